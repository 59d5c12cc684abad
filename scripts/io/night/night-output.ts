// What a nightly run tells people: numbers, kinds of letter and outcomes.
import { LETTER_LABELS } from '../../procedure/glossary.ts'
import { flagText } from '../flags.ts'
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

/** The end of a run in lines, and whether something needs a person (exit code 1). */
export function nightReport({ planned, deliveries, flags, down, localOnly }: Night): { lines: string[]; needsSomebody: boolean } {
  const { register, plans, problems, broken, today } = planned
  const count = (outcome: Delivery['outcome'], kind: 'letters' | 'reminders') =>
    deliveries.filter((delivery) => delivery.outcome === outcome && (delivery.kind === 'reminder') === (kind === 'reminders')).length
  const failed = deliveries.filter(({ outcome }) => outcome !== 'sent' && outcome !== 'to-print')
  const lines = [
    `${today}: ${register.files} files read, ${plans.length} cases, ${problems.length ? `${problems.length} problems in ${broken.length} files` : 'no problems'}.`,
    deliveries.length
      ? `Sent: ${count('sent', 'letters')} letters and ${count('sent', 'reminders')} reminders. To print: ${count('to-print', 'letters')}. Not delivered: ${failed.length}.`
      : 'Nothing to send.',
    flags === null
      ? 'The flags are as they were: the letters could not be read.'
      : flags.length
        ? `Flagged: ${flags.length === 1 ? 'one case' : `${flags.length} cases`}.`
        : 'Nothing is overdue, and every client has been reached.',
    ...(flags ?? []).map((flag) => paint('red', `  ${flagText(flag)}`)),
    ...problems.map(problemLine),
    ...(localOnly ? ['This repository has no remote: the letters are kept on this machine only.'] : []),
    ...(down ? [paint('red', `A service was down: ${down}. What was not sent stays for the next run.`)] : []),
  ]
  return { lines, needsSomebody: problems.length > 0 || failed.length > 0 || down !== null }
}
