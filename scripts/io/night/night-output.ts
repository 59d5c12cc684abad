// What a nightly run tells people: numbers, kinds of letter and outcomes.
import { LETTER_LABELS } from '../../procedure/glossary.ts'
import { type LetterRecord, letterState } from '../../procedure/letters/record.ts'
import type { PlannedRegister } from '../files/plan-register.ts'
import { flagLine, putBackLine } from '../flags.ts'
import { paint, problemLine } from '../terminal.ts'
import type { Night } from './night.ts'
import type { Delivery } from './outbox.ts'

/** What became of a letter in words; in red, what somebody must know of. */
function outcomeText({ outcome, kind, path, attempts }: Delivery): string {
  switch (outcome) {
    case 'sent':
      return 'sent'
    case 'to-print':
      return `${paint('yellow', 'to print')}  ${path}`
    case 'refused':
      return paint('red', kind === 'reminder' ? 'REFUSED by the mail server' : 'REFUSED: the client has not been reached')
    case 'not-sent':
      return paint('red', 'not sent, stays for the next run')
    case 'unknown':
      return paint('red', `handed over, no answer: ${attempts > 1 ? 'left to a person' : 'tried once more by a later run'}`)
    default:
      return outcome satisfies never
  }
}

/** `2026-0014  delay letter  sent` */
export function deliveryLine(delivery: Delivery): string {
  const what = delivery.kind === 'reminder' ? 'reminder to staff' : LETTER_LABELS.en[delivery.kind]
  return `${(delivery.case ?? 'staff').padEnd(9)}  ${what.padEnd(26)}  ${outcomeText(delivery)}`
}

const NOT_SIGNED =
  'The record of the letters is not signed: whoever may push could change it. Make a key for the register with npm run -s doctor -- --fix.'

/** The end of a run in lines, and whether something needs a person (exit code 1). */
export function nightReport({ planned, deliveries, flags, down, pastMidnight, localOnly, isSigned, putBacks }: Night): {
  lines: string[]
  needsSomebody: boolean
} {
  const { register, plans, problems, broken, today } = planned
  const count = (outcome: Delivery['outcome'], kind: 'letters' | 'reminders') =>
    deliveries.filter((delivery) => delivery.outcome === outcome && (delivery.kind === 'reminder') === (kind === 'reminders')).length
  const failed = deliveries.filter(({ outcome }) => outcome !== 'sent' && outcome !== 'to-print')
  const lines = [
    `${today}: ${register.files} files read, ${plans.length} cases, ${problems.length ? `${problems.length} problems in ${broken.length} files` : 'no problems'}.`,
    deliveries.length
      ? `Sent: ${count('sent', 'letters')} letters and ${count('sent', 'reminders')} reminders. To print: ${count('to-print', 'letters')}. Not delivered: ${failed.length}.`
      : 'Nothing to send.',
    ...troublesOf(deliveries).map((trouble) => paint('red', trouble)),
    ...flagLines(flags, openEnds(planned, failed)),
    ...problems.map(problemLine),
    ...putBacks.map((putBack) => paint('red', putBackLine(putBack))),
    ...(isSigned === false ? [NOT_SIGNED] : []),
    ...(localOnly ? ['This repository has no remote: the letters are kept on this machine only.'] : []),
    ...(pastMidnight ? ['Midnight has passed since this run began: reminders and flags are left to the next run.'] : []),
    ...(down ? [paint('red', `A service was down: ${down}. What was not sent stays for the next run.`)] : []),
  ]
  return { lines, needsSomebody: problems.length > 0 || failed.length > 0 || down !== null || putBacks.length > 0 }
}

/** What kept letters from going out, each thing once, with the next step. */
function troublesOf(deliveries: readonly Delivery[]): string[] {
  return [...new Set(deliveries.flatMap(({ trouble }) => (trouble ? [`Not sent: ${trouble.found}. ${trouble.next}`] : [])))]
}

/** What is flagged; and that all is well only where nothing is left open either. */
function flagLines(flags: Night['flags'], open: readonly string[]): string[] {
  if (flags === null) return ['The flags are as they were.', ...open]
  if (flags.length) {
    const flagged = flags.length === 1 ? 'one case' : `${flags.length} cases`
    return [`Flagged: ${flagged}.`, ...flags.map((flag) => paint('red', `  ${flagLine(flag)}`)), ...open]
  }
  return open.length ? ['No case is flagged, but:', ...open] : ['Nothing is overdue, and every client has been reached.']
}

/** What keeps anybody from saying that every client has been reached, although it is no flag. */
function openEnds({ plans, broken, register }: PlannedRegister, failed: readonly Delivery[]): string[] {
  const toPrint = plans.flatMap(({ tasks }) => tasks).filter(({ kind }) => kind === 'print').length
  const unanswered = [...register.letters.values()]
    .flatMap(withoutAnswer)
    .filter(({ path }) => !failed.some((delivery) => delivery.path === path)).length
  const some = (count: number, one: string, many: string) => (count ? [`  ${count === 1 ? one : `${count} ${many}`}`] : [])
  return [
    ...some(
      broken.length,
      'one file cannot be used: nobody knows what is owed in it',
      'files cannot be used: nobody knows what is owed in them',
    ),
    ...some(failed.length, 'one message of this run was not delivered', 'messages of this run were not delivered'),
    ...some(unanswered, 'one letter has no answer from the mail server yet', 'letters have no answer from the mail server yet'),
    ...some(toPrint, 'one letter waits to be printed and delivered', 'letters wait to be printed and delivered'),
  ]
}

/** The letters of a case that may not have arrived: claimed or not handed over, and no later one of their kind is on file. */
function withoutAnswer(letters: readonly LetterRecord[]): LetterRecord[] {
  return letters.filter(
    (letter, index) =>
      ['claimed', 'not-delivered'].includes(letterState(letter)) && !letters.slice(index + 1).some(({ kind }) => kind === letter.kind),
  )
}
