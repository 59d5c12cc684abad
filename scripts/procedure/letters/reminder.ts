// The daily reminder to a member of staff: numbers, promises, dates and links. Never a word of a complaint.
import type { CalendarDate } from '../calendar.ts'
import { flagText } from '../flag-text.ts'
import { daysLeftInWords, OBLIGATION_LABELS } from '../glossary.ts'
import { PUT_BACK_ADVICE, putBackText } from '../put-back.ts'
import type { Digest } from '../reminders.ts'
import { taskText } from '../task-text.ts'
import { dateInFull } from '../wording.ts'

/** Subject and text of a reminder, in Dutch. `link` gives the address of a case file for a number. */
export function writeReminder(
  { person, concerns, tasks, flags, broken, waiting, putBacks }: Digest,
  today: CalendarDate,
  link: (id: string) => string,
): { subject: string; body: string } {
  const overdue = concerns.filter(({ obligation }) => (obligation.daysLeft ?? 0) < 0).length
  const soon = concerns.length - overdue
  const counts = [
    overdue && `${overdue} te laat`,
    soon && `${soon} bijna zover`,
    flags.length && `${flags.length} gemeld`,
    tasks.length && `${tasks.length} te doen`,
    broken.length && `${broken.length} onleesbaar`,
    waiting.length && `${waiting.length} nog niet samengevoegd`,
    putBacks.length && 'iemand schreef in de brieven',
  ].filter(Boolean)
  const rows = [...concerns]
    .sort((a, b) => (a.obligation.daysLeft ?? 0) - (b.obligation.daysLeft ?? 0))
    .map(
      ({ case: id, obligation: { kind, due, daysLeft } }) =>
        `| ${[id, OBLIGATION_LABELS.nl[kind], dateInFull(due, 'nl'), daysLeftInWords(daysLeft ?? 0, 'nl'), link(id)].join(' | ')} |`,
    )
  const blocks = [
    `Beste ${person.name},`,
    `Dit vragen de klachten van u op ${dateInFull(today, 'nl')}.`,
    ...(rows.length ? [['| klacht | wat wij hebben beloofd | uiterlijk | | dossier |', '|---|---|---|---|---|', ...rows].join('\n')] : []),
    ...(flags.length ? ['Gemeld:', flags.map(({ case: id, flag }) => `- ${id}: ${flagText(flag, 'nl')}`).join('\n')] : []),
    ...(tasks.length ? ['Te doen:', tasks.map(({ case: id, task }) => `- ${id}: ${taskText(task, 'nl')}`).join('\n')] : []),
    ...(broken.length
      ? [
          'Deze bestanden zijn niet te lezen. Zolang dat zo is, krijgt de klager geen bericht en telt niemand de termijn:',
          broken.map((file) => `- ${file}`).join('\n'),
        ]
      : []),
    ...(waiting.length
      ? [
          'Deze klachten wachten in een voorstel. De termijn loopt al, en er gaat geen brief uit zolang het niet is samengevoegd:',
          waiting
            .map(({ case: id, pull, received }) => `- ${id}: ontvangen op ${dateInFull(received, 'nl')}, voorstel #${pull}`)
            .join('\n'),
        ]
      : []),
    ...(putBacks.length ? [PUT_BACK_ADVICE, putBacks.map((note) => `- ${putBackText(note)}`).join('\n')] : []),
    'U krijgt dit bericht hooguit één keer per dag. Het verdwijnt als de stap in het dossier staat.',
  ]
  return { subject: `Klachten: ${counts.join(', ')}`, body: `${blocks.join('\n\n')}\n` }
}
