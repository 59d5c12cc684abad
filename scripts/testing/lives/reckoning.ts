// What was told to the client and what reached the client, worked out once more from the words of the procedure, in the plainest way
// and without the code under test: where the two differ, one of them is wrong.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Letter, Register, WrittenStep } from './life.ts'

/** A step with its place in the file, and the day on which it was taken out as a mistake, with the place of the retraction. */
export interface Entry {
  readonly step: WrittenStep
  readonly on: CalendarDate
  readonly place: number
  outOn: CalendarDate | null
  outPlace: number | null
}

/** The steps in the order in which they are read: by their day, on one day as they stand in the file. */
export function entriesOf(steps: readonly WrittenStep[]): Entry[] {
  const entries: Entry[] = steps.map((step, place) => ({ step, on: step.on, place, outOn: null, outPlace: null }))
  for (const { step, place } of entries) {
    if (step.step !== 'retracted') continue
    const meant = entries.findLast(
      (other) =>
        other.place < place && other.step.step === step.of && other.on === step.recorded && !other.outOn && step.of !== 'retracted',
    )
    if (!meant) continue
    // With a decision go those that it replaced.
    const along = (other: Entry) =>
      step.of === 'decided' && other.step.step === 'decided' && other.place < place && isBefore(other, meant) && !other.outOn
    for (const gone of [...entries.filter(along), meant]) {
      gone.outOn = step.on
      gone.outPlace = place
    }
  }
  return entries.sort((a, b) => (isBefore(a, b) ? -1 : 1))
}

/** Whether something comes before something else: by day, on one day by its place in the file. */
export function isBefore(a: Pick<Entry, 'on' | 'place'>, b: Pick<Entry, 'on' | 'place'>): boolean {
  return a.on < b.on || (a.on === b.on && a.place < b.place)
}

export function lastCorrectionOf(steps: readonly WrittenStep[], field: string): WrittenStep | null {
  const standing = entriesOf(steps).filter(({ step, outOn }) => step.step === 'corrected' && step.field === field && !outOn)
  return standing.at(-1)?.step ?? null
}

/** R: the day of receipt as the file has it by now. */
export function receiptOf({ head, steps }: Pick<Register, 'head' | 'steps'>): CalendarDate {
  return (lastCorrectionOf(steps, 'received')?.to as CalendarDate | undefined) ?? head.received
}

const WRITTEN = ['email', 'post', 'by-hand']
export const isWritten = (how: string | undefined) => how !== undefined && WRITTEN.includes(how)

/** The day a letter reached the client and its place among the steps of that day; null where nothing says that it did. */
export function deliveryOf(letter: Letter, entries: readonly Entry[]): { on: CalendarDate; place: number } | null {
  const naming = entries.filter(({ step, outOn }) => step.letter === letter.name && !outOn)
  const back = naming.findLast(({ step }) => step.step === 'undelivered')
  if (letter.sentOn && !letter.returnedOn && !back) return { on: letter.sentOn, place: letter.steps - 0.5 }
  const handed = naming.find((entry) => entry.step.step === 'delivered' && (!back || isBefore(back, entry)))
  return handed ? { on: handed.on, place: handed.place } : null
}

/** The last step of a kind that stood when a letter was written: the one it answers. Null where none did. */
export function lastOf(kind: string, letter: Letter, { steps }: Pick<Register, 'steps'>): Entry | null {
  return entriesOf(steps.slice(0, letter.steps)).findLast(({ step, outOn }) => step.step === kind && !outOn) ?? null
}

/** Something that reached the client. `expected` is the date it names, whether or not that counts. */
export interface Message {
  readonly on: CalendarDate
  readonly place: number
  readonly what: 'acknowledgement' | 'delay' | 'interim' | 'informed' | 'spoken' | 'decision' | 'withdrawal' | 'referral'
  readonly letter: Letter | null
  readonly entry: Entry | null
  readonly expected: CalendarDate | null
}

/** Everything that reached the client about a decision, in the order in which it did. */
export function messagesOf(register: Register): Message[] {
  const entries = entriesOf(register.steps)
  const messages: Message[] = []
  for (const letter of register.letters) {
    const delivered = deliveryOf(letter, entries)
    if (delivered) messages.push({ ...delivered, what: letter.kind, letter, entry: null, expected: letter.expected })
  }
  for (const entry of entries) {
    const { step, on, place } = entry
    const expected = (step.expected as CalendarDate | undefined) ?? null
    if (step.step === 'informed' && !entry.outOn) messages.push({ on, place, what: 'informed', letter: null, entry, expected })
    if (step.step === 'notified' && !entry.outOn && !isWritten(step.how))
      messages.push({ on, place, what: 'spoken', letter: null, entry, expected: null })
    if (step.step === 'referred' && step.how) messages.push({ on, place, what: 'referral', letter: null, entry, expected: null })
    if (step.step === 'notified' && !entry.outOn && isWritten(step.how)) {
      const decided = endsBefore(entries, entry)
      messages.push({ on, place, what: decided ?? 'decision', letter: null, entry, expected: null })
    }
  }
  return messages.sort((a, b) => (isBefore(a, b) ? -1 : 1))
}

/** Whether a step stood on a day, whatever was taken back since. */
export function stoodOn({ on, outOn }: Pick<Entry, 'on' | 'outOn'>, day: CalendarDate): boolean {
  return on <= day && !(outOn && outOn <= day)
}

/** The last of `decided` and `withdrawn` that stood just before a step. */
export function endedBefore(entries: readonly Entry[], entry: Entry): Entry | null {
  const stood = ({ outOn, outPlace }: Entry) => !outOn || outPlace === null || isBefore(entry, { on: outOn, place: outPlace })
  const ends = (other: Entry) => other.step.step === 'decided' || other.step.step === 'withdrawn'
  return entries.findLast((other) => isBefore(other, entry) && ends(other) && stood(other)) ?? null
}

function endsBefore(entries: readonly Entry[], entry: Entry): 'decision' | 'withdrawal' | null {
  const last = endedBefore(entries, entry)
  return last ? (last.step.step === 'decided' ? 'decision' : 'withdrawal') : null
}

/** The date by which the client expects a decision, as the client knows it: the last that was told, on or before a day. Null: none. */
export function dateTold(messages: readonly Message[]): CalendarDate | null {
  let told: CalendarDate | null = null
  let named = false
  let by: Message | null = null
  for (const message of messages) {
    const { what, expected, on, letter } = message
    if (!expected || expected <= on) continue
    if (what === 'delay' || what === 'informed') {
      told = expected
      named = true
      by = message
    } else if (what === 'acknowledgement' && !named && !told) told = expected
    else if (what === 'interim' && (!named || (told && expected < told && by && !by.letter && letter && by.place >= letter.steps))) {
      told = expected
      named = true
    }
  }
  return told
}

/** Where a case stands, roughly: enough to choose what happens next. */
export function standing({ steps }: Pick<Register, 'steps'>) {
  const entries = entriesOf(steps).filter(({ outOn }) => !outOn)
  const has = (kind: string) => entries.some(({ step }) => step.step === kind)
  const last = requestsOf(entries).at(-1)
  return {
    decided: has('decided'),
    withdrawn: has('withdrawn'),
    closed: has('closed'),
    inMediation: last !== undefined && last.end === null,
    referred: last !== undefined && last.referred.length > 0,
    judged: last !== undefined && last.judged !== null,
    investigated: ['trainer-contacted', 'complainant-contacted', 'background-reviewed', 'discussed'].map(
      (kind) => [kind, has(kind)] as const,
    ),
  }
}

/** One request for the mediator after another, with the steps that belong to each. */
export interface Request {
  readonly first: Entry
  readonly referred: Entry[]
  judged: Entry | null
  executed: Entry | null
  end: Entry | null
}

/** The requests in the steps that were not taken out. */
export function requestsOf(entries: readonly Entry[]): Request[] {
  const requests: Request[] = []
  for (const entry of entries) {
    if (entry.outOn) continue
    let last = requests.at(-1)
    const kind = entry.step.step
    if ((kind === 'dissatisfied' || kind === 'referred') && (!last || last.end)) {
      last = { first: entry, referred: [], judged: null, executed: null, end: null }
      requests.push(last)
    }
    if (!last || last.end) continue
    if (kind === 'referred') last.referred.push(entry)
    if (kind === 'judged') last.judged ??= entry
    if (kind === 'executed') last.executed ??= entry
    if (kind === 'accepted' || kind === 'executed' || (kind === 'judged' && !entry.step.measures)) last.end = entry
  }
  return requests
}
