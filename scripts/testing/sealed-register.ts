// For tests: the samples with real keys, and a reader who goes the whole way through what was sealed of them.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathsBelow } from '../io/files/paths-below.ts'
import { planRegister } from '../io/files/plan-register.ts'
import { READER_KEYS } from '../io/files/reader-keys.ts'
import { REFUSED_ADDRESS } from '../local/mail-catcher.ts'
import { pastLetters } from '../local/past-letters.ts'
import { day } from '../procedure/calendar.ts'
import { type Contents, type Entry, entryName, sha256 } from '../sealing/contents.ts'
import { markOf } from '../sealing/page-mark.ts'
import { type KeyPair, newKeyPair, openFile } from '../sealing/sealed-file.ts'
import { temporaryFolder } from './register-folder.ts'

/** The samples in a folder of their own; each person named gets as many keys as `people` says. */
export async function samplesWithKeys(
  people: Readonly<Record<string, number>>,
): Promise<{ root: string; keys: Record<string, KeyPair[]> }> {
  const root = temporaryFolder('sealed-register')
  for (const part of ['organisation.yml', 'cases', 'site/policy']) cpSync(part, join(root, part), { recursive: true })
  mkdirSync(join(root, READER_KEYS))
  const keys: Record<string, KeyPair[]> = {}
  for (const [id, count] of Object.entries(people)) {
    keys[id] = await Promise.all(Array.from({ length: count }, newKeyPair))
    writeFileSync(join(root, READER_KEYS, `${id}.txt`), `# made for a test\n${keys[id].map(({ recipient }) => recipient).join('\n')}\n`)
  }
  return { root, keys }
}

/** The letters of the days before `today`, by path, as `npm start` makes them up for the samples. */
export function lettersBefore(root: string, today: string): Promise<Map<string, string>> {
  const { register } = planRegister(root, day(today))
  return pastLetters(register, register.organisation, day(today), REFUSED_ADDRESS)
}

/** Every file below `folder`, by its path with slashes. */
export function filesIn(folder: string): Map<string, Buffer> {
  const paths = pathsBelow(folder).sort()
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]))
}

/** What a person finds with a key: who it says they are, and every page by its address. */
export interface Found {
  readonly entry: Entry
  readonly contents: Contents
  /** The plain bytes of a page. Throws where the file is another than the contents name, does not open, or says that it belongs elsewhere. */
  readonly page: (address: string) => Promise<Buffer>
}

/** Opens a file by its name with an identity. Throws where it does not open. */
export type Open = (file: string, identity: string) => Promise<Buffer>

/** Sealed files by their name. */
export type Files = Pick<ReadonlyMap<string, Buffer>, 'has' | 'get'>

/** Opens one of `files`, those of the folder `sealed/` by name. */
export function opener(files: Files): Open {
  return async (file, identity) => Buffer.from(await openFile(files.get(file) ?? Buffer.alloc(0), identity))
}

/** The way of a reader through `files`. Null where there is no entry for the key. Throws where something on the way does not open. */
export async function readAs({ identity, recipient }: KeyPair, files: Files, open = opener(files)): Promise<Found | null> {
  const name = await entryName(recipient)
  if (!files.has(name)) return null
  const identities = new Map<string, Promise<string>>()
  const identityIn = (file: string) => identities.getOrInsertComputed(file, async () => (await open(file, identity)).toString())
  const entry = JSON.parse((await open(name, identity)).toString()) as Entry
  const contents = JSON.parse((await open(entry.contents, await identityIn(entry.group))).toString()) as Contents
  return {
    entry,
    contents,
    page: async (address) => {
      const { file, group, sha256: hash, type } = contents.pages[address]!
      if ((await sha256(files.get(file) ?? Buffer.alloc(0))) !== hash) throw new Error('another file than the contents name')
      const plain = await open(file, await identityIn(group))
      const mark = type === 'text/html' ? markOf(plain.toString()) : null
      if (mark && (mark.address !== address || mark.built !== entry.built || mark.commit !== entry.commit))
        throw new Error('this page belongs elsewhere')
      if (type === 'text/html' && !mark) throw new Error('a page without a mark')
      return plain
    },
  }
}
