// A small register in a temporary folder, for tests and soaks: an organisation, a policy version and whatever files are asked for.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const ORGANISATION = `name: The Square Mile
timeZone: Europe/Amsterdam
site: https://klachten.example.org
contact: { email: klachten@example.org, phone: "+31 20 555 01 00", address: [Voorbeeldstraat 1, 1000 AA Amsterdam] }
sender: { name: The Square Mile, email: klachten@example.org }
staff:
  - { id: anna-jansen, name: Anna Jansen, email: anna@example.org }
  - { id: bram-visser, name: Bram Visser, email: bram@example.org }
  - { id: carla-mulder, name: Carla Mulder, email: carla@example.org, from: 2020-01-01, until: 2026-06-30 }
trainers:
  - { id: peter-smit, name: Peter Smit, email: peter@example.org }
mediators:
  - { id: shona-ackerman, name: Shona Ackerman, email: mediator@example.org }
norms:
  acknowledgementDays: 1
  referralDays: 2
  reminderDays: [4, 2, 1]
  automaticLetters: true
  automaticLeadDays: 1
  automaticExtensionDays: 14
`

export const TERMS = `decisionDays: 14
interimDays: 14
mediationDays: 28
mediator: shona-ackerman
`

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

const made: string[] = []

/** A new folder, until `removeTemporaryFolders`. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  made.push(folder)
  return folder
}

export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A register in a new temporary folder; `files` are paths below it and their texts, and may replace the given ones. */
export function registerFolder(files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder('register')
  writeFiles(root, { 'organisation.yml': ORGANISATION, 'site/policy/2014-11-06/terms.yml': TERMS, ...files })
  return root
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}
