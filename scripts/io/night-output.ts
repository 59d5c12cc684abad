// What a nightly run tells people: numbers, kinds of letter and outcomes.
import { LETTER_LABELS } from '../procedure/glossary.ts'
import { flagText } from './flags.ts'
import type { Night } from './night.ts'
import type { Delivery } from './outbox.ts'
import { paint, problemLine } from './terminal.ts'

const OUTCOMES: Record<Delivery['outcome'], string> = {
  sent: 'sent',
  refused: 'REFUSED: the client has not been reached',
  'not-sent': 'not sent, stays claimed for the next run',
  unknown: 'handed over, no answer: tried once more by a later run',
  'to-print': 'to print',
}

/** `2026-0014  delay letter  sent` */
export function deliveryLine({ case: id, kind, path, outcome }: Delivery): string {
  const what = kind === 'reminder' ? 'reminder to staff' : LETTER_LABELS.en[kind]
  const where = outcome === 'to-print' ? `  ${path}` : ''
  return `${(id ?? 'staff').padEnd(9)}  ${what.padEnd(26)}  ${outcome === 'sent' ? OUTCOMES[outcome] : paint(outcome === 'to-print' ? 'yellow' : 'red', OUTCOMES[outcome])}${where}`
}

/** The end of a run in lines, and whether something needs a person (exit code 1). */
export function nightReport({ planned, deliveries, flags, down, remote }: Night): { lines: string[]; needsSomebody: boolean } {
  const { register, plans, problems, broken, today } = planned
  const count = (outcome: Delivery['outcome'], kind: 'letters' | 'reminders') =>
    deliveries.filter((delivery) => delivery.outcome === outcome && (delivery.kind === 'reminder') === (kind === 'reminders')).length
  const failed = deliveries.filter(({ outcome }) => outcome !== 'sent' && outcome !== 'to-print')
  const lines = [
    `${today}: ${register.files} files read, ${plans.length} cases, ${problems.length ? `${problems.length} problems in ${broken.length} files` : 'no problems'}.`,
    deliveries.length
      ? `Sent: ${count('sent', 'letters')} letters and ${count('sent', 'reminders')} reminders. To print: ${count('to-print', 'letters')}. Not delivered: ${failed.length}.`
      : 'Nothing to send.',
    flags.length
      ? `Flagged: ${flags.length === 1 ? 'one case' : `${flags.length} cases`}.`
      : 'Nothing is overdue, and every client has been reached.',
    ...flags.map((flag) => paint('red', `  ${flagText(flag)}`)),
    ...problems.map(problemLine),
    ...(remote ? [] : ['This repository has no remote: the letters are kept on this machine only.']),
    ...(down ? [paint('red', `A service was down: ${down}. What was not sent stays for the next run.`)] : []),
  ]
  return { lines, needsSomebody: problems.length > 0 || failed.length > 0 || down !== null }
}
