// Invented case files, as text: one that is well under way, and as many new ones as a run is to acknowledge.
import { writeDocument } from '../io/files/case-files.ts'

/** The fields of a good case up to its steps, which are the last field, and its body. */
export const CASE_HEAD = `received: 2026-11-03
channel: email
language: nl
complainant:
  name: Jan de Vries
  email: jan@example.org
  role: participant
about: [peter-smit]
handler: anna-jansen
category: trainer
summary: De trainer kwam te laat.
`
export const STEPS = `steps:
  - { on: 2026-11-05, step: trainer-contacted, by: anna-jansen }
  - { on: 2026-11-06, step: complainant-contacted, by: anna-jansen }
`
export const CASE = `---\n${CASE_HEAD}${STEPS}---\nIn zijn eigen woorden.\n`

/** The day of receipt of a new case, and the day on which tests run the night unless they say otherwise. */
export const DAY = '2026-11-20'

/** A case file: a complaint of that day that calls for an acknowledgement and nothing else, but for the fields given. */
export function caseText(fields: Readonly<Record<string, unknown>> = {}, body = 'In the words of the complainant.\n'): string {
  const complainant = { name: 'Jan de Vries', email: 'jan@client.example', role: 'client' }
  const plain = {
    received: DAY,
    channel: 'email',
    language: 'nl',
    complainant,
    about: ['peter-smit'],
    handler: 'anna-jansen',
    category: 'trainer',
    summary: 'De trainer kwam te laat.',
  }
  return writeDocument({ ...plain, ...fields }, body)
}

/** `count` new cases, each with an address of its own, as files. */
export function casesOf(count: number, fields: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(4, '0'))
  return Object.fromEntries(
    numbers.map((number) => {
      const complainant = { name: `Client ${number}`, email: `c${number}@client.example`, role: 'client' }
      return [`cases/2026-${number}.md`, caseText({ complainant, ...fields })]
    }),
  )
}
