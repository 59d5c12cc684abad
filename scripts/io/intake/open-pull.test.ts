import { afterAll, beforeAll, expect, test } from 'vitest'
import { notesOf } from '../../incoming/notes.ts'
import { type Forge, startForge } from '../../local/forge.ts'
import { gitHubAt } from '../../testing/forge-client.ts'
import { type SharedRegister, sharedRegister } from '../../testing/shared-register.ts'
import { openPull } from './open-pull.ts'

let register: SharedRegister
let forge: Forge
beforeAll(async () => {
  register = await sharedRegister()
  forge = await startForge({ remote: register.remote })
})
afterAll(async () => {
  await forge.close()
  register.remove()
})

const branchWith = (branch: string) => register.push(branch, { [`${branch}.txt`]: 'x' })
const wanted = (branch: string) => ({ branch, title: '2026-0001: answer', notes: notesOf(['not-the-client']) })

test('a branch gets one pull request, with a number for a title and nothing of the mail in it', async () => {
  await branchWith('case/2026-0001-answer-0')
  await branchWith('case/2026-0001-answer-1')
  const github = gitHubAt(forge)
  const one = await openPull(github, wanted('case/2026-0001-answer-0'))
  expect(await openPull(github, wanted('case/2026-0001-answer-0'))).toBe(one)
  expect(await openPull(github, wanted('case/2026-0001-answer-1'))).not.toBe(one)
  const pull = (await forge.pulls.all()).find(({ number }) => number === one)
  expect(pull).toMatchObject({ title: '2026-0001: answer', branch: 'case/2026-0001-answer-0', state: 'open' })
  const [note] = wanted('').notes
  expect(forge.transcript.find(({ operation }) => operation === 'pulls/create')?.body).toMatchObject({
    body: `- ${note?.nl}\n- ${note?.en}\n`,
  })
  expect(forge.transcript.filter(({ operation }) => operation === 'pulls/create')).toHaveLength(2)
})

test('where the answer of GitHub is lost on the way it looks before it asks again', async () => {
  await branchWith('case/2026-0002-new')
  forge.faults.add({ kind: 'cut-after', on: 'pulls/create' })
  const number = await openPull(gitHubAt(forge), wanted('case/2026-0002-new'))
  expect((await forge.pulls.all()).filter(({ branch }) => branch === 'case/2026-0002-new').map((pull) => pull.number)).toEqual([number])
})
