// A generated register on disk: organisation.yml, one policy version, and as many cases as asked for.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chance, generateCase, MEDIATOR, MOST_CASES, STAFF, TRAINERS } from './generate-cases.ts'

const person = (id: string) => `  - { id: ${id}, name: ${id}, email: ${id}@example.org }`

const ORGANISATION = `name: The Square Mile
timeZone: Europe/Amsterdam
site: https://klachten.example.org
contact: { email: klachten@example.org, phone: "+31 20 555 01 00", address: [Voorbeeldstraat 1] }
sender: { name: The Square Mile, email: klachten@example.org }
staff:
${STAFF.map(person).join('\n')}
trainers:
${TRAINERS.map(person).join('\n')}
mediators:
${person(MEDIATOR)}
norms:
  acknowledgementDays: 1
  referralDays: 2
  reminderDays: [4, 2, 1]
  automaticLetters: true
  automaticLeadDays: 1
  automaticExtensionDays: 14
`

const TERMS = `decisionDays: 14
interimDays: 14
mediationDays: 28
mediator: ${MEDIATOR}
`

/** One case in this many has a folder with a document. */
const WITH_DOCUMENTS = 25

/** Writes a valid register of `cases` cases into `root`, an empty folder. Throws where the numbers of the years do not suffice. */
export function generateRegister(root: string, cases: number): void {
  if (cases > MOST_CASES) throw new Error(`at most ${MOST_CASES} cases fit in the numbers of the years`)
  mkdirSync(join(root, 'cases'), { recursive: true })
  mkdirSync(join(root, 'site/policy/2014-11-06'), { recursive: true })
  writeFileSync(join(root, 'organisation.yml'), ORGANISATION)
  writeFileSync(join(root, 'site/policy/2014-11-06/terms.yml'), TERMS)
  for (let index = 0; index < cases; index++) {
    const { id, text } = generateCase(index)
    writeFileSync(join(root, 'cases', `${id}.md`), text)
    if (index % WITH_DOCUMENTS === 0) {
      mkdirSync(join(root, 'cases', id))
      writeFileSync(join(root, 'cases', id, 'offerte.txt'), `Offerte ${chance(index).whole(1000, 9999)}\n`)
    }
  }
}
