// Everything of one build that is sealed. scripts/sealing/contents.ts says how a reader finds the way through the files.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Build, type Contents, type Entry, entryName, type SealedPage } from '../sealing/contents.ts'
import { decoyLengths, paddedCount, paddedText } from '../sealing/padding.ts'
import { marked } from '../sealing/page-mark.ts'
import { newKeyPair, sealFile } from '../sealing/sealed-file.ts'
import { type ReaderGroup, type Readers, standingGroups } from '../views/page-readers.ts'
import { isText, type ToSeal } from './pages-to-seal.ts'
import { type SealedFolder, sealedFolder } from './sealed-folder.ts'

/** One of the readers, with the public keys of whatever they read with. */
export interface Reader {
  readonly id: string
  readonly name: string
  readonly role: 'staff' | 'trainer'
  readonly keys: readonly string[]
}

export interface SealedBuild {
  readonly build: Build
  readonly pages: readonly ToSeal[]
  readonly readers: Readers
  /** Those of `readers`, in any order. */
  readonly people: readonly Reader[]
  /** What the staff, and nobody else, get to speak to GitHub with; null: nothing. */
  readonly formsToken: string | null
}

/** A group of readers in this build: its key is new, and gone when the build is done. */
interface Group {
  readonly recipient: string
  /** The file with its identity, sealed to the keys of its readers. */
  readonly file: string
}

type Groups = (readers: ReaderGroup) => Group

/** Seals a build into the new folder `folder`; `done` is told how many pages are. Answers with the number of files. */
export async function sealRegister(
  sealed: SealedBuild,
  folder: string,
  done: (pages: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const files = sealedFolder(folder)
  const groups = await makeGroups(sealed, files)
  const { found, lengths } = await sealPages(sealed, groups, files, done, signal)
  await sealEntries(sealed, await sealContents(sealed, found, groups, files), groups, files)
  await addDecoys(lengths, files, signal)
  files.finish(sealed.build.built)
  return files.count()
}

/** A key for each group, sealed to its readers. */
async function makeGroups({ pages, readers, people }: SealedBuild, files: SealedFolder): Promise<Groups> {
  const groups = new Map<string, Group>()
  for (const group of [...standingGroups(readers), ...pages.map(({ group }) => group)]) {
    if (groups.has(nameOf(group))) continue
    const { identity, recipient } = await newKeyPair()
    const keys = people.filter(({ id }) => group.includes(id)).flatMap((person) => person.keys)
    const { file } = await files.write(await sealFile(new TextEncoder().encode(identity), keys))
    groups.set(nameOf(group), { recipient, file })
  }
  return (group) => {
    const found = groups.get(nameOf(group))
    if (!found) throw new Error('a page has readers for whom there is no key')
    return found
  }
}

/** Seals each page to its group. `found` are the pages that each group finds, by its name; `lengths` those of the texts, in bytes. */
async function sealPages(
  { pages, build }: SealedBuild,
  groups: Groups,
  files: SealedFolder,
  done: (pages: number) => void,
  signal: AbortSignal,
) {
  const found = new Map<string, Record<string, SealedPage>>()
  const lengths: number[] = []
  for (const [index, page] of pages.entries()) {
    signal.throwIfAborted()
    const group = groups(page.group)
    const plain = bytesOf(page, build)
    const written = await files.write(await sealFile(plain, [group.recipient]))
    const sealedPage: SealedPage = { ...written, group: group.file, type: page.type }
    for (const finder of page.foundBy) found.getOrInsertComputed(nameOf(finder), () => ({}))[page.address] = sealedPage
    if (isText(page)) lengths.push(plain.length)
    done(index + 1)
  }
  return { found, lengths }
}

/** What is sealed of a file: HTML says where it belongs, texts are filled up, a document is as it is. */
function bytesOf(page: ToSeal, build: Build): Uint8Array {
  const bytes = readFileSync(page.file)
  if (!isText(page)) return bytes
  const text = bytes.toString()
  return paddedText(page.type === 'text/html' ? marked(text, { ...build, address: page.address }) : text)
}

/** No token of GitHub is longer. As much is sealed where there is none, so that no length tells whether there is one. */
const LONGEST_TOKEN = 255

/** The contents of the staff and of each trainer: the file of each, by the name of the group. */
async function sealContents(
  { build, readers, formsToken }: SealedBuild,
  found: ReadonlyMap<string, Record<string, SealedPage>>,
  groups: Groups,
  files: SealedFolder,
): Promise<Map<string, string>> {
  const contents = new Map<string, string>()
  const forStaff = { formsToken: (formsToken ?? '').padEnd(LONGEST_TOKEN) }
  for (const group of [readers.staff, ...readers.trainers.map((id) => [id])]) {
    const all: Contents = { ...build, pages: found.get(nameOf(group)) ?? {}, ...(group === readers.staff && forStaff) }
    const { file } = await files.write(await sealFile(paddedText(JSON.stringify(all)), [groups(group).recipient]))
    contents.set(nameOf(group), file)
  }
  return contents
}

/** Entries are as long as the longest, rounded up: how long a name is says whose entry it is. */
const ENTRY_STEP = 1024

/** An entry for each key. */
async function sealEntries(
  { build, readers, people }: SealedBuild,
  contents: ReadonlyMap<string, string>,
  groups: Groups,
  files: SealedFolder,
): Promise<void> {
  const entries = people.flatMap(({ keys, ...person }) => {
    const group = person.role === 'staff' ? readers.staff : [person.id]
    const entry: Entry = { ...build, person, group: groups(group).file, contents: contents.get(nameOf(group)) ?? '' }
    return keys.map((key) => ({ key, entry }))
  })
  const length = (entry: Entry) => new TextEncoder().encode(JSON.stringify({ ...entry, padding: '' })).length
  const longest = Math.ceil(Math.max(...entries.map(({ entry }) => length(entry))) / ENTRY_STEP) * ENTRY_STEP
  for (const { key, entry } of entries) {
    const filled: Entry = { ...entry, padding: ' '.repeat(longest - length(entry)) }
    await files.write(await sealFile(new TextEncoder().encode(JSON.stringify(filled)), [key]), await entryName(key))
  }
}

/** Files that nobody can open, as long as the real texts, so that the number of files says nothing exact. */
async function addDecoys(lengths: readonly number[], files: SealedFolder, signal: AbortSignal): Promise<void> {
  const { recipient } = await newKeyPair()
  for (const length of decoyLengths(lengths, paddedCount(files.count()) - files.count())) {
    signal.throwIfAborted()
    await files.write(await sealFile(randomBytes(length), [recipient]))
  }
}

function nameOf(group: ReaderGroup): string {
  return group.join(' ')
}
