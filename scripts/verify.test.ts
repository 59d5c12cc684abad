// The command `verify` over real histories: what a run makes holds, and the first commit that breaks it is named.
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withFields } from './io/files/case-files.ts'
import { KEYS_FILE } from './io/files/register-keys.ts'
import { git } from './io/git/git.ts'
import { type KeyPair, makeKeyPair } from './io/git/key-pair.ts'
import { openLettersBranch } from './io/git/letters-branch.ts'
import { caseText } from './testing/invented-case.ts'
import { removeTemporaryFolders, temporaryFolder } from './testing/register-folder.ts'
import { nightly } from './testing/rehearsal/nightly.ts'
import { startPostOffice } from './testing/rehearsal/post-office.ts'
import { runEntry } from './testing/run-entry.ts'
import { type SharedRegister, sharedRegister } from './testing/shared-register.ts'

let key: KeyPair
let register: SharedRegister
/** The branch as the first night left it. */
let good = ''

beforeAll(async () => {
  key = await makeKeyPair()
  register = await sharedRegister({ 'cases/2026-0001.md': caseText(), [KEYS_FILE]: `${key.publicLine}\n` })
  // Put off once, so that the letter is written anew under its name.
  let busy = true
  const office = await startPostOffice({ answer: (point) => (point === 'RCPT' && busy ? '451 greylisted' : null) })
  const run = () => nightly(register.root, { smtpUrl: office.url, env: { LETTERS_KEY: key.privateKey } })
  await run()
  busy = false
  await run()
  await office.close()
  good = (await git(register.root, 'rev-parse', 'letters')).trim()
})
afterAll(() => {
  register.remove()
  removeTemporaryFolders()
})

const LETTER = '2026-0001/acknowledgement.md'
const verify = () => runEntry('verify', ['--root', register.root], {})

/** Commits to the branch as the register itself would, key and all. */
async function signed(change: (folder: string) => Promise<void> | void): Promise<string> {
  const file = join(temporaryFolder('signs'), 'key')
  writeFileSync(file, key.privateKey, { mode: 0o600 })
  const commit = await register.intrude(change, 'gpg.format=ssh', `user.signingKey=${file}`, 'commit.gpgSign=true')
  await git(register.root, 'fetch', '--quiet', 'origin', '+letters:letters', '+letters:refs/remotes/origin/letters')
  return commit
}

async function startOver(): Promise<void> {
  for (const where of [register.remote, register.root]) await git(where, 'update-ref', 'refs/heads/letters', good)
  await git(register.root, 'update-ref', 'refs/remotes/origin/letters', good)
  await git(join(register.root, 'letters'), 'checkout', '--quiet', '--detach')
}

const edit = (fields: Readonly<Record<string, unknown>>) => async (folder: string) =>
  writeFileSync(join(folder, LETTER), withFields(await git(folder, 'show', `HEAD:${LETTER}`), fields))

test('a history that nights have made is good', async () => {
  await startOver()
  expect(await verify()).toMatchObject({
    exit: 0,
    output: expect.stringMatching(/^main: \d+ commits, and nothing was ever done[\s\S]*^letters: \d+ commits, and nothing was ever done/m),
  })
})

test.each<[string, (folder: string) => Promise<unknown> | unknown, string]>([
  ['removed', (folder) => git(folder, 'rm', '--quiet', LETTER), `${LETTER}: removed`],
  ['renamed', (folder) => git(folder, 'mv', LETTER, '2026-0001/delay.md'), `${LETTER}: removed`],
  [
    'given another text',
    async (folder) => writeFileSync(join(folder, LETTER), `${await git(folder, 'show', `HEAD:${LETTER}`)}P.S.\n`),
    `${LETTER}: rewritten: text`,
  ],
  ['given another address', edit({ to: { name: 'Jan', address: 'x@evil.example' } }), `${LETTER}: rewritten: to`],
  ['never sent any more', edit({ sent: undefined }), `${LETTER}: rewritten: sent`],
  ['sent on another day', edit({ sent: '2026-11-19T05:00:00Z' }), `${LETTER}: rewritten: sent`],
  ['unreadable', (folder) => writeFileSync(join(folder, LETTER), ''), `${LETTER}: rewritten`],
])('a letter that is %s is named with the first commit that did it, even by the key of the register', async (_what, change, expected) => {
  await startOver()
  const commit = await signed(async (folder) => void (await change(folder)))
  const later = await signed(() => {})
  const { exit, output } = await verify()
  expect(exit, output).toBe(1)
  expect(output).toContain(`first by ${commit}`)
  expect(output).toContain(`${commit.slice(0, 10)}  ${expected}\n`)
  expect(output).not.toContain(later.slice(0, 10))
})

test('a letter that came back is no letter that was rewritten', async () => {
  await startOver()
  await signed(edit({ returned: '2026-11-21T05:00:00Z' }))
  expect((await verify()).exit).toBe(0)
})

test('a commit that the register has not signed is named, until a run has put it back: then it is told and breaks nothing', async () => {
  await startOver()
  const commit = await register.intrude(edit({ sent: '2026-11-19T05:00:00Z' }))
  await git(register.root, 'fetch', '--quiet', 'origin')
  const before = await verify()
  expect(before.exit).toBe(1)
  expect(before.output).toContain(`${commit.slice(0, 10)}  not signed by the register`)
  await git(join(register.root, 'letters'), 'checkout', '--quiet', 'letters')
  const branch = await openLettersBranch(register.root, () => false, key.privateKey)
  await branch.sync()
  branch.close()
  const after = await verify()
  expect(after.exit, after.output).toBe(0)
  expect(after.output).toContain(`1 commits not signed by the register were put back, the first of them ${commit}.`)
})

test('signatures that no key is there for are not called unsigned', async () => {
  await startOver()
  const keys = join(register.root, KEYS_FILE)
  renameSync(keys, `${keys}.away`)
  const { exit, output } = await verify()
  renameSync(`${keys}.away`, keys)
  expect(exit, output).toBe(2)
  expect(output).toContain(`Commits of letters are signed, and ${KEYS_FILE} is not here to prove by whom.`)
})

test('a branch from which the remote has lost commits that this clone has is told', async () => {
  await startOver()
  await git(register.root, 'update-ref', 'refs/remotes/origin/letters', `${good}~1`)
  expect((await verify()).output).toContain('The remote has not all the commits of letters that this clone has.')
})
