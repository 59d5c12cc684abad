import { afterEach, expect, test } from 'vitest'
import type { Fault } from '../../local/forge/faults.ts'
import { type Forge, startForge } from '../../local/forge.ts'
import { addDays, day } from '../../procedure/calendar.ts'
import type { FlaggedCase } from '../../procedure/flags.ts'
import { organisationWith } from '../../testing/example.ts'
import { gitHubAt } from '../../testing/forge-client.ts'
import { FLAG_LABEL } from '../../views/flag-issue.ts'
import { flagsOnGitHub } from './flags-on-github.ts'
import type { GitHub } from './github.ts'
import { GitHubFailure } from './github-answers.ts'

const TODAY = day('2026-11-20')
const example = organisationWith()
const ORGANISATION = { ...example, staff: example.staff.map((member) => ({ ...member, github: `${member.id}-gh` })) }
const ACCOUNTS = ['anna-jansen-gh', 'bram-visser-gh']

let forge: Forge
afterEach(() => forge.close())

async function started(): Promise<GitHub> {
  forge = await startForge({ remote: '/nowhere', assignable: ACCOUNTS, pageSize: 3 })
  return gitHubAt(forge)
}

function flag(id: string, today = TODAY, handler = 'anna-jansen'): FlaggedCase {
  const due = addDays(today, -2)
  return { case: id, handler, flags: [{ kind: 'overdue', since: addDays(due, 1), obligation: 'decision', due }] }
}

const ALL = new Set(Array.from({ length: 20 }, (_, number) => `2026-00${String(number).padStart(2, '0')}`))

function flags(github: GitHub, today = TODAY) {
  return flagsOnGitHub(github, { organisation: ORGANISATION, today, link: (id) => `cases/${id}.md` })
}

const issues = () => forge.memory.state.issues
const open = () =>
  issues()
    .filter(({ state }) => state === 'open')
    .map(({ title }) => title.slice(0, 9))
    .sort()
const writes = () => forge.transcript.filter(({ method }) => method !== 'GET').length

test('an overdue case is one issue: number, promise, date and days, labelled and given to its handler', async () => {
  const github = await started()
  await flags(github).reconcile([flag('2026-0004')], ALL)
  expect(issues()).toHaveLength(1)
  expect(issues()[0]).toMatchObject({ title: '2026-0004: termijn overschreden', labels: [FLAG_LABEL], assignees: ['anna-jansen-gh'] })
  expect(issues()[0]?.body).toMatch(
    /<details lang="en">[\s\S]*\| decision or delay letter \| 18\u00A0November\u00A02026 \| 2 days late \|[\s\S]*<\/details>/,
  )
  expect(issues()[0]?.body).toContain('| beslissing of uitstelbericht | 18\u00A0november\u00A02026 | 2 dagen te laat |')
})

test('a handler whom GitHub does not know, or who may not be assigned, leaves the issue without assignee', async () => {
  const github = await started()
  await flags(github).reconcile([flag('2026-0004', TODAY, 'carla-mulder'), flag('2026-0005', TODAY, 'nobody')], ALL)
  expect(issues().map(({ assignees }) => assignees)).toEqual([[], []])
})

test('nothing is written as long as the facts stay the same', async () => {
  const github = await started()
  await flags(github).reconcile([flag('2026-0004')], ALL)
  const before = writes()
  await flags(github).reconcile([flag('2026-0004')], ALL)
  expect(writes()).toBe(before)
})

test('other facts and another handler change the issue that is there', async () => {
  const github = await started()
  await flags(github).reconcile([flag('2026-0004')], ALL)
  const later = flag('2026-0004', addDays(TODAY, -7), 'bram-visser')
  await flags(github).reconcile([later], ALL)
  expect(issues()).toHaveLength(1)
  expect(issues()[0]).toMatchObject({ assignees: ['bram-visser-gh'], body: expect.stringContaining('9 dagen te laat') })
})

test('what is met is closed with a sentence, and opened again when it is late once more', async () => {
  const github = await started()
  await flags(github).reconcile([flag('2026-0004')], ALL)
  await flags(github).reconcile([], ALL)
  expect(issues()[0]).toMatchObject({
    state: 'closed',
    body: expect.stringContaining('Op 20 november 2026 was er bij klacht 2026-0004 niets meer te melden'),
  })
  const before = writes()
  await flags(github).reconcile([], ALL)
  expect(writes()).toBe(before)
  await flags(github).reconcile([flag('2026-0004')], ALL)
  expect(issues()).toHaveLength(1)
  expect(open()).toEqual(['2026-0004'])
})

test('the flag of a case that cannot be read stays', async () => {
  const github = await started()
  await flags(github).reconcile([flag('2026-0004')], ALL)
  await flags(github).reconcile([], new Set(['2026-0005']))
  expect(open()).toEqual(['2026-0004'])
})

test('an issue that somebody closed by hand is opened again, and one that only bears the label is left alone', async () => {
  const github = await started()
  await github.createIssue({ title: 'A question', body: 'about <!-- complaints-register: flag 2026-0004 -->' }, FLAG_LABEL, null)
  await flags(github).reconcile([flag('2026-0004')], ALL)
  await github.updateIssue(2, { state: 'closed' })
  await flags(github).reconcile([flag('2026-0004')], ALL)
  expect(issues().map(({ state, title }) => [state, title])).toEqual([
    ['open', 'A question'],
    ['open', '2026-0004: termijn overschreden'],
  ])
})

test('two runs at once leave one issue', async () => {
  const github = await started()
  await Promise.all([flags(github).reconcile([flag('2026-0004')], ALL), flags(github).reconcile([flag('2026-0004')], ALL)])
  expect(open()).toEqual(['2026-0004'])
})

test('of twins the oldest stays', async () => {
  const github = await started()
  const twin = { title: '2026-0004: x', body: '<!-- complaints-register: flag 2026-0004 -->' }
  await github.createIssue(twin, FLAG_LABEL, null)
  await github.createIssue(twin, FLAG_LABEL, null)
  await flags(github).reconcile([flag('2026-0004')], ALL)
  expect(issues().map(({ number, state, stateReason }) => [number, state, stateReason])).toEqual([
    [1, 'open', null],
    [2, 'closed', 'not_planned'],
  ])
})

/** The faults of a night, by a generator of whole numbers. */
function nightFaults(chance: (below: number) => number): Fault[] {
  const kinds = [
    'server-error',
    'cut-before',
    'cut-after',
    'error-after',
    'half-answer',
    'too-many',
    'secondary-limit',
    'unauthorised',
    'forbidden',
    'conflict',
  ] as const
  const on = ['issues/create', 'issues/update', 'issues/list-for-repo', 'issues/check-user-can-be-assigned'] as const
  return Array.from({ length: chance(4) }, () => ({
    kind: kinds[chance(kinds.length)] ?? 'server-error',
    on: on[chance(on.length)] ?? 'issues/create',
    times: 1 + chance(5),
  }))
}

test.each(Array.from({ length: 6 }, (_, seed) => seed + 1))(
  'ten nights of three runs under faults: never two for one case, and after a good run exactly what is late (seed %i)',
  async (seed) => {
    let state = seed * 2654435761
    const chance = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const github = await started()
    const push = forge.transcript.push.bind(forge.transcript)
    forge.transcript.push = (...exchanges) => {
      expect(new Set(open()).size, 'two issues for one case').toBe(open().length)
      return push(...exchanges)
    }
    const late = new Set<string>()
    let failed = 0
    for (let night = 0; night < 10; night++) {
      const today = addDays(TODAY, night)
      for (const id of ALL) if (chance(4) === 0) late.has(id) ? late.delete(id) : late.add(id)
      const wanted = [...late].sort().map((id) => flag(id, today))
      for (let slot = 0; slot < 2; slot++) {
        for (const fault of nightFaults(chance)) forge.faults.add(fault)
        await flags(github, today)
          .reconcile(wanted, ALL)
          .catch((error: unknown) => {
            if (!(error instanceof GitHubFailure)) throw error
            failed++
          })
      }
      forge.faults.clear()
      await flags(github, today).reconcile(wanted, ALL)
      expect(open()).toEqual([...late].sort())
    }
    expect(failed).toBeGreaterThan(0)
    expect(forge.transcript.filter(({ violation }) => violation)).toEqual([])
    const perCase = issues().map(({ body }) => body.split(' -->')[0])
    expect(new Set(perCase).size, 'an issue was opened anew instead of again').toBe(perCase.length)
  },
)
