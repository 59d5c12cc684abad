// Everything that a person can do now in a case, the most pressing first: its tasks, and what the procedure asks next.
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Language } from '../procedure/case.ts'
import { type LetterKind, type LetterRecord, letterName } from '../procedure/letters/record.ts'
import type { CasePlan } from '../procedure/plan.ts'
import { hasActiveHandler, type Situation } from '../procedure/situation.ts'
import { taskText } from '../procedure/task-text.ts'
import { TASK_KINDS, type Task, type TaskKind } from '../procedure/tasks.ts'
import { NEXT_KINDS, type NextKind, nextInProcedure } from './next-in-procedure.ts'
import { recorded, type StepToRecord } from './step-to-record.ts'

export const TO_DO_KINDS = [...TASK_KINDS, ...NEXT_KINDS] as const
export type ToDoKind = TaskKind | NextKind

export interface ToDo {
  readonly kind: ToDoKind
  /** The last day on which it is in time; null where it has none. */
  readonly due: CalendarDate | null
  /** The letter that it is about, where one is on file. */
  readonly letter: LetterRecord | null
  /** The kind of that letter, also where none is on file. */
  readonly letterKind: LetterKind | null
  /** The day on which that letter was written, or on which the client was told what is to be taken back. */
  readonly letterOn: CalendarDate | null
  /** The steps that record it, one of which is enough; none where it is recorded otherwise. */
  readonly records: readonly StepToRecord[]
}

/** What a person can do now in a case; the first is the next thing to do. Empty where there is nothing. */
export function toDosOf({ situation, tasks }: Pick<CasePlan, 'situation' | 'tasks'>): ToDo[] {
  const next = nextInProcedure(situation).map((one): ToDo => ({ ...one, letter: null, letterKind: null, letterOn: null }))
  const decides = next.some(({ kind }) => kind === 'decide')
  return [
    // To name a date is part of deciding.
    ...tasks.filter(({ kind, letter }) => !(decides && kind === 'write' && letter === 'delay')).map((task) => fromTask(task, situation)),
    ...next,
  ].sort((a, b) => compared(urgency(a, situation), urgency(b, situation)))
}

/** The id of who most likely records it: the handler; null where the handler has left or is complained about. */
export function recorderOf({ situation }: Pick<CasePlan, 'situation'>): string | null {
  const { handler, about } = situation.file
  return hasActiveHandler(situation) && !about.includes(handler) ? handler : null
}

const RECORDS: Record<TaskKind, (task: Task) => readonly StepToRecord[]> = {
  print: ({ path }) => [recorded('delivered', { letter: nameOf(path), how: 'post' })],
  'not-reached': ({ path }) => [recorded('delivered', { letter: nameOf(path), how: null })],
  unknown: ({ path }) => [
    recorded('delivered', { letter: nameOf(path), how: null }),
    recorded('undelivered', { letter: nameOf(path), reason: null }),
  ],
  'take-back': () => [recorded('informed', { told: null })],
  write: ({ letter }) => (letter ? [INSTEAD[letter]] : []),
  unattended: () => [recorded('progress', { told: null })],
  refer: () => [recorded('referred')],
  'tell-judgment-late': () => [recorded('informed', { told: null })],
  'watch-terms': () => [],
  'new-handler': () => [],
  close: () => [recorded('closed')],
}

/** The step that records that what a letter says was told in another way. */
const INSTEAD: Record<LetterKind, StepToRecord> = {
  acknowledgement: recorded('acknowledged', { how: null }),
  delay: recorded('informed', { expected: null }),
  interim: recorded('informed', { told: null }),
  decision: recorded('notified', { how: null }),
  referral: recorded('referred', { how: null }),
  withdrawal: recorded('notified', { how: null }),
}

function nameOf(path: string | null): string | null {
  return path && letterName(path)
}

function fromTask(task: Task, { letters }: Situation): ToDo {
  const { kind, due, path, letter: letterKind, letterOn } = task
  return { kind, due, letter: letters.find((letter) => letter.path === path) ?? null, letterKind, letterOn, records: RECORDS[kind](task) }
}

/** What waits for the client: what was told and is not true, and a letter that the client does not have. */
const OWED_TO_CLIENT: readonly ToDoKind[] = ['take-back', 'tell-judgment-late']
const NOT_ARRIVED: readonly ToDoKind[] = ['not-reached', 'unknown', 'print', 'write', 'new-handler']
const ORDER: readonly ToDoKind[] = [...OWED_TO_CLIENT, ...NOT_ARRIVED, 'refer', ...NEXT_KINDS, ...TASK_KINDS]

/** Compared part by part: what is overdue or was told to the client, then letters that did not arrive, then by due date, closing last. */
function urgency({ kind, due }: ToDo, { today }: Situation): (number | string)[] {
  const isLate = due !== null && due < today
  const group = kind === 'close' ? 4 : isLate || OWED_TO_CLIENT.includes(kind) ? 0 : NOT_ARRIVED.includes(kind) ? 1 : due ? 2 : 3
  // On its last day a decision, or another date, comes before what would have led to it.
  const isLastDay = kind === 'decide' && due !== null && due <= today
  return [group, due ?? '9999', isLastDay ? ORDER.indexOf(NEXT_KINDS[0]) - 0.5 : ORDER.indexOf(kind)]
}

function compared(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((part, index) => part !== b[index])
  if (at < 0) return 0
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1
}

const NEXT_TEXTS: Record<Language, Record<NextKind, string>> = {
  nl: {
    'hear-trainer': 'Spreek met de trainer over de klacht.',
    'hear-colleague': 'Spreek met de betrokken medewerker over de klacht.',
    'hear-complainant': 'Spreek met de klager over de klacht.',
    review: 'Bekijk de achtergrond en het contract opnieuw.',
    discuss: 'Bespreek het probleem met de klager.',
    decide: 'Neem een beslissing, of laat de klager weten wanneer die komt.',
    'ask-judgment': 'Vraag de bemiddelaar om het oordeel.',
    execute: 'Voer het oordeel van de bemiddelaar uit.',
  },
  en: {
    'hear-trainer': 'Speak to the trainer about the complaint.',
    'hear-colleague': 'Speak to the colleague concerned about the complaint.',
    'hear-complainant': 'Speak to the complainant about the complaint.',
    review: 'Review the background and the contract again.',
    discuss: 'Discuss the problem with the complainant.',
    decide: 'Take a decision, or tell the client when it will come.',
    'ask-judgment': 'Ask the mediator for the judgment.',
    execute: 'Carry out the judgment of the mediator.',
  },
}

/** What to do, as a sentence. Urgency stands in `due` only. */
export function toDoText({ kind, letterKind, letterOn }: ToDo, language: Language): string {
  return isTask(kind) ? taskText({ kind, letter: letterKind, letterOn }, language) : NEXT_TEXTS[language][kind]
}

function isTask(kind: ToDoKind): kind is TaskKind {
  return (TASK_KINDS as readonly ToDoKind[]).includes(kind)
}
