// What may become of a letter file once it is on record: answers are added, and nothing else (P7). Two versions of it in, what is
// wrong out.
import { type LetterRecord, letterState } from './record.ts'

/** A letter file as it stood in one commit: its fields, and the text as the client reads it. */
export interface LetterText {
  readonly fields: Omit<LetterRecord, 'path'>
  readonly body: string
}

/** What an attempt may change: what the mail server answered. */
const ANSWERS = ['sent', 'refused', 'returned', 'response', 'attempts'] as const

/** The fields that were changed although nobody may, or `text`; empty where all is well. */
export function rewritten(before: LetterText, after: LetterText): string[] {
  const { fields } = before
  // Known never to have left, so it is written anew under its name, with the dates of that day.
  if (letterState(fields) === 'not-delivered') return []
  const isAnswered = fields.sent !== undefined || fields.refused !== undefined
  // Tried once more, the same letter says how many steps its plan had read by then.
  const free = new Set<string>(isAnswered ? ANSWERS : [...ANSWERS, 'steps'])
  const names = [...new Set([...Object.keys(fields), ...Object.keys(after.fields)])] as (keyof LetterText['fields'])[]
  const changed = names.filter((name) => JSON.stringify(fields[name]) !== JSON.stringify(after.fields[name]))
  const isFinal = (name: keyof LetterText['fields']) => (name === 'sent' || name === 'returned') && fields[name] !== undefined
  return [...changed.filter((name) => !free.has(name) || isFinal(name)), ...(before.body === after.body ? [] : ['text'])]
}
