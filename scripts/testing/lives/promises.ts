// Every date told is kept, or taken back in another message by that day, unless nobody was able to run or the client could not be reached.
import { addDays, type CalendarDate } from '../../procedure/calendar.ts'
import { POLICY } from '../example.ts'
import type { Fault, Letter, Register } from './life.ts'
import { readLetter } from './reading.ts'
import { entriesOf, isBefore, type Message, messagesOf } from './reckoning.ts'
import { HEAR_WITHIN } from './sentences.ts'
import type { PastRun, Watch } from './watch.ts'

/** A day by which the client was told to expect the decision, or any message. */
interface Promised {
  readonly what: 'decision' | 'message'
  readonly by: CalendarDate
  readonly made: Message
  /** The day from which the register knew that it was made, and how many steps the file had then. */
  readonly knownOn: CalendarDate
  readonly steps: number
}

/** What keeps the automatic letter of its day back, as long as the promised day lies ahead. */
const BLOCKING: readonly Message['what'][] = ['delay', 'interim', 'informed', 'spoken']

/** The promises that nobody kept, looked back on at the end of a life. */
export function brokenPromises({ register, runs }: Watch, end: CalendarDate): Fault[] {
  const messages = messagesOf(register)
  return promisesOf(register, messages).flatMap((promised): Fault[] => {
    if (promised.by >= end || isKept(promised, messages, register) || isExcused(promised, runs, register)) return []
    const { what, by, made } = promised
    const where = made.letter?.name ?? `the step "informed" of ${made.on}`
    return [
      {
        on: addDays(by, 1),
        rule: `broken promise of a ${what} ${made.what}`,
        message: `${where} told the client to expect a ${what} by ${by}; by then nothing came, the runs were able to write, and no letter was waiting for somebody`,
      },
    ]
  })
}

function promisesOf(register: Register, messages: readonly Message[]): Promised[] {
  return messages.flatMap((made): Promised[] => {
    const { letter, entry, on, expected, what } = made
    if (letter) {
      const knownOn = letter.sentOn ?? register.recordedOn[made.place] ?? on
      const steps = letter.sentOn ? 0 : made.place + 1
      // A letter on paper names no day, and counts from the day on which it arrives.
      const within = HEAR_WITHIN[letter.language].test(letter.body)
        ? [{ what: 'message', by: addDays(on, POLICY.interimDays), made, knownOn, steps } as const]
        : []
      const dated = readLetter(letter.body, letter.language).claims.flatMap(({ means, date }): Promised[] => {
        const what = means === 'decision-by' || means === 'stands' ? 'decision' : means === 'hear-by' ? 'message' : null
        // What arrives on the very day that it names leaves nothing to be kept.
        return what && date > on ? [{ what, by: date, made, knownOn, steps }] : []
      })
      return [...dated, ...within]
    }
    if (what === 'informed' && entry && expected && expected > on)
      return [{ what: 'decision', by: expected, made, knownOn: register.recordedOn[entry.place] ?? on, steps: entry.place + 1 }]
    return []
  })
}

function isKept({ what, by, made }: Promised, messages: readonly Message[], register: Register): boolean {
  const after = messages.filter((message) => message.on <= by && isAfter(message, made))
  if (after.some((message) => message.what === 'decision' || message.what === 'withdrawal')) return true
  // What came before and settled it: a decision that was told, a withdrawal, a referral, a case that was closed with the client knowing.
  const ends = ['withdrawn', 'referred', 'closed']
  if (entriesOf(register.steps).some(({ step, on }) => ends.includes(step.step) && on <= by)) return true
  if (messages.some((message) => message.what === 'decision' && message.on <= by)) return true
  if (what === 'decision') {
    // A receipt that is posted after a newer date was told names an old one, as its own day shows.
    const { letter } = made
    if (
      letter &&
      made.what === 'acknowledgement' &&
      messages.some((told) => isNaming(told) && told.on >= letter.claimedOn && told.on <= made.on)
    )
      return true
    const newer = [...after, ...messages.filter((message) => message.on <= by && isWrittenAfter(message, made))]
    return newer.some(
      (message) => message.what === 'delay' || (message.expected !== null && message.expected !== by && message.what !== 'acknowledgement'),
    )
  }
  const from = addDays(by, -POLICY.interimDays)
  // Brought by hand, days after it was written: the client has just heard.
  if (made.letter && made.on > from && made.on > made.letter.claimedOn) return true
  return messages.some((message) => message.on <= by && message.on > from && isAfter(message, made) && message.what !== 'acknowledgement')
}

/** Whether a message names a day for the decision that lies ahead of it. */
function isNaming({ what, expected, on }: Message): boolean {
  return (what === 'delay' || what === 'informed') && expected !== null && expected > on
}

/** From when a promise counts: a mailed letter that was brought later promises what it promised when it was written. */
function madeAt({ letter, on, place }: Message): Pick<Message, 'on' | 'place'> {
  return letter?.address && letter.claimedOn < on ? { on: letter.claimedOn, place: letter.steps - 0.5 } : { on, place }
}

/** Whether a message came after a promise. */
function isAfter(message: Message, made: Message): boolean {
  return message !== made && !isBefore(message, madeAt(made))
}

/** Whether both are letters, and this one was written on a later day: it counts, even where the older one was brought after it. */
function isWrittenAfter(message: Message, made: Message): boolean {
  return message.letter !== null && made.letter !== null && message.letter.claimedOn > made.letter.claimedOn
}

/** Whether nobody could have kept it: no run in time, a letter that waits for a person, or a decision that is on its way. */
function isExcused({ by, made, knownOn, steps }: Promised, runs: readonly PastRun[], register: Register): boolean {
  const lead = addDays(by, -register.life.organisation.norms.automaticLeadDays)
  // Nobody writes on the day of a message, unless the promise ends that day.
  const from = [addDays(made.on, 1), knownOn, lead].reduce((latest, on) => (on > latest ? on : latest))
  const heardOn = new Set(messagesOf(register).flatMap(({ what, on }) => (BLOCKING.includes(what) ? [on] : [])))
  const inTime = runs.filter(({ on, steps: read }) => read >= steps && on >= from && on <= by && (on === by || !heardOn.has(on)))
  const last = inTime.at(-1)
  // With automatic letters switched off, or a case from before the first policy version, a person has a task to write.
  if (!last || last.tasks.some(({ kind }) => kind === 'write' || kind === 'watch-terms')) return true
  const waits = last.undelivered.some(isAbout)
  // One that the server took or somebody brought, and that came back afterwards.
  const since = made.letter?.claimedOn ?? made.on
  const isInTime = (on: CalendarDate) => on >= since && on <= by
  const wasBrought = ({ name }: Letter) =>
    register.steps.some(({ step, letter, on }) => step === 'delivered' && letter === name && isInTime(on))
  const tried = register.letters.some(
    (letter) => isAbout(letter) && letter !== made.letter && (isInTime(letter.claimedOn) || wasBrought(letter)),
  )
  // The file as it stood then: what has been recorded since was not known.
  const known = entriesOf(register.steps.slice(0, last.steps))
  const settled = known.some(({ step, outOn }) => ['decided', 'withdrawn', 'closed', 'referred'].includes(step.step) && !outOn)
  // Words to the client that turned out to be a mistake afterwards.
  const mistaken = entriesOf(register.steps).some(
    ({ step, on, outOn }) => step.step === 'informed' && on >= made.on && on <= by && outOn && outOn > on,
  )
  return waits || tried || settled || mistaken
}

function isAbout({ kind }: Letter): boolean {
  return kind === 'delay' || kind === 'interim' || kind === 'decision' || kind === 'acknowledgement'
}
