// The command that records a step, ready to be typed in a terminal.
import { TO_FILL_IN } from '../procedure/text.ts'
import type { StepToRecord } from './step-to-record.ts'

/** `npm run -s case -- step 2026-0014 delivered --letter 2026-11-17-delay --how …`: `…` stands for what only the person knows. */
export function recordCommand(id: string, { step, by, fields }: StepToRecord): string {
  const options = Object.entries({ ...(by && { by }), ...fields }).map(([name, value]) => ` --${name} ${value ?? TO_FILL_IN}`)
  return `npm run -s case -- step ${id} ${step}${options.join('')}`
}
