// Which letters of the days before `npm start` shows, with real repositories.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { git } from '../io/git/git.ts'
import { openLettersBranch } from '../io/git/letters-branch.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import { CASE } from '../testing/invented-case.ts'
import { ORGANISATION } from '../testing/invented-organisation.ts'
import { registerFolder, removeTemporaryFolders, temporaryFolder, writeFiles } from '../testing/register-folder.ts'
import { runEntry } from '../testing/run-entry.ts'
import { copyRegister } from './copy.ts'
import { bringLetters } from './letters-before.ts'

const DAY = '2026-11-12' as CalendarDate
const LETTER = 'letters/2026-0001/acknowledgement.md'
const OWN_ORGANISATION = ORGANISATION.replaceAll('@example.org', '@school.nl')
const REFUSED = letter('refused: 2026-11-03T12:00:01Z\nresponse: 550 No such mailbox')

let made = 0
afterAll(removeTemporaryFolders)

function letter(answer: string): string {
  return `---
case: 2026-0001
kind: acknowledgement
automatic: true
to: { name: Jan de Vries, address: jan@example.org }
subject: "Uw klacht 2026-0001: ontvangstbevestiging"
language: nl
messageId: <2026-0001.acknowledgement@school.nl>
claimed: 2026-11-03T12:00:00Z
attempts: 1
steps: 0
sha256: "${'0'.repeat(64)}"
${answer}
---
Wij hebben uw klacht ontvangen.
`
}

/** A register of one's own, in Git; `organisation` left out: no longer that of the example. */
async function register(organisation = OWN_ORGANISATION): Promise<string> {
  const root = registerFolder({ 'organisation.yml': organisation, 'cases/2026-0001.md': CASE })
  await git(root, 'init', '--quiet', '--initial-branch=main')
  await git(root, 'add', '--all')
  await git(root, 'commit', '--quiet', '-m', 'Begin')
  return root
}

/** Commits files on a branch of letters at `ref`, after `parent` where there is one; answers with the commit. */
async function commitLetters(root: string, ref: string, files: Readonly<Record<string, string>>, parent?: string): Promise<string> {
  const tree = join(temporaryFolder('letters'), 'tree')
  await git(root, 'worktree', 'add', '--quiet', '--detach', tree, parent ?? (await git(root, 'rev-parse', 'main')).trim())
  if (!parent) await git(tree, 'checkout', '--quiet', '--orphan', `made-${made++}`)
  if (!parent) await git(tree, 'rm', '--quiet', '-r', '--force', '.')
  writeFiles(tree, Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace('letters/', ''), text])))
  await git(tree, 'add', '--all')
  await git(tree, 'commit', '--quiet', '-m', 'Letters')
  const commit = (await git(tree, 'rev-parse', 'HEAD')).trim()
  await git(root, 'update-ref', ref, commit)
  await git(root, 'worktree', 'remove', '--force', tree)
  return commit
}

async function started(source: string) {
  const copy = await copyRegister(source, join(source, '.local', DAY))
  const line = await bringLetters(source, copy, DAY)
  const shown = (path: string) => (existsSync(join(copy.root, path)) ? readFileSync(join(copy.root, path), 'utf8') : null)
  return { line, shown, copy }
}

const refs = (root: string) => git(root, 'for-each-ref')
const cases = (root: string) => readdirSync(join(root, 'letters')).filter((name) => name !== '.git')

test('a register of one’s own shows its own branch, a refused letter as refused, and the branch is only read', async () => {
  const source = await register()
  await commitLetters(source, 'refs/heads/letters', { [LETTER]: REFUSED })
  const before = await refs(source)
  const { line, shown, copy } = await started(source)
  expect(line).toContain('those of letters, which is only read')
  expect(shown(LETTER)).toBe(REFUSED)
  expect(cases(copy.root)).toEqual(['2026-0001'])
  expect(await refs(source)).toBe(before)
  expect(existsSync(join(source, 'letters'))).toBe(false)
})

test('a register of one’s own without the branch is told that there are no letters yet, and none is shown', async () => {
  const source = await register()
  const { line, copy } = await started(source)
  expect(line).toBe(
    'There are no letters before it: this repository knows no branch letters. If there is one elsewhere, bring it here: git fetch origin letters',
  )
  expect(cases(copy.root)).toEqual([])
  expect(await refs(source)).not.toContain('letters')
})

test('the samples show letters that are simulated, and say so', async () => {
  const { line, shown } = await started(await register(ORGANISATION))
  expect(line).toBe('The letters before it are invented, like the cases.')
  expect(shown(LETTER)).toMatch(/^sent: 2026-11-03/m)
})

test('letters that were simulated for the samples are gone once the organisation is one’s own', async () => {
  const source = await register(ORGANISATION)
  await started(source)
  writeFiles(source, { 'organisation.yml': OWN_ORGANISATION })
  const { line, copy } = await started(source)
  expect(line).toContain('There are no letters before it')
  expect(cases(copy.root)).toEqual([])
})

test('samples that have a branch of their own show that one', async () => {
  const source = await register(ORGANISATION)
  await commitLetters(source, 'refs/heads/letters', { [LETTER]: REFUSED })
  expect((await started(source)).shown(LETTER)).toBe(REFUSED)
})

test.each([
  ['the remote’s, where there is no local one', false, true, 'origin/letters'],
  ['the local one, where it has gone on from the remote’s', true, false, 'letters'],
  ['the remote’s, where it has gone on from the local one', true, true, 'origin/letters'],
])('the branch that is shown is %s', async (_, local, remoteIsAhead, expected) => {
  const source = await register()
  const first = await commitLetters(source, 'refs/tests/first', { [LETTER]: letter('sent: 2026-11-03T12:00:01Z\nresponse: 250 OK') })
  const second = await commitLetters(source, 'refs/tests/second', { [LETTER]: REFUSED }, first)
  if (local) await git(source, 'update-ref', 'refs/heads/letters', remoteIsAhead ? first : second)
  await git(source, 'update-ref', 'refs/remotes/origin/letters', remoteIsAhead ? second : first)
  const { line, shown } = await started(source)
  expect(line).toContain(`those of ${expected}, which`)
  expect(shown(LETTER)).toBe(REFUSED)
})

test('a branch that has changed since the copy was made is shown as it is now; one that has not leaves the copy alone', async () => {
  const source = await register()
  const first = await commitLetters(source, 'refs/heads/letters', { [LETTER]: REFUSED })
  const { copy } = await started(source)
  const branch = await openLettersBranch(copy.root, () => true, copy.signs.key)
  await branch.claim(new Map([['letters/2026-0001/delay.md', 'made in the copy\n']]), 'A run in the copy')
  branch.close()
  expect((await started(source)).shown('letters/2026-0001/delay.md')).toBe('made in the copy\n')

  const answered = letter('sent: 2026-11-04T12:00:01Z\nresponse: 250 OK')
  await commitLetters(source, 'refs/heads/letters', { [LETTER]: answered }, first)
  const again = await started(source)
  expect(again.shown(LETTER)).toBe(answered)
  expect(again.shown('letters/2026-0001/delay.md')).toBeNull()
})

test('a folder inside another repository does not show the branch of that one', async () => {
  const around = await register()
  await commitLetters(around, 'refs/heads/letters', { [LETTER]: REFUSED })
  const source = join(around, 'inside')
  mkdirSync(source)
  for (const part of ['organisation.yml', 'cases', 'site']) cpSync(join(around, part), join(source, part), { recursive: true })
  const { line, copy } = await started(source)
  expect(line).toContain('There are no letters before it')
  expect(cases(copy.root)).toEqual([])
})

test('npm start --once in a register of one’s own says where its letters come from and leaves a refused one refused', async () => {
  const source = await register()
  await commitLetters(source, 'refs/heads/letters', { [LETTER]: REFUSED })
  const { exit, output } = await runEntry('start', ['--root', source, '--once', '--today', DAY], {})
  expect(output).toContain('The letters before it are those of letters, which is only read.')
  expect(exit).toBe(0)
  expect(readFileSync(join(source, '.local', DAY, 'register', LETTER), 'utf8')).toBe(REFUSED)
})
