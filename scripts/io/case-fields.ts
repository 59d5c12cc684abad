// The fields of a case or a step as somebody gives them: on the command line, in a file, or asked for one by one.
import { type AskedField, asTyped, faultIn } from '../procedure/asked-fields.ts'
import { ended } from '../views/problem-in-words.ts'
import type { Ask } from './ask.ts'
import { CouldNotRun } from './command.ts'

/** Values by the name of their field, as they go into the file: texts, lists, and the group `complainant`. */
export type Values = Readonly<Record<string, unknown>>

/** The frontmatter's fields of a new case, and `body`, from JSON. Nothing of the text is ever repeated. Throws CouldNotRun. */
export function newCaseFrom(json: string): { readonly fields: Values; readonly body: string | null } {
  let value: unknown
  try {
    value = JSON.parse(json, withoutNothing)
  } catch {
    throw new CouldNotRun('The file of --fields is no JSON. Write the fields as {"received": "2026-11-03", "channel": "email", …}.')
  }
  if (!isGroup(value))
    throw new CouldNotRun('The file of --fields must hold one object: {"received": "2026-11-03", "channel": "email", …}.')
  const { body = null, ...fields } = value
  if (body !== null && typeof body !== 'string') throw new CouldNotRun('In the file of --fields, "body" must be a text.')
  return { fields, body }
}

/** What is null is left out. */
function withoutNothing(_: string, value: unknown): unknown {
  return Array.isArray(value) ? value.filter(() => true) : value === null ? undefined : value
}

function isGroup(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value of a field; `complainant.name` stands in its group. */
export function valueOfField(values: Values, name: string): unknown {
  const [group = '', inner] = name.split('.')
  const value = values[group]
  return inner === undefined ? value : isGroup(value) ? value[inner] : undefined
}

/** The values with another one for this field. */
export function withValue(values: Values, name: string, value: unknown): Values {
  const [group = '', inner] = name.split('.')
  if (inner === undefined) return { ...values, [group]: value }
  const before = values[group]
  return { ...values, [group]: { ...(isGroup(before) ? before : {}), [inner]: value } }
}

/** Asks for each of these fields until the answer is good on its own. `hint`: what can be chosen, where the schema does not know. */
export async function askFor(
  ask: Ask,
  fields: readonly AskedField[],
  values: Values,
  hint: (field: AskedField) => readonly string[],
): Promise<Values> {
  let all = values
  for (const field of fields) all = withValue(all, field.name, await answerTo(ask, field, valueOfField(all, field.name), hint(field)))
  return all
}

async function answerTo(ask: Ask, field: AskedField, standing: unknown, choices: readonly string[]): Promise<unknown> {
  const { name, isRequired, sentence, value } = field
  const words = value.kind === 'choice' ? value.of : choices
  const untold = words.every((word) => sentence.en.includes(word)) ? [] : words
  const some = value.kind === 'list' ? ' With commas between them.' : ''
  ask.tell(`\n${sentence.en}${untold.length ? ` (${untold.join(', ')})` : ''}${some}${isRequired ? '' : ' Enter leaves it out.'}`)
  const already = Array.isArray(standing) ? `[${standing.join(', ')}]` : typeof standing === 'string' ? standing : ''
  for (;;) {
    const typed = await (value.kind === 'lines' ? ask.lines : ask.line)(name, already)
    const answer = asTyped(field, typed)
    const fault = answer === undefined && !isRequired ? null : faultIn(field, answer)
    if (!fault) return answer
    const [first = '', ...rest] = fault.en
    ask.tell(ended(first.toUpperCase() + rest.join('')))
  }
}
