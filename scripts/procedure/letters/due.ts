// Which letters a case calls for today: what the nightly run does by itself, and what a step asked it to do.
import { addDays, type CalendarDate, daysFrom } from '../calendar.ts'
import { type Case, firstStep } from '../case.ts'
import { type Facts, isOver, sentOn } from '../facts.ts'
import { isOwed, type Obligation } from '../obligations.ts'
import type { Organisation } from '../organisation.ts'
import type { Policy } from '../policy.ts'
import { claimedOn, type LetterKind, type LetterRecord, letterState } from './record.ts'
import type { LetterFacts } from './text.ts'
import { happenings, interimDates, senderOf, toDo, writeLetter } from './write.ts'

/** A letter that is to be written and sent today. */
export interface LetterDue {
  readonly case: string
  readonly kind: LetterKind
  /** Where it is kept, below the root of the register. The path is the idempotency key: one fact, one letter. */
  readonly path: string
  /** The due date the letter answers; null where its path has none. */
  readonly due: CalendarDate | null
  /** Delay and interim: the date of the decision that the client is told. */
  readonly expected: CalendarDate | null
  /** Whether no step asked for it. */
  readonly automatic: boolean
  readonly to: { readonly name: string; readonly address: string | null }
  readonly language: Case['language']
  readonly subject: string
  readonly body: string
  /** The path of the acknowledgement that was mailed, so that the letters stay together; null where there is none. */
  readonly inReplyTo: string | null
}

export interface Situation {
  /** As it was known today: see `asOf`. */
  readonly file: Case
  readonly letters: readonly LetterRecord[]
  readonly facts: Facts
  readonly obligations: readonly Obligation[]
  readonly policy: Policy
  readonly organisation: Organisation
  readonly today: CalendarDate
}

/** A letter that is called for, before it is known whether one has been written for it already. */
interface Wanted<Kind extends LetterKind = LetterKind> {
  readonly kind: Kind
  readonly due: CalendarDate | null
  readonly expected: CalendarDate | null
  readonly automatic: boolean
  readonly says: LetterFacts[Kind]
  /** Whether a letter on file answers this very fact. */
  readonly answeredBy: (letter: LetterRecord) => boolean
}

type Rule = (situation: Situation) => Wanted | null

/** One rule for each kind of letter, in the order in which they go out. */
const RULES: readonly Rule[] = [
  // Acknowledgement not yet sent (P1).
  ({ file, obligations, facts }) => {
    const acknowledgement = owed(obligations, 'acknowledgement')
    const decision = obligations.find(({ kind }) => kind === 'decision')
    if (!acknowledgement || !decision?.due || facts.closedOn) return null
    return wanted('acknowledgement', {
      automatic: true,
      says: { summary: file.summary, wish: file.wish ?? null, decisionDue: decision.due },
    })
  },

  // A step `delayed` asks for a delay letter; otherwise the promise is kept even when everybody forgets (P6).
  (situation) => askedDelay(situation) ?? automaticDelay(situation),

  // Interim letter, a day ahead (P6). A delay letter that goes out today is a message itself and takes its place.
  (situation) => {
    const { obligations, organisation, today, facts, file, policy } = situation
    const interim = owed(obligations, 'interim')
    const previous = facts.messages.at(-1)
    if (!interim?.due || !previous || isSettled(facts) || daysFrom(today, interim.due) > organisation.norms.automaticLeadDays) return null
    if (askedDelay(situation) ?? automaticDelay(situation)) return null
    const next = addDays(today, policy.interimDays)
    return wanted('interim', {
      due: interim.due,
      expected: previous.expected,
      automatic: true,
      says: {
        previous: previous.on,
        due: interim.due,
        done: happenings(file, previous.on),
        toDo: toDo(file),
        expected: previous.expected,
        next: next < previous.expected ? next : null,
      },
    })
  },

  // Step `decided` (P5).
  ({ file, facts, organisation }) => {
    const decided = firstStep(file, 'decided')
    if (!decided || facts.decisionSentOn || facts.withdrawnOn || facts.closedOn) return null
    const decidedBy = organisation.staff.find(({ id }) => id === decided.by)?.name ?? organisation.name
    return wanted('decision', { says: { decidedOn: decided.on, outcome: decided.outcome, text: decided.letter, decidedBy } })
  },

  // Step `referred` (P8). Each request for the mediator has a letter of its own.
  ({ facts, policy, letters, file, organisation }) => {
    const mediation = facts.mediations.find((mediation) => mediation.referredOn && !mediation.letterSentOn && !isOver(mediation))
    if (!mediation?.referredOn) return null
    const from = mediation.referredOn
    const earlier = letters
      .filter((letter) => letter.kind === 'referral' && claimedOn(letter, organisation.timeZone) < from)
      .map(({ path }) => path)
    return wanted('referral', {
      says: { requestedOn: mediation.requestedOn, referredOn: from, due: addDays(from, policy.mediationDays) },
      answeredBy: (letter) => letter.case === file.id && !earlier.includes(letter.path),
    })
  },

  // Step `withdrawn`. A case closed with a reason, in spite of what was open, asks for no more letters.
  ({ file, facts }) => {
    if (!facts.withdrawnOn || facts.withdrawalConfirmedOn || firstStep(file, 'closed')?.despite) return null
    return wanted('withdrawal', { says: { withdrawnOn: facts.withdrawnOn } })
  },
]

function wanted<Kind extends LetterKind>(
  kind: Kind,
  letter: Pick<Wanted<Kind>, 'says'> & Partial<Omit<Wanted<Kind>, 'kind' | 'says'>>,
): Wanted {
  const due = letter.due ?? null
  return {
    kind,
    due,
    expected: null,
    automatic: false,
    answeredBy: (other: LetterRecord) => (other.due ?? null) === due,
    ...letter,
  } as unknown as Wanted
}

/** No delay or interim letter goes out once the decision is recorded, the complaint withdrawn or the case closed. */
function isSettled(facts: Facts): boolean {
  return facts.decidedOn !== null || facts.withdrawnOn !== null || facts.closedOn !== null
}

function owed(obligations: readonly Obligation[], kind: Obligation['kind']): Obligation | null {
  return obligations.findLast((obligation) => obligation.kind === kind && isOwed(obligation)) ?? null
}

/** The promise that a delay letter would answer: the date last named, or the term of the decision. */
function promisedDate({ obligations }: Situation): CalendarDate | null {
  return (owed(obligations, 'new-date') ?? owed(obligations, 'decision'))?.due ?? null
}

/** The last step `delayed`, while its letter has not been written and its date still lies ahead. */
function askedDelay(situation: Situation): Wanted | null {
  const { file, letters, facts, organisation, today } = situation
  const step = file.steps.findLast((step) => step.step === 'delayed')
  const promised = promisedDate(situation)
  if (step?.step !== 'delayed' || !promised || isSettled(facts) || step.expected <= today) return null
  // Only the last letter that was asked for can be this step's: earlier ones name dates that have been replaced.
  const last = letters.findLast(
    (letter) => letter.kind === 'delay' && !letter.automatic && letterState(letter) !== 'deferred' && !isReplaceable(letter, file, today),
  )
  if (last && last.expected === step.expected && claimedOn(last, organisation.timeZone) >= step.on) return null
  return delay(situation, { promised, expected: step.expected, reason: step.reason, automatic: false, answeredBy: () => false })
}

function automaticDelay(situation: Situation): Wanted | null {
  const { facts, organisation, today } = situation
  const promised = promisedDate(situation)
  // A date that was named today is not taken back the same day, however near it is.
  if (facts.messages.some(({ kind, on }) => kind === 'delay' && on === today)) return null
  if (!promised || isSettled(facts) || daysFrom(today, promised) > organisation.norms.automaticLeadDays) return null
  return delay(situation, { promised, expected: addDays(today, organisation.norms.automaticExtensionDays), reason: null, automatic: true })
}

function delay(
  { file, policy, today }: Situation,
  {
    promised,
    expected,
    reason,
    automatic,
    answeredBy,
  }: { promised: CalendarDate; expected: CalendarDate; reason: string | null; automatic: boolean; answeredBy?: Wanted['answeredBy'] },
): Wanted {
  return wanted('delay', {
    due: promised,
    expected,
    automatic,
    says: {
      promised,
      expected,
      reason,
      done: happenings(file, null),
      toDo: toDo(file),
      interims: interimDates(today, expected, policy.interimDays),
    },
    ...(answeredBy && { answeredBy }),
  })
}

/**
 * A letter that may be written anew: it did not reach the client as far as anybody knows, and either the address is another one
 * now, or the date it names has passed, so that it would no longer be true.
 */
function isReplaceable(letter: LetterRecord, file: Case, today: CalendarDate): boolean {
  const state = letterState(letter)
  if (state === 'sent') return false
  if (letter.expected && letter.expected <= today) return true
  return state !== 'claimed' && (letter.to.address ?? null) !== (file.complainant.email ?? null)
}

/** The letters to write today, with their texts. None for facts that a letter on file answers already. */
export function lettersDue(situation: Situation): LetterDue[] {
  const { file, letters, policy, organisation, today } = situation
  const own = letters.filter((letter) => letter.case === file.id)
  const taken = new Set(own.map(({ path }) => path))
  const due: LetterDue[] = []
  for (const rule of RULES) {
    const letter = rule(situation)
    if (!letter || (letter.automatic && !organisation.norms.automaticLetters)) continue
    // What was sent and left the promise standing answered another fact: a delay letter names the date that is owed now.
    const waiting = own.filter(
      (other) => other.kind === letter.kind && letterState(other) !== 'deferred' && !sentOn(other, file.steps, organisation.timeZone),
    )
    if (waiting.some((other) => letter.answeredBy(other) && !isReplaceable(other, file, today))) continue
    const deferred = own.find(
      (other) => other.kind === letter.kind && letterState(other) === 'deferred' && (other.due ?? null) === letter.due,
    )
    const path = deferred?.path ?? freePath(file.id, letter, taken)
    taken.add(path)
    const { subject, body } = writeLetter(letter.kind, file.language, senderOf(file, policy, organisation, today), letter.says as never)
    due.push({
      case: file.id,
      kind: letter.kind,
      path,
      due: letter.due,
      expected: letter.expected,
      automatic: letter.automatic,
      to: { name: file.complainant.name, address: file.complainant.email ?? null },
      language: file.language,
      subject,
      body,
      inReplyTo:
        letter.kind === 'acknowledgement' ? null : (own.find((other) => other.kind === 'acknowledgement' && other.sent)?.path ?? null),
    })
  }
  return due
}

function freePath(id: string, { kind, due }: Wanted, taken: ReadonlySet<string>): string {
  const base = `letters/${id}/${due ? `${due}-` : ''}${kind}`
  for (let number = 1; ; number++) {
    const path = number === 1 ? `${base}.md` : `${base}-${number}.md`
    if (!taken.has(path)) return path
  }
}

/** Whether a letter that was claimed and never answered for still says something true, so that it may be sent once more. */
export function isStillTrue(letter: LetterRecord, { facts, today }: Pick<Situation, 'facts' | 'today'>): boolean {
  switch (letter.kind) {
    case 'acknowledgement':
      return !facts.acknowledgedOn && !facts.withdrawnOn
    case 'delay':
    case 'interim':
      return !isSettled(facts) && (letter.expected ?? today) > today
    case 'decision':
      return !facts.decisionSentOn && !facts.withdrawnOn
    case 'referral':
      return facts.mediations.some((mediation) => mediation.referredOn && !mediation.letterSentOn && !isOver(mediation))
    case 'withdrawal':
      return facts.withdrawnOn !== null && !facts.withdrawalConfirmedOn
    case 'reminder':
      return letter.path.includes(`/${today}-`)
    default:
      return letter.kind satisfies never
  }
}
