// A letter that came back, on the branch that everybody shares: real Git, with a key, and with others who were first.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Returned } from '../../incoming/incoming.ts'
import { acknowledgementText } from '../../testing/invented-letter.ts'
import { type SharedRegister, sharedRegister } from '../../testing/shared-register.ts'
import { readDocument, withFields } from '../files/case-files.ts'
import { KEYS_FILE } from '../files/register-keys.ts'
import { git } from '../git/git.ts'
import { makeKeyPair } from '../git/key-pair.ts'
import { type LettersBranch, openLettersBranch } from '../git/letters-branch.ts'
import { RemoteDown } from '../git/letters-remote.ts'
import { recordReturned } from './returned-letters.ts'

const key = await makeKeyPair()
const PATH = 'letters/2026-0014/acknowledgement.md'
const SENT = acknowledgementText('2026-0014')
const BACK: Returned = { kind: 'returned', letter: PATH, status: '5.1.1', at: '2026-11-20T04:32:00Z' }
const LATER: Returned = { ...BACK, status: '5.2.2', at: '2026-11-21T04:32:00Z' }

let register: SharedRegister
let branch: LettersBranch
beforeEach(async () => {
  register = await sharedRegister({ [KEYS_FILE]: `${key.publicLine}\n` })
  branch = await opened()
})
afterEach(() => {
  branch.close()
  register.remove()
})

const opened = (root = register.root) => openLettersBranch(root, () => true, key.privateKey)

async function written(text = SENT): Promise<void> {
  await branch.sync()
  expect(await branch.claim(new Map([[PATH, text]]), 'Write a letter')).toBe(true)
}

const known = async () => (await register.letters()).get(PATH)
const commits = async () => (await git(register.remote, 'rev-list', 'letters')).trim().split('\n').length

test('a letter that came back says when and with which code, keeps what the mail server answered, and nothing else changes', async () => {
  await written()
  const before = await known()
  expect(await recordReturned(register.root, branch, [BACK])).toEqual([PATH])
  expect(await known()).toEqual({ ...before, returned: BACK.at, response: '250 2.0.0 Ok; came back: 5.1.1' })
  expect(await git(register.remote, 'cat-file', 'commit', 'letters')).toContain('BEGIN SSH SIGNATURE')
})

test('the first report counts, in one run and in the next', async () => {
  await written()
  await recordReturned(register.root, branch, [BACK, LATER])
  const count = await commits()
  expect(await recordReturned(register.root, branch, [BACK, LATER])).toEqual([])
  expect(await commits()).toBe(count)
  expect(await known()).toMatchObject({ returned: BACK.at })
})

test('a letter stays as it is where the report cannot be about it as it stands now', async () => {
  const letters: Record<string, Record<string, unknown>> = {
    'letters/refused.md': { sent: undefined, refused: '2026-11-20T04:17:11Z' },
    'letters/never-left.md': { sent: undefined, attempts: 0 },
    'letters/sent-later.md': { sent: '2026-11-20T04:33:00Z' },
    'letters/claimed-later.md': { sent: undefined, claimed: '2026-11-20T04:33:00Z' },
  }
  await branch.sync()
  await branch.claim(new Map(Object.entries(letters).map(([path, fields]) => [path, withFields(SENT, fields)])), 'Write letters')
  const count = await commits()
  const gone = 'letters/gone.md'
  expect(
    await recordReturned(
      register.root,
      branch,
      [...Object.keys(letters), gone].map((letter) => ({ ...BACK, letter })),
    ),
  ).toEqual([])
  expect(await commits()).toBe(count)
})

test('a very long answer of the mail server makes room for the code', async () => {
  await written(withFields(SENT, { response: `250 ${'x'.repeat(990)}` }))
  await recordReturned(register.root, branch, [BACK])
  expect((await known())?.response).toMatch(/^250 x+; came back: 5\.1\.1$/)
})

/** The branch, where `first` happens on another machine before the first push. */
function overtaken(first: () => Promise<unknown>): LettersBranch {
  let pending: (() => Promise<unknown>) | null = first
  return {
    ...branch,
    claim: async (...asked) => {
      const now = pending
      pending = null
      await now?.()
      return branch.claim(...asked)
    },
  }
}

test.each<[string, string, readonly string[], string]>([
  ['wrote another letter', 'letters/2026-0015/acknowledgement.md', [PATH], BACK.at],
  ['recorded the same', PATH, [], '2026-11-20T04:31:00Z'],
])('where another machine %s at this moment, it looks again', async (_, path, recorded, at) => {
  await written()
  const elsewhere = await opened(await register.clone('second'))
  const text = path === PATH ? withFields(SENT, { returned: '2026-11-20T04:31:00Z' }) : acknowledgementText('2026-0015')
  const first = async () => {
    await elsewhere.sync()
    expect(await elsewhere.claim(new Map([[path, text]]), 'Be first')).toBe(true)
  }
  expect(await recordReturned(register.root, overtaken(first), [BACK])).toEqual(recorded)
  expect((await register.letters()).size).toBe(path === PATH ? 1 : 2)
  expect(await known()).toMatchObject({ returned: at })
  elsewhere.close()
})

test('a remote that is gone leaves nothing behind here', async () => {
  await written()
  await git(register.root, 'remote', 'set-url', 'origin', `${register.remote}-gone`)
  await expect(recordReturned(register.root, branch, [BACK])).rejects.toThrow(RemoteDown)
  expect(readDocument(await git(register.root, 'show', 'letters:2026-0014/acknowledgement.md')).yaml.value).not.toHaveProperty('returned')
})
