// Who reads what of a sealed site, tried with every key on every file; and that nothing of a case lies open anywhere in it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaksOf } from '../../site/leaks.ts'
import { readOrganisation } from '../io/files/organisation-file.ts'
import { git } from '../io/git/git.ts'
import { LANGUAGES } from '../procedure/case.ts'
import { paddedCount } from '../sealing/padding.ts'
import { type KeyPair, newKeyPair, openFile, stanzasOf } from '../sealing/sealed-file.ts'
import { removeTemporaryFolders, temporaryFolder, writeFiles } from '../testing/register-folder.ts'
import { type Ended, runEntry } from '../testing/run-entry.ts'
import { type Found, filesIn, lettersBefore, type Open, readAs, samplesWithKeys } from '../testing/sealed-register.ts'

const DAY = '2026-11-20'
const CANARY = 'Canary-7f3a-Wilhelmina'
const CANARY_CASE = '2026-0099'
const STAFF = ['anna-jansen', 'bram-visser', 'carla-mulder', 'daan-smeets', 'els-de-groot', 'farid-amrani', 'greetje-bos', 'henk-willems']
const TRAINERS = ['mary-oconnor', 'peter-smit']
/** Their keys are in the register, but they left. */
const LEFT = ['ivo-maas', 'james-hill']
const OUTSIDER = 'outsider'

const caseFile = `---
received: 2026-11-03
channel: email
language: nl
complainant: { name: ${CANARY}, email: ${CANARY}@example.org, organisation: ${CANARY}, role: participant }
course: ${CANARY}
about: [peter-smit]
handler: anna-jansen
category: trainer
summary: ${CANARY}
wish: ${CANARY}
steps:
  - { on: 2026-11-05, step: trainer-contacted, by: anna-jansen, note: ${CANARY} }
---
# ${CANARY}
<script>${CANARY}</script> ![x](./${CANARY_CASE}/${CANARY}.png)
`
let root = ''
let out = ''
let ended: Ended
let keys: Record<string, KeyPair[]>
/** The whole site by path, and of it the sealed files by name. */
let site: Map<string, Buffer>
let sealed: Map<string, Buffer>
/** What each person finds with each of their keys. */
const found = new Map<string, (Found | null)[]>()

const sealedOf = (files: ReadonlyMap<string, Buffer>) =>
  new Map(
    [...files].flatMap(([path, bytes]) => (path.startsWith('staff/sealed/') ? [[path.slice('staff/sealed/'.length), bytes] as const] : [])),
  )

/** All that opens with an identity: each file is tried once with each. */
const openedWith = new Map<string, Promise<Map<string, Buffer>>>()
const everything = (identity: string) =>
  openedWith.getOrInsertComputed(identity, async () => {
    const opened = new Map<string, Buffer>()
    for (const [name, bytes] of sealed) {
      const plain = await openFile(bytes, identity).catch(() => null)
      if (plain) opened.set(name, Buffer.from(plain))
    }
    return opened
  })
const open: Open = async (file, identity) => {
  const plain = (await everything(identity)).get(file)
  if (!plain) throw new Error(`${file} does not open`)
  return plain
}

beforeAll(async () => {
  const people = Object.fromEntries([...STAFF, ...TRAINERS, ...LEFT].map((id) => [id, id === 'anna-jansen' ? 2 : 1]))
  const made = await samplesWithKeys(people)
  root = made.root
  keys = { ...made.keys, [OUTSIDER]: [await newKeyPair()] }
  const organisation = readFileSync('organisation.yml', 'utf8')
  writeFiles(root, {
    'organisation.yml': organisation.replace(/(id: james-hill.*) \}/, '$1, until: 2026-11-10 }'),
    [`cases/${CANARY_CASE}.md`]: caseFile,
    [`cases/${CANARY_CASE}/${CANARY}.png`]: CANARY,
    [`cases/${CANARY_CASE}/een map/Offerte 2 & 3.pdf`]: CANARY.repeat(3000),
    'cases/2026-0006/both.txt': 'For both of the trainers.',
  })
  writeFiles(root, Object.fromEntries(await lettersBefore(root, DAY)))
  await git(root, 'init', '--quiet')
  await git(root, 'add', '--all')
  await git(root, '-c', `user.name=${CANARY}`, '-c', `user.email=${CANARY}@example.org`, 'commit', '--quiet', '-m', CANARY)
  out = join(temporaryFolder('sealed-site'), 'out')
  ended = await runEntry('seal', ['--root', root, '--today', DAY, '--out', out], {})
  site = filesIn(out)
  sealed = sealedOf(site)
  for (const [id, pairs] of Object.entries(keys)) found.set(id, await Promise.all(pairs.map((pair) => readAs(pair, sealed, open))))
})
afterAll(removeTemporaryFolders)

/** By number: the trainers with a key whom a case is about, and its documents, as anybody reads them in the files. */
function casesInFiles() {
  const files = [...filesIn(join(root, 'cases'))]
  return files.flatMap(([path, bytes]) => {
    const [, id] = /^(\d{4}-\d{4})\.md$/.exec(path) ?? []
    if (!id) return []
    const about = (/^about: \[(.*)\]/m.exec(bytes.toString())?.[1] ?? '').split(', ')
    const documents = files
      .filter(([name]) => name.startsWith(`${id}/`))
      .map(([name]) => `documents/${name.split('/').map(encodeURIComponent).join('/')}`)
    return [{ id, trainers: TRAINERS.filter((trainer) => about.includes(trainer)), documents }]
  })
}

/** What each may read, by the address under which they find it, with everybody who may read the same file. */
function allowed(): Map<string, Map<string, readonly string[]>> {
  const cases = casesInFiles()
  const years = new Set(cases.map(({ id }) => id.slice(0, 4)))
  const languages = LANGUAGES.map((language) => (language === 'nl' ? '' : `${language}/`))
  const pages = [
    '',
    'insight/',
    ...[...years].map((year) => `archive/${year}/`),
    'cases.csv',
    'due.ics',
    ...STAFF.map((id) => `due-${id}.ics`),
    ...cases.map(({ id }) => `${id}/`),
  ]
  const documents = cases.flatMap((one) => one.documents.map((path) => [path, [...STAFF, ...one.trainers].sort(), one.trainers] as const))
  const forStaff = new Map<string, readonly string[]>([
    ...languages.flatMap((language) => pages.map((page) => [`${language}${page}`, STAFF] as const)),
    ['search/1.json', STAFF] as const,
    ...documents.map(([path, readers]) => [path, readers] as const),
  ])
  const forTrainer = (id: string) =>
    new Map<string, readonly string[]>([
      ...languages.flatMap((language) => [
        [language, [id]] as const,
        ...cases.filter(({ trainers }) => trainers.includes(id)).map((one) => [`${language}${one.id}/`, one.trainers] as const),
      ]),
      ...documents.filter(([, , trainers]) => trainers.includes(id)).map(([path, readers]) => [path, readers] as const),
    ])
  return new Map([...STAFF.map((id) => [id, forStaff] as const), ...TRAINERS.map((id) => [id, forTrainer(id)] as const)])
}

test('the command says numbers and counts, and no word of a case or a person', () => {
  expect(ended.output).toMatch(/^8 of 8 staff and 2 of 4 trainers have a key \(11 keys\)\.$/m)
  expect(ended.output).toMatch(/^Published: \d+ pages of the register, sealed in \d+ files\.$/m)
  expect(ended.exit).toBe(0)
  const people = readOrganisation(root).organisation!
  for (const word of [CANARY, ...[...people.staff, ...people.trainers].flatMap(({ id, name }) => [id, name])])
    expect(leaksOf(word, Buffer.from(ended.output))).toEqual([])
})

describe('each person finds', () => {
  test('who they are, with every key of theirs', () => {
    for (const [id, entries] of found) {
      if (!STAFF.includes(id) && !TRAINERS.includes(id)) expect(entries).toEqual([null])
      else for (const one of entries) expect(one?.entry.person).toMatchObject({ id, role: STAFF.includes(id) ? 'staff' : 'trainer' })
    }
  })

  test('exactly the pages that they may read, and each opens and says where it belongs', async () => {
    const all = allowed()
    for (const [id, entries] of found) {
      for (const one of entries) {
        if (!one) continue
        expect(Object.keys(one.contents.pages).sort()).toEqual([...all.get(id)!.keys()].sort())
        for (const address of all.get(id)!.keys()) await one.page(address)
      }
    }
  })

  test('the documents as they are, byte for byte', async () => {
    const [peter] = found.get('peter-smit')!
    for (const name of [`${CANARY_CASE}/${CANARY}.png`, `${CANARY_CASE}/een map/Offerte 2 & 3.pdf`, '2026-0006/both.txt']) {
      const address = `documents/${name.split('/').map(encodeURIComponent).join('/')}`
      expect(await peter!.page(address)).toEqual(readFileSync(join(root, 'cases', name)))
    }
  })
})

test('of every person and every file: it opens when the person may read it, and else not; nobody opens what only hides how many there are', async () => {
  /** The files that open with a key of a person, or with what such a file leads on to. */
  const reach = async (identity: string): Promise<string[]> => {
    const opened = await everything(identity)
    const further = [...opened.values()].filter((plain) => plain.length < 100 && plain.toString().startsWith('AGE-SECRET-KEY-'))
    return [...opened.keys(), ...(await Promise.all(further.map((plain) => reach(plain.toString())))).flat()]
  }
  const all = allowed()
  const readersOf = new Map<string, readonly string[]>()
  for (const [id, [one]] of found) {
    if (!one) continue
    for (const [address, readers] of all.get(id)!) readersOf.set(one.contents.pages[address]!.file, readers)
  }
  const wrong: string[] = []
  const everOpened = new Set<string>()
  for (const [id, pairs] of Object.entries(keys)) {
    for (const { identity } of pairs) {
      const opened = new Set(await reach(identity))
      for (const name of opened) everOpened.add(name)
      for (const [name, readers] of readersOf)
        if (opened.has(name) !== readers.includes(id)) wrong.push(`${id} ${opened.has(name) ? 'opens' : 'does not open'} ${name}`)
      if (!found.get(id)?.[0]) expect([...opened]).toEqual([])
    }
  }
  expect(wrong).toEqual([])
  // An entry for each key, contents for the staff and each trainer, and the groups: staff, each trainer, the staff with each, and two more.
  expect(everOpened.size).toBe(readersOf.size + 11 + 3 + 5 + 2)
  expect(sealed.size).toBe(paddedCount(everOpened.size))
})

test('each file names as many readers as it has: a group its keys, all else one, and all of them of the post-quantum kind', async () => {
  const counts = new Map([...sealed].map(([name, bytes]) => [name, stanzasOf(bytes)]))
  for (const stanzas of counts.values()) for (const stanza of stanzas) expect(stanza).toMatch(/^-> mlkem768x25519 /)
  const more = [...counts.values()].map(({ length }) => length).filter((length) => length !== 1)
  // The staff have nine keys: alone, with each of two trainers, with both; and the two trainers together.
  expect(more.sort((a, b) => a - b)).toEqual([2, 9, 10, 10, 11])
})
