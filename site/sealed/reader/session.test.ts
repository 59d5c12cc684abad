// From a key to a page, with real keys and files, and a host that lies.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Contents, type Entry, entryName, type SealedPage, sha256 } from '../../../scripts/sealing/contents.ts'
import { paddedText } from '../../../scripts/sealing/padding.ts'
import { type Mark, marked } from '../../../scripts/sealing/page-mark.ts'
import { type KeyPair, newKeyPair, sealFile } from '../../../scripts/sealing/sealed-file.ts'
import type { Host } from './host.ts'
import { keyOf } from './key.ts'
import { startSession } from './session.ts'
import { Trouble, type Why } from './trouble.ts'

const MONDAY = { built: '2026-11-23T05:00:00Z', commit: 'c0ffee', day: '2026-11-23' }
const TUESDAY = { ...MONDAY, built: '2026-11-24T05:00:00Z' }
const PAGES = ['', '2026-0014/', '2026-0015/']
const LISTS = ['cases.csv', 'en/cases.csv']

/** What lies on the host. */
interface Lying {
  files: Map<string, Uint8Array>
  built: string
  /** The name of the file at each address, and of the entry and the rest. */
  names: Record<string, string>
}

let anna: KeyPair
let group: KeyPair
beforeAll(async () => {
  anna = await newKeyPair()
  group = await newKeyPair()
})

/** All that one build seals to Anna. `told` are the lies of its files about themselves. */
async function build(of: typeof MONDAY, told: { mark?: Partial<Mark>; contents?: Partial<Contents> } = {}): Promise<Lying> {
  const lying: Lying = { files: new Map(), built: of.built, names: {} }
  const put = async (address: string, text: string, key: KeyPair, name = `${crypto.randomUUID()}.age`): Promise<string> => {
    lying.files.set(name, await sealFile(paddedText(text), [key.recipient]))
    lying.names[address] = name
    return name
  }
  const groupFile = await put('group', group.identity, anna)
  const pages: Record<string, SealedPage> = {}
  for (const address of PAGES) {
    const html = `<html><head></head><body>${address}</body></html>`
    const file = await put(address, marked(html, { ...of, address, ...told.mark }), group)
    pages[address] = { file, group: groupFile, type: 'text/html', sha256: await sha256(lying.files.get(file)!) }
  }
  for (const address of LISTS) {
    const file = await put(address, address, group)
    pages[address] = { file, group: groupFile, type: 'text/csv', sha256: await sha256(lying.files.get(file)!) }
  }
  const contents = await put('contents', JSON.stringify({ ...of, pages, ...told.contents } satisfies Contents), group)
  const person = { id: 'anna-jansen', name: 'Anna Jansen', role: 'staff' } as const
  const entry = { ...of, person, group: groupFile, contents } satisfies Entry
  await put('entry', JSON.stringify(entry), anna, await entryName(anna.recipient))
  return lying
}

function hostOf(lying: Lying): Host {
  const sealed = async (name: string): Promise<Uint8Array> => lying.files.get(name) ?? Promise.reject(new Trouble('gone'))
  return { sealed, sealedNow: sealed, built: async () => lying.built }
}

const open = (lying: Lying, newest: string | null = null, key = anna, opened = () => {}) =>
  startSession(hostOf(lying), keyOf(key.identity), newest, opened)
const read = async (opened: Promise<{ bytes: Uint8Array }>): Promise<string> => new TextDecoder().decode((await opened).bytes)
const refusal = (why: Why) => expect.objectContaining({ why })
const flipped = (bytes: Uint8Array): Uint8Array => bytes.map((byte, at) => (at === bytes.length - 5 ? byte ^ 1 : byte))

describe('the register', () => {
  test('opens every page with one key', async () => {
    const session = await open(await build(MONDAY))
    expect(session.register().entry.person.name).toBe('Anna Jansen')
    for (const page of PAGES) expect(await read(session.open(page))).toContain(`<body>${page}</body>`)
  })

  test.each(['2026-0099/', 'toString'])('says that there is no page %s', async (page) => {
    await expect((await open(await build(MONDAY))).open(page)).rejects.toEqual(refusal('no-such-page'))
  })

  test('opens nothing for a key that it was not sealed to', async () => {
    await expect(open(await build(MONDAY), null, await newKeyPair())).rejects.toEqual(refusal('not-a-reader'))
  })

  test('opens no older build than this device has seen, and each that is as new', async () => {
    const lying = await build(MONDAY)
    await expect(open(lying, TUESDAY.built)).rejects.toEqual(refusal('older'))
    expect((await open(lying, MONDAY.built)).register().has('2026-0014/')).toBe(true)
  })

  test.each(['entry', 'group', 'contents', '2026-0014/'])('opens nothing of a damaged file: %s', async (part) => {
    const lying = await build(MONDAY)
    lying.files.set(lying.names[part]!, flipped(lying.files.get(lying.names[part]!)!))
    await expect(open(lying).then((session) => session.open('2026-0014/'))).rejects.toEqual(refusal('damaged'))
  })

  test.each([
    ['2026-0014/', '2026-0015/'],
    ['cases.csv', 'en/cases.csv'],
  ])('opens no file that lies in the place of another: %s', async (own, other) => {
    const lying = await build(MONDAY)
    lying.files.set(lying.names[own]!, lying.files.get(lying.names[other]!)!)
    await expect((await open(lying)).open(own)).rejects.toEqual(refusal('damaged'))
  })

  test.each<[string, Parameters<typeof build>[1]]>([
    ['a page that says to be another one', { mark: { address: '2026-0015/' } }],
    ['a page of another build', { mark: { built: TUESDAY.built } }],
    ['a page of another commit', { mark: { commit: null } }],
    ['contents of another build', { contents: { built: TUESDAY.built } }],
  ])('opens not %s', async (_, told) => {
    await expect(open(await build(MONDAY, told)).then((session) => session.open('2026-0014/'))).rejects.toEqual(refusal('damaged'))
  })
})

describe('a newer build', () => {
  test('is opened when a page is not there any more', async () => {
    const lying = await build(MONDAY)
    const opened: string[] = []
    const session = await startSession(hostOf(lying), keyOf(anna.identity), null, ({ entry }) => opened.push(entry.day))
    Object.assign(lying, await build({ ...TUESDAY, day: '2026-11-24' }))
    expect(await read(session.open('2026-0014/'))).toContain('2026-0014/')
    expect(opened).toEqual(['2026-11-23', '2026-11-24'])
  })

  test('is opened once, however many pages are not there any more', async () => {
    const lying = await build(MONDAY)
    let opened = 0
    const session = await open(lying, null, anna, () => {
      opened += 1
    })
    Object.assign(lying, await build(TUESDAY))
    await Promise.all([...PAGES, ...LISTS].map((page) => session.open(page)))
    expect(opened).toBe(2)
  })

  test('is not opened by who is no reader any more', async () => {
    const lying = await build(MONDAY)
    const session = await open(lying)
    const next = await build(TUESDAY)
    next.files.delete(next.names.entry!)
    Object.assign(lying, next)
    await expect(session.open('2026-0014/')).rejects.toEqual(refusal('not-a-reader'))
  })

  test('is looked for by who looks for a page that is not among the contents', async () => {
    const lying = await build(MONDAY)
    const session = await open(lying)
    Object.assign(lying, await build(TUESDAY))
    await expect(session.open('2026-0099/')).rejects.toEqual(refusal('no-such-page'))
    expect(session.register().entry.built).toBe(TUESDAY.built)
  })

  test('that is in truth an older one is refused', async () => {
    const lying = await build(TUESDAY)
    const session = await open(lying)
    Object.assign(lying, await build(MONDAY))
    await expect(session.renew()).rejects.toEqual(refusal('older'))
  })

  test('that is the same is none, and a file that it lacks is missing', async () => {
    const lying = await build(MONDAY)
    const session = await open(lying)
    lying.files.delete(lying.names['2026-0014/']!)
    expect(await session.renew()).toBe(false)
    await expect(session.open('2026-0014/')).rejects.toEqual(refusal('incomplete'))
  })
})

test('nobody opens anything with a key that was let go of', async () => {
  const key = keyOf(anna.identity)
  key.drop()
  await expect(key.recipient()).rejects.toThrow('locked')
  await expect(key.open(new Uint8Array())).rejects.toThrow('locked')
  await expect(key.wrap(async (identity) => identity)).rejects.toThrow('locked')
})
