// What a letter says against what happened and what the client had been told when it was written.
import { addDays, type CalendarDate } from '../../procedure/calendar.ts'
import { POLICY } from '../example.ts'
import type { Fault, Letter, Register } from './life.ts'
import { type Claim, readLetter } from './reading.ts'
import { dateTold, type Entry, entriesOf, type Message, messagesOf, receiptOf, requestsOf } from './reckoning.ts'
import type { Meaning } from './sentences.ts'
import { DECISIONS, REASONS, SUMMARIES, TOLD, WISHES } from './words.ts'

/** What a claim is held against. */
interface Truth {
  readonly letter: Letter
  readonly today: CalendarDate
  /** The letters that the same run wrote. */
  readonly beside: readonly Letter[]
  readonly receipt: CalendarDate
  readonly entries: readonly Entry[]
  /** What had reached the client before this run. */
  readonly before: readonly Message[]
  /** The date by which the client expected a decision before this run. */
  readonly told: CalendarDate | null
  /** The days on which the policy asks for a decision: two weeks after receipt, or after a decision that had been told was taken back. */
  readonly byPolicy: readonly CalendarDate[]
  /** The days by which letters that were delivered promised a message. */
  readonly hearBy: readonly CalendarDate[]
  readonly register: Register
}

/** Null: the claim is true. Otherwise what would be. */
type Check = (claim: Claim, truth: Truth) => string | null

const happened =
  (kind: string): Check =>
  ({ date }, { entries }) =>
    entries.some(({ step, on, outOn }) => step.step === kind && on === date && !outOn) ? null : `no step "${kind}" stands on ${date}`

/** A step of this kind was taken back, and a message that told it reached the client on the day that the letter names. */
const mistaken =
  (what: Message['what'], kind: string): Check =>
  ({ date }, { before, entries }) => {
    const told = before.some((message) => message.on === date && (message.what === what || message.what === 'spoken'))
    const takenBack = entries.some(({ step, outOn }) => step.step === kind && outOn)
    return told && takenBack ? null : told ? `no step "${kind}" was taken back` : `no ${what} was told on that day`
  }

const everTold = (date: CalendarDate, { before, byPolicy }: Truth) =>
  byPolicy.includes(date) || before.some(({ expected }) => expected === date)

const CHECKS: Record<Meaning, Check> = {
  received: ({ date }, { receipt }) => (date === receipt ? null : `it was received on ${receipt}`),
  'decision-by': ({ date }, truth) => {
    const { letter, today, beside, told, byPolicy } = truth
    if (letter.expected !== date && letter.kind !== 'acknowledgement') return `its file says that the client was told ${letter.expected}`
    if (date < today) return 'that day has passed'
    if (letter.kind !== 'acknowledgement') return null
    const delay = beside.find(({ kind }) => kind === 'delay')
    if (delay) return date === delay.expected ? null : `the delay letter of the same run says ${delay.expected}`
    if (told && told >= today) return date === told ? null : `the client was told ${told}`
    return byPolicy.includes(date) ? null : `by the policy it is ${byPolicy.join(' or ')}`
  },
  'hear-by': ({ date }, { today, letter }) =>
    date < today ? 'that day has passed' : letter.expected && date >= letter.expected ? `the decision comes by ${letter.expected}` : null,
  'was-promised': ({ date }, { told }) =>
    date === told ? null : told ? `the client was told ${told}` : 'the client was never told a date',
  'promise-missed': ({ date }, { before, today }) =>
    date >= today
      ? 'that day has not passed'
      : before.some(({ expected }) => expected === date)
        ? null
        : 'the client was never told that day',
  'by-policy': ({ date }, { byPolicy, told, today }) =>
    !byPolicy.includes(date)
      ? `by the policy it is ${byPolicy.join(' or ')}`
      : date < today
        ? 'that day has passed'
        : told && byPolicy.length === 1
          ? `the client was told ${told}`
          : null,
  'policy-missed': ({ date }, { byPolicy, today }) =>
    !byPolicy.includes(date) ? `by the policy it is ${byPolicy.join(' or ')}` : date >= today ? 'that day has not passed' : null,
  'was-missed': (claim, truth) =>
    claim.date >= truth.today ? 'that day has not passed' : everTold(claim.date, truth) ? null : 'the client was never told that day',
  'named-today': ({ date }, { before, today }) =>
    before.some(({ on, expected }) => on === today && expected === date) ? null : 'no message of today that arrived named it',
  stands: ({ date }, { told, today }) =>
    date !== told ? `the date last told is ${told ?? 'none'}` : date < today ? 'that day has passed' : null,
  'hear-was-missed': ({ date }, { hearBy, before, today }) =>
    date >= today
      ? 'that day has not passed'
      : hearBy.includes(date) || before.some(({ on }) => addDays(on, POLICY.interimDays) === date)
        ? null
        : 'no letter that arrived said so, and no message was sent two weeks before it',
  'last-message': ({ date }, { before, today }) => {
    const last = before.findLast(({ what, on }) => on <= today && ['delay', 'interim', 'informed', 'spoken'].includes(what))
    return last?.on === date ? null : `the last message was of ${last?.on ?? 'no day'}`
  },
  'trainer-contacted': happened('trainer-contacted'),
  'complainant-contacted': happened('complainant-contacted'),
  'background-reviewed': happened('background-reviewed'),
  discussed: happened('discussed'),
  told: ({ date, told }, { entries }) =>
    entries.some(({ step, on, outOn }) => on === date && !outOn && step.told !== undefined && step.told.trim() === told?.trim())
      ? null
      : `no step of ${date} says so`,
  decided: ({ date }, { entries }) => {
    const last = entries.findLast(({ step, outOn }) => step.step === 'decided' && !outOn)
    return last?.on === date ? null : `the decision that stands is of ${last?.on ?? 'no day'}`
  },
  'earlier-decision': ({ date }, { before }) =>
    before.some(({ what, on }) => what === 'decision' && on === date) ? null : 'no decision was told on that day',
  'mistaken-decision': mistaken('decision', 'decided'),
  'mistaken-withdrawal': mistaken('withdrawal', 'withdrawn'),
  'mistaken-referral': mistaken('referral', 'referred'),
  'mistaken-delay': mistaken('delay', 'delayed'),
  withdrew: happened('withdrawn'),
  'asked-mediator': ({ date }, { entries }) =>
    requestsOf(entries).some(({ first }) => first.on === date) ? null : `no request for the mediator began on ${date}`,
  referred: happened('referred'),
  'judgment-by': ({ date }, truth) => judgmentOn(date, truth) ?? (date < truth.today ? 'that day has passed' : null),
  'judgment-missed': ({ date }, truth) => judgmentOn(date, truth) ?? (date < truth.today ? null : 'that day has not passed'),
  written: ({ date }, { today }) => (date === today ? null : `it was written on ${today}`),
}

function judgmentOn(date: CalendarDate, { entries }: Truth): string | null {
  const referred = requestsOf(entries).at(-1)?.referred[0]
  if (!referred) return 'there is no referral'
  const due = addDays(referred.on, POLICY.mediationDays)
  return date === due ? null : `four weeks after the referral is ${due}`
}

/** Every untruth in a letter that was just written. `written` are all letters of the same run. */
export function untruths(register: Register, letter: Letter, written: readonly Letter[], today: CalendarDate): Fault[] {
  const reading = readLetter(letter.body, letter.language)
  const truth = truthOf(register, letter, written, today)
  const fault = (rule: string, message: string): Fault => ({ on: today, rule, message: `${letter.name}: ${message}` })
  return [
    ...reading.unknown.map((sentence) => fault('unknown sentence', `sentences.ts does not know what this claims: “${sentence}”`)),
    ...reading.wrongWeekdays.map((written) => fault('weekday', `“${written}” is not that day of the week`)),
    ...reading.claims.flatMap((claim) => {
      const wrong = CHECKS[claim.means](claim, truth)
      return wrong ? [fault(`untrue ${letter.kind} ${claim.means}`, `“${claim.sentence}”, but ${wrong}`)] : []
    }),
    ...wordsThatMayNotStand(truth).map(({ rule, message }) => fault(`untrue ${letter.kind} ${rule}`, message)),
  ]
}

function truthOf(register: Register, letter: Letter, written: readonly Letter[], today: CalendarDate): Truth {
  const receipt = receiptOf(register)
  const entries = entriesOf(register.steps)
  const before = messagesOf(register).filter((message) => !message.letter || !written.includes(message.letter))
  return {
    register,
    letter,
    today,
    beside: written.filter((other) => other !== letter),
    receipt,
    entries,
    before,
    told: dateTold(before),
    byPolicy: [
      addDays(receipt, POLICY.decisionDays),
      ...entries.flatMap(({ step, on }) => (step.step === 'retracted' && step.of === 'decided' ? [addDays(on, POLICY.decisionDays)] : [])),
    ],
    hearBy: before.flatMap(({ letter: earlier }) =>
      earlier ? readLetter(earlier.body, earlier.language).claims.flatMap(({ means, date }) => (means === 'hear-by' ? [date] : [])) : [],
    ),
  }
}

const SORRY = /spijt|sorry|apolog|excus/i
const OUTCOMES = {
  nl: { upheld: 'gegrond', 'partly-upheld': 'gedeeltelijk gegrond', 'not-upheld': 'ongegrond' },
  en: { upheld: 'upheld', 'partly-upheld': 'partly upheld', 'not-upheld': 'not upheld' },
} as const
const TO_DO = {
  'trainer-contacted': /^- (met de (trainer|betrokken medewerker) over uw klacht spreken|speak with the (trainer|colleague concerned))/m,
  'complainant-contacted': /^- (met u over uw klacht spreken|speak with you about)/m,
  'background-reviewed': /^- (de achtergrond en de afspraken|go over the background)/m,
  discussed: /^- (het probleem met u bespreken|discuss the problem)/m,
} as const

/** The letter without what people wrote in it, and without talks with the trainer that took place. */
function withoutStaffWords(body: string, claims: readonly Claim[]): string {
  const spoken = claims.filter(({ means }) => means === 'trainer-contacted').map(({ sentence }) => sentence)
  const words = [SUMMARIES, WISHES, TOLD, REASONS, DECISIONS].flatMap(({ nl, en }) => [...nl, ...en])
  return [...words, ...spoken].reduce<string>((text, word) => text.replaceAll(word, ''), body)
}

/** What a letter claims without a date: an outcome, an apology, a promise of another letter, what is still to be done, who is who. */
function wordsThatMayNotStand({ letter, register, entries, beside, today, before }: Truth): { rule: string; message: string }[] {
  const wrong: { rule: string; message: string }[] = []
  const say = (rule: string, message: string) => wrong.push({ rule, message })
  const { body, language, kind } = letter
  const { head, life } = register
  const decided = entries.findLast(({ step, outOn }) => step.step === 'decided' && !outOn)
  const claims = readLetter(body, language).claims

  if (kind === 'acknowledgement' && SORRY.test(body) && !claims.some(({ means }) => means === 'was-missed' || means.startsWith('mistaken')))
    say('apology', 'it apologises, and no date that was promised has passed')
  if (/apart bericht|separate message/i.test(body) && !beside.some((other) => other.kind === 'delay' || other.kind === 'decision'))
    say('promised letter', 'it promises a separate message, and none was written')
  if (kind === 'decision' && decided) {
    const outcome = OUTCOMES[language][decided.step.outcome as keyof (typeof OUTCOMES)['nl']]
    const said = /(?:uw klacht is|your complaint is) ([a-z ]+)\./.exec(body)?.[1]
    if (said !== outcome) say('outcome', `it says “${said}”, and the decision is “${outcome}”`)
  }
  if (
    kind === 'referral' &&
    !decided &&
    !before.some(({ what }) => what === 'decision') &&
    /uitkomst|outcome|beslissing|decision/i.test(body)
  )
    say('outcome', 'it speaks of an outcome, and there is none')
  const referred = entries.some(({ step, on, outOn }) => step.step === 'referred' && !outOn && on <= today)
  if (kind === 'acknowledgement' && referred && /beslissing nemen|nemen nu een beslissing|take a decision/i.test(body))
    say('after referral', 'it says that we take a decision, and the complaint is with the mediator')
  if (kind === 'acknowledgement' && decided) say('after decision', 'it tells what will be done, and the decision has been taken')
  for (const [name, pattern] of Object.entries(TO_DO))
    if (pattern.test(body) && entries.some(({ step, outOn }) => step.step === name && !outOn))
      say('to do', `it says that this is still to be done: ${name}`)
  const trainers = life.organisation.trainers.map(({ id }) => id)
  if (
    /\bde trainer\b|betrokken trainer|\bthe trainer\b/i.test(withoutStaffWords(body, claims)) &&
    !head.about.some((id) => trainers.includes(id))
  )
    say('trainer', 'it speaks of the trainer, and the complaint is about none')
  if (/opdrachtgever|with the client|to the client/i.test(body)) say('client', 'it speaks of the client to the client')
  for (const note of ['Boos aan de telefoon', 'Nog niemand bereikt', 'Verkeerd', 'Retour gekomen', 'De directie'])
    if (body.includes(note)) say('note', 'an internal note stands in it')
  if (!letter.address && /op dit bericht (te )?antwoorden|antwoord op dit bericht|reply(ing)? to this message/i.test(body))
    say('reply', 'it is printed, and asks to reply to this message')
  for (const { id, name, until } of [...life.organisation.staff, ...life.organisation.mediators]) {
    if (!body.includes(name)) continue
    if (until && until < today && !(decided && decided.step.by === id)) say('has left', `${id} left on ${until}`)
    if (head.about.includes(id) && decided?.step.by !== id) say('about', `${id} is complained about`)
  }
  if (kind === 'interim' && before.some((message) => message.letter?.kind === 'interim' && message.letter.body === body))
    say('same words', 'it is word for word an earlier one')
  return wrong
}
