import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accessChecks } from './installation/access.ts'
import { ownChecks, setupChecks } from './installation/setup.ts'

const unseen = { unseen: 'nothing was asked' }
const page = (path: string) => path
const access = accessChecks(
  {
    repository: unseen,
    pages: unseen,
    rules: { main: unseen, letters: unseen },
    readers: unseen,
    invitations: unseen,
    teams: unseen,
    deployKeys: unseen,
    apps: unseen,
  },
  [],
  0,
  page,
)
const setup = setupChecks(
  {
    plan: unseen,
    codeOwners: unseen,
    environment: unseen,
    secrets: unseen,
    labels: unseen,
    actions: unseen,
    workflows: unseen,
    quietHours: unseen,
    pagesSource: unseen,
  },
  page,
)
const own = ownChecks({ timeZone: 'UTC', scheduleZones: [], invented: false, problems: 0, policyTexts: [], mail: unseen }, page)
const checked = [...own, ...setup, ...access].map(({ what }) => what)

/** What the steps for running it on GitHub say that doctor checks. */
function promised(): string[] {
  const text = globSync(['README.md', 'docs/*.md']).map((file) => readFileSync(file, 'utf8'))
  return [...text.join('\n').matchAll(/`✓ ([^`]+)`/g)].map(([, what = '']) => what)
}

test('doctor checks exactly what the steps for running it on GitHub say that it checks', () => {
  expect(new Set(promised())).toEqual(new Set(checked))
})
