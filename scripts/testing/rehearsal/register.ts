// A register to rehearse on: a temporary folder with a bare remote, clones of it, and cases that call for letters.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseDocument, readDocument, writeDocument } from '../../io/files/case-files.ts'
import { git } from '../../io/git/git.ts'
import { type LetterRecord, letterSchema } from '../../procedure/letters/record.ts'

/** The day on which rehearsals take place, unless a test says otherwise. */
export const DAY = '2026-11-20'

export interface Rehearsal {
  readonly folder: string
  /** The bare repository that everybody shares. */
  readonly remote: string
  /** The first clone. */
  readonly root: string
  /** Writes files (paths below a clone's root), commits and pushes main. */
  readonly commit: (files: Readonly<Record<string, string>>, clone?: string) => Promise<void>
  /** Another machine: a fresh clone. */
  readonly clone: (name: string) => Promise<string>
  /** The letters as the remote knows them, with their bodies, by path. */
  readonly letters: (repository?: string) => Promise<Map<string, KnownLetter>>
  readonly remove: () => void
}

export type KnownLetter = Omit<LetterRecord, 'path'> & { readonly body: string }

export const ORGANISATION = `name: The Square Mile
timeZone: Europe/Amsterdam
site: https://klachten.example.org
contact: { email: klachten@example.org, phone: "+31 20 555 01 00", address: [Voorbeeldstraat 1] }
sender: { name: The Square Mile, email: register@example.org }
staff:
  - { id: anna-jansen, name: Anna Jansen, email: anna@example.org }
  - { id: bram-visser, name: Bram Visser, email: bram@example.org }
trainers: [{ id: peter-smit, name: Peter Smit, email: peter@example.org }]
mediators: [{ id: shona-ackerman, name: Shona Ackerman, email: mediator@example.org }]
norms:
  acknowledgementDays: 1
  referralDays: 2
  reminderDays: [4, 2, 1]
  automaticLetters: true
  automaticLeadDays: 1
  automaticExtensionDays: 14
`

const TERMS = 'decisionDays: 14\ninterimDays: 14\nmediationDays: 28\nmediator: shona-ackerman\n'

/** A case file: a complaint of today that calls for an acknowledgement and nothing else, but for the fields given. */
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

/** `count` cases of today, each with an address of its own, as files. */
export function casesOf(count: number, fields: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(4, '0'))
  return Object.fromEntries(
    numbers.map((number) => {
      const complainant = { name: `Client ${number}`, email: `c${number}@client.example`, role: 'client' }
      return [`cases/2026-${number}.md`, caseText({ complainant, ...fields })]
    }),
  )
}

/** A register with these files in it, cloned once. */
export async function rehearse(files: Readonly<Record<string, string>>): Promise<Rehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'register-'))
  const [remote, root] = [join(folder, 'remote.git'), join(folder, 'first')]
  await git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote)
  await git(folder, 'init', '--quiet', '--initial-branch=main', root)
  await git(root, 'remote', 'add', 'origin', remote)
  const commit = async (changed: Readonly<Record<string, string>>, clone = root) => {
    for (const [file, text] of Object.entries(changed)) {
      mkdirSync(dirname(join(clone, file)), { recursive: true })
      writeFileSync(join(clone, file), text)
    }
    await git(clone, 'add', '--', ...Object.keys(changed))
    await git(clone, 'commit', '--quiet', '-m', 'Change the register')
    await git(clone, 'push', '--quiet', 'origin', 'main')
  }
  await commit({
    'organisation.yml': ORGANISATION,
    'site/policy/2014-11-06/terms.yml': TERMS,
    '.gitignore': '/letters/\n/.local/\n',
    ...files,
  })
  return {
    folder,
    remote,
    root,
    commit,
    clone: async (name) => {
      await git(folder, 'clone', '--quiet', remote, join(folder, name))
      return join(folder, name)
    },
    letters: (repository = remote) => lettersIn(repository),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  }
}

async function lettersIn(repository: string): Promise<Map<string, KnownLetter>> {
  const listed = await git(repository, 'ls-tree', '-r', '-z', '--name-only', 'letters').catch(() => '')
  const letters = new Map<string, KnownLetter>()
  for (const file of listed.split('\0').filter(Boolean)) {
    const document = readDocument(await git(repository, 'show', `letters:${file}`))
    const parsed = parseDocument(file, document, letterSchema)
    if ('problems' in parsed) throw new Error(`not a letter: ${file}`)
    letters.set(`letters/${file}`, { ...parsed.data, body: document.body })
  }
  return letters
}
