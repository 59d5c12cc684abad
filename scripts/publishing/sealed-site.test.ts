// Who reads what of a sealed site, tried with every key on every file; and that nothing of a case lies open anywhere in it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaksOf } from '../../site/leaks.ts'
import { readOrganisation } from '../io/files/organisation-file.ts'
import { git } from '../io/git/git.ts'
import { LANGUAGES } from '../procedure/case.ts'
import { entryName } from '../sealing/contents.ts'
import { paddedCount } from '../sealing/padding.ts'
import { type KeyPair, newKeyPair, openFile, sealFile, stanzasOf } from '../sealing/sealed-file.ts'
import { removeTemporaryFolders, temporaryFolder, writeFiles } from '../testing/register-folder.ts'
import { type Ended, runEntry } from '../testing/run-entry.ts'
import { type Found, filesIn, lettersBefore, type Open, readAs, samplesWithKeys } from '../testing/sealed-register.ts'

const DAY = '2026-11-20'
const CANARY = 'Canary-7f3a-Wilhelmina'
const CANARY_CASE = '2026-0099'
const REPOSITORY = 'canary-school/canary-register'
const FORMS_TOKEN = 'github_pat_Canary7f3aOfTheMachineAccount'
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
/** Where the command may put what it needs for a while. */
let temporary = ''
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
  temporary = temporaryFolder('sealing')
  ended = await runEntry('seal', ['--root', root, '--today', DAY, '--out', out], {
    ...{ TMPDIR: temporary, FORMS_TOKEN, GITHUB_REPOSITORY: REPOSITORY },
  })
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
    'new/',
    'record/',
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
  for (const word of [CANARY, FORMS_TOKEN, ...[...people.staff, ...people.trainers].flatMap(({ id, name }) => [id, name])])
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

  test('the token of the forms, where they are staff, and no other file that anybody opens holds it', async () => {
    for (const [id, entries] of found)
      for (const one of entries) expect(one?.contents.formsToken?.trim()).toBe(STAFF.includes(id) ? FORMS_TOKEN : undefined)
    const opened = await Promise.all(openedWith.values())
    const holding = new Set(opened.flatMap((files) => [...files].filter(([, plain]) => plain.includes(FORMS_TOKEN)).map(([name]) => name)))
    expect([...holding]).toEqual([found.get('anna-jansen')![0]!.entry.contents])
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

/** The numbers of readers that the sealed files name, but for those that name one; `NaN` for a file that is not sealed, or to another kind of key. */
function readersNamed(files: ReadonlyMap<string, Buffer>): number[] {
  const numbers = [...files.values()].map((bytes) => {
    const stanzas = stanzasOf(bytes)
    return stanzas.length && stanzas.every((stanza) => stanza.startsWith('-> mlkem768x25519 ')) ? stanzas.length : Number.NaN
  })
  return numbers.filter((number) => number !== 1).sort((a, b) => a - b)
}
/** The staff have nine keys: alone, with each of two trainers, with both; and the two trainers together. */
const NAMED = [2, 9, 10, 10, 11]

/** The files in which a word of a case or the name of a person stands in any encoding, their paths included. */
function leaksIn(files: ReadonlyMap<string, Buffer>): string[] {
  const { staff, trainers } = readOrganisation(root).organisation!
  // Her name is the example on the page where a key is made.
  const people = [...staff, ...trainers].filter(({ id }) => id !== 'anna-jansen')
  const words = [CANARY, FORMS_TOKEN, REPOSITORY, ...casesInFiles().map(({ id }) => id), ...people.flatMap(({ id, name }) => [id, name])]
  return [...files].flatMap(([path, bytes]) => {
    const all = Buffer.concat([Buffer.from(path), Buffer.of(0), bytes])
    return words.some((word) => leaksOf(word, all).length) ? [path] : []
  })
}

describe('what an outsider gets', () => {
  test('names as many readers as there are keys in a group, and one everywhere else, all of the post-quantum kind', () => {
    expect(readersNamed(sealed)).toEqual(NAMED)
  })

  test('holds no word of a case, no number of one and no name of a person, in no encoding', () => {
    expect(leaksIn(site)).toEqual([])
  })

  test('is the reader, the enrolment page and what they need; of the register sealed files alone', () => {
    const others = [...site.keys()].filter((path) => path.startsWith('staff/') && !path.startsWith('staff/sealed/'))
    for (const path of others)
      expect(path).toMatch(/^staff\/(?:(?:en\/)?(?:enrol\/)?index\.html|assets\/[\w.-]+\.(?:css|js)|build\.json|favicon\.svg)$/)
    expect(JSON.parse(String(site.get('staff/build.json')))).toEqual({
      built: found.get('anna-jansen')![0]!.entry.built,
      commit: found.get('anna-jansen')![0]!.entry.commit,
    })
  })

  test('has names of one kind, and times that are all the same', () => {
    const times = new Set(
      [...sealed.keys()].map((name) =>
        statSync(join(out, 'staff/sealed', name))
          .mtime.toISOString()
          .replace('.000', ''),
      ),
    )
    expect([...times]).toEqual([found.get('anna-jansen')![0]!.entry.built])
    for (const name of sealed.keys()) expect(name).toMatch(/^[0-9a-f]{32}\.age$/)
  })

  test('cannot tell entries apart by their length, and finds no length that only a real page or only a decoy has', async () => {
    const lengths = await Promise.all(
      Object.entries(keys).flatMap(([id, pairs]) =>
        found.get(id)?.[0] ? pairs.map(async ({ recipient }) => sealed.get(await entryName(recipient))?.length) : [],
      ),
    )
    expect(new Set(lengths).size).toBe(1)
    const opened = new Set((await Promise.all([...openedWith.values()])).flatMap((files) => [...files.keys()]))
    const real = new Set([...opened].map((name) => sealed.get(name)!.length))
    const decoys = [...sealed].filter(([name]) => !opened.has(name))
    expect(decoys.length).toBeGreaterThan(5)
    expect(decoys.filter(([, bytes]) => !real.has(bytes.length))).toEqual([])
  })
})

describe('a seeded leak is found', () => {
  const page = '0123456789abcdef0123456789abcdef.age'
  test.each<[what: string, change: (files: Map<string, Buffer>) => unknown]>([
    ['a title of a case in the shell', (files) => files.set('staff/index.html', Buffer.from(`<title>${CANARY}</title>`))],
    ['the token of the forms in a script', (files) => files.set('staff/assets/forms.js', Buffer.from(`const token="${FORMS_TOKEN}"`))],
    ['a name in a file name', (files) => files.set('staff/sealed/peter-smit.age', [...sealed.values()][0]!)],
    ['the number of a case in a file name', (files) => files.set('staff/sealed/2026-0014.age', [...sealed.values()][0]!)],
    ['a page that is not sealed', (files) => files.set(`staff/sealed/${page}`, Buffer.from('<p>2026-0014</p>'))],
    [
      'a document that is packed and not sealed',
      (files) => files.set(`staff/sealed/${page}`, Buffer.from(Buffer.from(`x${CANARY}`).toString('base64'))),
    ],
  ])('%s', (_what, change) => {
    // With the files that are not sealed: to search the others once is enough.
    const files = new Map([...site].filter(([path]) => !path.startsWith('staff/sealed/')))
    change(files)
    expect(leaksIn(files)).toHaveLength(1)
  })

  test.each<[what: string, made: () => Promise<Uint8Array>]>([
    ['a plain document', async () => Buffer.from('For both of the trainers.')],
    ['one reader too many', async () => sealFile(Buffer.from('x'), [keys['anna-jansen']![0]!.recipient, keys[OUTSIDER]![0]!.recipient])],
  ])('%s, by the readers that the files name', async (_what, made) => {
    expect(readersNamed(new Map([...sealed, [page, Buffer.from(await made())]]))).not.toEqual(NAMED)
  })
})

test('nothing is left behind where others could find it', () => {
  expect(readdirSync(temporary)).toEqual([])
  expect(readdirSync(join(out, '..'))).toEqual(['out'])
  for (const folder of ['.astro', 'node_modules/.astro', 'node_modules/.vite', 'node_modules/.vite-temp']) {
    const holding = namesIn(folder).filter((path) => [CANARY, FORMS_TOKEN].some((word) => `${path}${textIn(path)}`.includes(word)))
    expect(holding).toEqual([])
  }
})

/** Other tests build at the same time: what is gone a moment later is nothing that is left behind. */
function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
}
function textIn(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
