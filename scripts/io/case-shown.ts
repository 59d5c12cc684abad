// A case as a terminal shows it: where it stands, what was promised, what to do and the command for each; and all open cases as a list.
import type { CalendarDate } from '../procedure/calendar.ts'
import { daysFrom } from '../procedure/calendar.ts'
import {
  daysLeftInWords,
  LETTER_LABELS,
  LETTER_STATE_LABELS,
  OBLIGATION_LABELS,
  STATE_LABELS,
  STATUS_LABELS,
} from '../procedure/glossary.ts'
import { cameBackOn, deliveryOf } from '../procedure/letters/delivery.ts'
import { type LetterKind, type LetterRecord, letterName, letterState } from '../procedure/letters/record.ts'
import type { Obligation } from '../procedure/obligations.ts'
import type { CasePlan } from '../procedure/plan.ts'
import { concernsOf } from '../procedure/reminders.ts'
import { recordCommand } from '../views/case-command.ts'
import { nextOwed } from '../views/next-owed.ts'
import { recordText } from '../views/step-to-record.ts'
import { toDosOf, toDoText } from '../views/to-do.ts'
import { paint, table } from './terminal.ts'

/** Numbers, promises, dates and names of letters: never who complains, nor a word of the case. */
export function shownCase(plan: CasePlan): string {
  const { id, status, policy, obligations, situation } = plan
  const { today, letters } = situation
  return [
    paint(
      'bold',
      `${id} on ${today}: ${STATUS_LABELS.en[status]}, ${policy ? `under the policy of ${policy}` : 'from before the first policy'}.`,
    ),
    ...section('Promises', obligations.map(promise), 'Nothing is owed.'),
    ...toDoLines(plan),
    ...section(
      'Letters',
      [
        ...letters.filter(({ kind }) => kind !== 'reminder').map((letter) => onFile(letter, plan)),
        ...plan.letters.map(({ kind, due }) => ['', LETTER_LABELS.en[kind], due ? `goes out, for ${due}` : 'goes out']),
      ],
      'There is no letter yet.',
    ),
  ].join('\n')
}

function section(title: string, rows: readonly (readonly string[])[], none: string): string[] {
  return ['', paint('bold', title), ...(rows.length ? table(rows) : none).split('\n').map((row) => `  ${row}`)]
}

function promise({ kind, due, state, daysLeft, metOn, lapsedOn }: Obligation): string[] {
  const when = metOn ? `on ${metOn}` : lapsedOn ? `on ${lapsedOn}` : daysLeft === null ? '' : daysLeftInWords(daysLeft, 'en')
  return [due, OBLIGATION_LABELS.en[kind], STATE_LABELS.en[state], when]
}

function onFile(letter: LetterRecord, { situation: { read, organisation } }: CasePlan): string[] {
  const { timeZone } = organisation
  const arrived = deliveryOf(letter, read, timeZone)
  const state = letterState(letter)
  const standing =
    cameBackOn(letter, read, timeZone) && !arrived
      ? LETTER_STATE_LABELS.en.returned
      : arrived
        ? `${state === 'sent' ? LETTER_STATE_LABELS.en.sent : 'arrived'} on ${arrived.on}`
        : LETTER_STATE_LABELS.en[state]
  return [letterName(letter.path), LETTER_LABELS.en[letter.kind as LetterKind], standing]
}

function toDoLines(plan: CasePlan): string[] {
  const toDos = toDosOf(plan)
  if (!toDos.length) return section('What to do', [], 'Nothing, for now.')
  return [
    '',
    paint('bold', 'What to do'),
    ...toDos.flatMap((toDo) => [
      `  ${toDoText(toDo, 'en')}${dueIn(toDo.due, plan.situation.today)}`,
      ...toDo.records.flatMap((record) => [`    ${recordText(record, 'en')}`, `      ${paint('dim', recordCommand(plan.id, record))}`]),
    ]),
  ]
}

function dueIn(due: CalendarDate | null, today: CalendarDate): string {
  return due ? ` (by ${due}, ${daysLeftInWords(daysFrom(today, due), 'en')})` : ''
}

/** Every open case on a line, the most pressing first, with the first thing to do. */
export function shownList(plans: readonly CasePlan[]): string {
  const rows = plans
    .filter((plan) => plan.status !== 'closed' || concernsOf(plan).length > 0)
    .map((plan) => ({ plan, owed: nextOwed(plan), toDo: toDosOf(plan)[0] }))
    .sort((a, b) => (a.owed?.daysLeft ?? 9999) - (b.owed?.daysLeft ?? 9999))
    .map(({ plan, owed, toDo }) => [
      plan.id,
      STATUS_LABELS.en[plan.status],
      owed ? `${OBLIGATION_LABELS.en[owed.kind]}, ${owed.due}` : '',
      owed?.daysLeft == null ? '' : daysLeftInWords(owed.daysLeft, 'en'),
      toDo ? toDoText(toDo, 'en') : '',
    ])
  return rows.length ? table(rows) : 'No case is open.'
}
