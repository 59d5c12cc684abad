// What doctor makes, enforced: who has to approve what before it is merged.
import { afterAll, afterEach, expect, test } from 'vitest'
import { CASE } from '../../testing/invented-case.ts'
import { protectedSettings } from '../../testing/protected-settings.ts'
import { removeTemporaryFolders } from '../../testing/register-folder.ts'
import { sharedRegister } from '../../testing/shared-register.ts'
import { type Forge, startForge } from '../forge.ts'
import type { Settings } from './settings.ts'

let forge: Forge
afterEach(() => forge.close())
afterAll(removeTemporaryFolders)

const good = () => async () => ({ exit: 0 as const, output: '', summary: '' })

/** A pull request with these files; `push` brings more of them to its branch, `merge` says why it is not merged. */
async function pullRequest(files: Readonly<Record<string, string>>, settings: Settings) {
  const { remote, push } = await sharedRegister({ 'cases/2026-0001.md': CASE, 'scripts/check.ts': 'x\n' })
  await push('case/a', files)
  forge = await startForge({ remote, settings, automatic: () => true, checker: good })
  await forge.pulls.open()
  return {
    push: (more: Readonly<Record<string, string>>) => push('case/a', more),
    merge: async () => {
      const outcome = await forge.pulls.merge(1)
      return 'merged' in outcome ? 'merged' : outcome.message
    },
  }
}

const protectedByDoctor = () => protectedSettings(['ada', 'ben', 'cas'])

test('a change of the code waits for an administrator, whatever others say', async () => {
  const { merge } = await pullRequest({ 'scripts/check.ts': 'y\n' }, protectedByDoctor())
  await forge.pulls.approve(1, 'cas')
  expect(await merge()).toContain('Waiting on required reviewers')
  await forge.pulls.approve(1, 'ben')
  expect(await merge()).toBe('merged')
})

test('a key of a reader waits for an administrator: with it, somebody could read every case', async () => {
  const { merge } = await pullRequest({ 'site/keys/cas-de-wit.txt': 'age1pq1…\n' }, protectedByDoctor())
  await forge.pulls.approve(1, 'cas')
  expect(await merge()).toContain('Waiting on required reviewers')
  await forge.pulls.approve(1, 'ada')
  expect(await merge()).toBe('merged')
})

test('an approval of an innocent change does not let the next commit through', async () => {
  const { push, merge } = await pullRequest({ 'scripts/check.ts': 'innocent\n' }, protectedByDoctor())
  await forge.pulls.approve(1, 'ben')
  await push({ 'scripts/check.ts': 'process.exit(0)\n' })
  expect(await merge()).toContain('Waiting on required reviewers')
})

test('a case waits for nobody', async () => {
  const { merge } = await pullRequest({ 'cases/2026-0002.md': CASE, 'cases/2026-0002/letter.txt': 'x' }, protectedByDoctor())
  expect(await merge()).toBe('merged')
})

test('a case with a line of code beside it waits', async () => {
  const { merge } = await pullRequest({ 'cases/2026-0002.md': CASE, '.gitattributes': '* -diff\n' }, protectedByDoctor())
  expect(await merge()).toContain('Waiting on required reviewers')
})
