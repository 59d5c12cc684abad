// The shape of a workflow file as far as the rules about workflows look: jobs, steps, texts. Plain data from YAML in.

export type Fields = { readonly [key: string]: unknown }

export interface WorkflowFile {
  /** Without folder and ending: `nightly`. */
  readonly name: string
  readonly text: string
  /** What a YAML reader makes of the text. */
  readonly yaml: Fields
}

export interface Step {
  readonly uses: string | null
  readonly run: string | null
  readonly fields: Fields
}

export interface Job {
  readonly id: string
  readonly fields: Fields
  readonly permissions: Fields
  readonly steps: readonly Step[]
}

/** A mapping; an empty one for anything else. */
export function fieldsOf(value: unknown): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {}
}

export function jobsOf({ yaml }: WorkflowFile): Job[] {
  return Object.entries(fieldsOf(yaml.jobs)).map(([id, job]) => {
    const fields = fieldsOf(job)
    const steps = Array.isArray(fields.steps) ? fields.steps : []
    return { id, fields, permissions: fieldsOf(fields.permissions), steps: steps.map(stepOf) }
  })
}

function stepOf(step: unknown): Step {
  const fields = fieldsOf(step)
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return { uses: text(fields.uses), run: text(fields.run), fields }
}

/** What starts the workflow, by name; `on: push` and `on: [push]` too. */
export function triggersOf({ yaml }: WorkflowFile): Fields {
  const { on } = yaml
  if (typeof on === 'string') return { [on]: {} }
  if (Array.isArray(on)) return Object.fromEntries(on.map((name) => [String(name), {}]))
  return fieldsOf(on)
}

/** The slots of the schedule. */
export function slotsOf(file: WorkflowFile): { cron: string; timezone: string | null }[] {
  const { schedule } = triggersOf(file)
  if (!Array.isArray(schedule)) return []
  return schedule.map((slot) => {
    const { cron, timezone } = fieldsOf(slot)
    return { cron: String(cron), timezone: typeof timezone === 'string' ? timezone : null }
  })
}

/** Every text inside a value, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}
