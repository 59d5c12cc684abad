// A generated register on disk: the invented organisation and as many cases as asked for.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegister } from '../testing/register-folder.ts'
import { chance, generateCase, MOST_CASES } from './generate-cases.ts'

/** One case in this many has a folder with a document. */
const WITH_DOCUMENTS = 25

/** Writes a valid register of `cases` cases into `root`, an empty folder. Throws where the numbers of the years do not suffice. */
export function generateRegister(root: string, cases: number): void {
  if (cases > MOST_CASES) throw new Error(`at most ${MOST_CASES} cases fit in the numbers of the years`)
  writeRegister(root)
  for (const folder of ['cases', 'letters']) mkdirSync(join(root, folder), { recursive: true })
  for (let index = 0; index < cases; index++) {
    const { id, text } = generateCase(index)
    writeFileSync(join(root, 'cases', `${id}.md`), text)
    if (index % WITH_DOCUMENTS === 0) {
      mkdirSync(join(root, 'cases', id))
      writeFileSync(join(root, 'cases', id, 'offerte.txt'), `Offerte ${chance(index).whole(1000, 9999)}\n`)
    }
  }
}
