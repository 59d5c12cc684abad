// The lines that a page offers for copying, as somebody pastes them who fills in every marked place.
import { readYamlFile } from '../io/files/case-files.ts'
import { addDays, type CalendarDate } from '../procedure/calendar.ts'
import { readyLine, type StepToRecord } from '../views/step-to-record.ts'

/** What somebody writes in a marked place; any other takes a text. */
const FILLED_IN: Record<string, (today: CalendarDate) => string> = {
  how: () => 'post',
  outcome: () => 'upheld',
  expected: (today) => addDays(today, 7),
}

/** The ready line of a step with its marked places filled in. `text` is what stands in a text. */
export function withMarkedPlacesFilledIn(
  record: StepToRecord,
  today: CalendarDate,
  by: string,
  text = 'Wij wachten op het rooster.',
): string {
  return readyLine(record, today, by)
    .replaceAll(/\b(how|outcome|expected): …/g, (_, name: string) => `${name}: ${FILLED_IN[name]?.(today)}`)
    .replaceAll('…', text)
}

/** The same as the register reads it, before any schema. */
export function filledIn(...of: Parameters<typeof withMarkedPlacesFilledIn>): Record<string, string> {
  const { steps } = readYamlFile(`steps:\n${withMarkedPlacesFilledIn(...of)}\n`).yaml.value as { steps: [Record<string, string>] }
  return steps[0]
}
