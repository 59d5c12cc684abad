// The letters of a generated register: four for each case, in the form in which the nightly run writes them.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDocument } from '../io/files/case-files.ts'
import { readRegister } from '../io/files/register.ts'
import { addDays } from '../procedure/calendar.ts'
import { TODAY } from './generate-cases.ts'
import { PHRASES } from './phrases.ts'

const KINDS = ['acknowledgement', 'delay', 'interim', 'decision'] as const
export const LETTERS_A_CASE = KINDS.length

/** Writes the letters of every case below `root`, a generated register: ten days apart, sent at once. */
export function generateLetters(root: string): void {
  for (const { case: own } of readRegister(root, TODAY).cases) {
    const folder = join(root, 'letters', own.id)
    mkdirSync(folder, { recursive: true })
    const body = PHRASES[own.language].story.concat(PHRASES[own.language].findings).join('\n\n')
    for (const [index, kind] of KINDS.entries()) {
      const on = addDays(own.received, 1 + 10 * index)
      const fields = {
        case: own.id,
        kind,
        due: on,
        ...((kind === 'delay' || kind === 'interim') && { expected: addDays(on, 20) }),
        automatic: true,
        to: { name: own.complainant.name, address: `klant-${own.id}@example.org` },
        subject: `${own.language === 'nl' ? 'Uw klacht' : 'Your complaint'} ${own.id}: ${own.course ?? ''}`,
        language: own.language,
        messageId: `<${own.id}.${kind}-${on}@example.org>`,
        claimed: `${on}T04:17:09Z`,
        steps: 0,
        attempts: 1,
        sent: `${on}T04:17:11Z`,
        response: '250 OK: message queued',
        sha256: createHash('sha256').update(body).digest('hex'),
      }
      writeFileSync(join(folder, `${kind}-${on}.md`), writeDocument(fields, `${body}\n`))
    }
  }
}
