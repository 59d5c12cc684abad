// A mail as a branch that everybody shares: once, whoever is first and wherever it was cut off. Real Git.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Complaint, Reply } from '../../incoming/incoming.ts'
import { CASE } from '../../testing/invented-case.ts'
import { type SharedRegister, sharedRegister } from '../../testing/shared-register.ts'
import { git } from '../git/git.ts'
import { RemoteDown } from '../git/letters-remote.ts'
import { markOf } from '../git/mail-marks.ts'
import { proposeMail } from './propose-mail.ts'

let register: SharedRegister
let root: string
let written = 0
beforeAll(async () => {
  register = await sharedRegister({ 'cases/2026-0001.md': CASE })
  root = register.root
})
afterAll(() => register.remove())

/** A mail that nobody has seen. */
function newMail() {
  const sha256 = String(++written).padStart(64, '0')
  return { messageId: `<${sha256}@client.example>`, sha256 }
}

const BYTES = Buffer.from([0, 255, 10, 13, 10, 34, 92])
const documentsOf = ({ sha256 }: { sha256: string }) => {
  const folder = `mail-2026-11-20-${sha256.slice(-8)}`
  return [
    { name: `${folder}/mail.eml`, bytes: BYTES },
    { name: `${folder}/a "é' b.bin`, bytes: Buffer.alloc(0) },
  ]
}

const FIELDS = { received: '2026-11-20', channel: 'email', language: 'nl', complainant: { name: 'Kanarie', role: 'other' }, steps: [] }
const complaint = (mail: { sha256: string }): Complaint => ({
  kind: 'complaint',
  fields: FIELDS,
  body: 'De zaal was koud.\n',
  documents: documentsOf(mail),
  notes: [],
})
const answer = (mail: { sha256: string }): Reply => ({ kind: 'answer', case: '2026-0001', documents: documentsOf(mail), notes: [] })

const branches = async () => (await git(register.remote, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/case')).trim().split('\n')
const filesOn = async (branch: string) =>
  (await git(register.remote, 'diff', '--name-only', '-z', `main...${branch}`)).split('\0').filter(Boolean)

test('a complaint is a branch with its case file, the mail and its attachments, byte for byte', async () => {
  const mail = newMail()
  const { outcome, branch } = await proposeMail(root, mail, complaint(mail))
  expect([outcome, branch]).toEqual(['proposed', 'case/2026-0002-new'])
  expect(await filesOn('case/2026-0002-new')).toEqual([
    'cases/2026-0002.md',
    ...complaint(mail)
      .documents.map(({ name }) => `cases/2026-0002/${name}`)
      .sort(),
  ])
  const ids = await git(register.remote, 'rev-parse', `${branch}:cases/2026-0002/${documentsOf(mail)[0]!.name}`)
  expect((await git(register.remote, 'cat-file', '-s', ids.trim())).trim()).toBe(String(BYTES.length))
  const message = await git(register.remote, 'log', '-1', '--format=%B%an', branch!)
  expect(message).toMatch(/^2026-0002: new\n\nMail: [0-9a-f]{64}\nRun: [0-9a-f-]{36}\n+Complaints register$/m)
  expect(message).not.toContain('client.example')
  expect(await git(root, 'for-each-ref', 'refs/intake', 'refs/heads/case')).toBe('')
})

test('an answer adds its documents to the case, and leaves its file alone', async () => {
  const mail = newMail()
  const { branch } = await proposeMail(root, mail, answer(mail))
  expect(branch).toMatch(/^case\/2026-0001-answer-[0-9a-f]{10}$/)
  expect(await filesOn(branch!)).toEqual(
    answer(mail)
      .documents.map(({ name }) => `cases/2026-0001/${name}`)
      .sort(),
  )
})

test('a mail that is too large to keep has nothing to add to a case', async () => {
  const mail = newMail()
  expect(await proposeMail(root, mail, { ...answer(mail), documents: [] })).toEqual({ outcome: 'nothing', branch: null })
})

test.each<[string, (mail: { sha256: string }) => Complaint | Reply]>([
  ['complaint', complaint],
  ['answer', answer],
])('a mail with a %s is proposed once: by the next run, by another machine, as another copy', async (_, incoming) => {
  const mail = newMail()
  const { branch } = await proposeMail(root, mail, incoming(mail))
  const count = (await branches()).length
  const other = await register.clone(`machine-${written}`)
  for (const where of [root, other]) expect(await proposeMail(where, mail, incoming(mail))).toEqual({ outcome: 'known', branch })
  const copy = { ...mail, sha256: 'f'.repeat(64) }
  expect(await proposeMail(other, copy, incoming(copy))).toEqual({ outcome: 'known', branch })
  expect(await branches()).toHaveLength(count)
})

test('two mails are two proposals with two numbers', async () => {
  const [one, two] = [newMail(), newMail()]
  const first = await proposeMail(root, one, complaint(one))
  const second = await proposeMail(root, two, complaint(two))
  expect(Number(second.branch?.slice(10, 14))).toBe(Number(first.branch?.slice(10, 14)) + 1)
})

test('of two machines at the same moment one proposes the mail and the other finds it', async () => {
  const mail = newMail()
  const other = await register.clone(`machine-${written}`)
  const both = await Promise.all([root, other].map((where) => proposeMail(where, mail, complaint(mail))))
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['known', 'proposed'])
  expect(new Set(both.map(({ branch }) => branch)).size).toBe(1)
})

test('mails that several machines propose at the same moment get a number each, and none is lost', async () => {
  const machines = [root, await register.clone(`one-${written}`), await register.clone(`two-${written}`)]
  const mails = machines.map(newMail)
  const all = await Promise.all(machines.map((where, at) => proposeMail(where, mails[at]!, complaint(mails[at]!))))
  expect(all.map(({ outcome }) => outcome)).toEqual(['proposed', 'proposed', 'proposed'])
  for (const [at, { branch }] of all.entries())
    expect(await filesOn(branch!)).toContain(`cases/${branch!.slice(5, 14)}/${documentsOf(mails[at]!)[0]!.name}`)
})

test('what a run left behind that was cut off before the push is made anew', async () => {
  const mail = newMail()
  const left = await git(root, 'commit-tree', 'main^{tree}', '-m', 'Left behind')
  await git(root, 'update-ref', `refs/intake/${markOf(mail)}`, left.trim())
  expect(await proposeMail(root, mail, answer(mail))).toMatchObject({ outcome: 'proposed' })
})

test.each(['merged', 'squashed'])('a mail that was %s is known on main when its branch is gone', async (how) => {
  const mail = newMail()
  const { branch } = await proposeMail(root, mail, answer(mail))
  const other = await register.clone(`machine-${written}`)
  await git(other, 'fetch', '--quiet', 'origin', branch!)
  await git(other, 'merge', '--quiet', ...(how === 'merged' ? ['--no-ff', '--no-edit'] : ['--squash']), 'FETCH_HEAD')
  if (how === 'squashed') await git(other, 'commit', '--quiet', '-m', 'In the words of somebody')
  else {
    // Its documents may lie elsewhere by now.
    await git(other, 'rm', '--quiet', '-r', 'cases/2026-0001')
    await git(other, 'commit', '--quiet', '-m', 'Put them elsewhere')
  }
  await git(other, 'push', '--quiet', 'origin', 'HEAD:main', `:${branch}`)
  const fresh = await register.clone(`fresh-${written}`)
  expect(await proposeMail(fresh, mail, answer(mail))).toEqual({ outcome: 'known', branch: 'main' })
})

test('a remote that is gone is told, and no proposal is left here', async () => {
  const cut = await register.clone('cut')
  await git(cut, 'remote', 'set-url', 'origin', `${register.remote}-gone`)
  const mail = newMail()
  await expect(proposeMail(cut, mail, complaint(mail))).rejects.toThrow(RemoteDown)
  expect(await git(cut, 'for-each-ref', 'refs/intake', 'refs/heads/case')).toBe('')
})
