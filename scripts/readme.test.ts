import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accessChecks } from './installation/checks/access.ts'
import { formsTokenChecks } from './installation/checks/forms-token.ts'
import { mailSecretChecks } from './installation/checks/mail-secrets.ts'
import { passingChecks } from './installation/checks/passing.ts'
import { senderDomainChecks } from './installation/checks/sender-domain.ts'
import { registerChecks, setupChecks } from './installation/checks/setup.ts'
import type { CalendarDate } from './procedure/calendar.ts'

const unseen = { unseen: 'nothing was asked' }
const page = (path: string) => path
const access = accessChecks(
  {
    repository: unseen,
    pages: unseen,
    unsealed: unseen,
    account: 'school',
    rules: { main: unseen, letters: unseen },
    rulesets: unseen,
    readers: unseen,
    invitations: unseen,
    teams: unseen,
    deployKeys: unseen,
    apps: unseen,
  },
  { staff: [], appsElsewhere: [], codeOwners: null, formerKeys: [] },
  page,
)
const setup = setupChecks(
  {
    plan: unseen,
    codeOwners: unseen,
    environments: { register: unseen, 'github-pages': unseen },
    secrets: unseen,
    labels: unseen,
    actions: unseen,
    workflows: unseen,
    quietHours: unseen,
    scheduledBy: unseen,
    pages: unseen,
    readers: unseen,
  },
  page,
)
const own = registerChecks(
  {
    timeZone: 'UTC',
    scheduleZones: [],
    invented: false,
    problems: 0,
    policyTexts: [],
    codeOwners: null,
    mail: unseen,
    key: unseen,
    readerKeys: { site: '', staff: [], trainers: [] },
    formerKeys: [],
    lettersBranch: unseen,
    oldCases: 0,
  },
  page,
)
const passing = passingChecks({ rules: { main: unseen, letters: unseen }, rulesets: unseen, teams: unseen }, unseen, page)
const sender = senderDomainChecks({ domain: '', servers: unseen, texts: unseen, selector: null, keys: unseen, dmarc: unseen })
const secrets = mailSecretChecks(unseen, { SMTP_URL: false, MAIL_LOGIN: false }, page)
const token = formsTokenChecks(unseen, { staff: [], timeZone: 'UTC' }, '2026-11-20' as CalendarDate, page)
const checked = [...own, ...sender, ...secrets, ...setup, ...access, ...token, ...passing].map(({ what }) => what)

/** What the steps of docs/running-on-github.md say that doctor checks. */
function promised(): string[] {
  const text = readFileSync('docs/running-on-github.md', 'utf8')
  return [...text.matchAll(/`✓ ([^`]+)`/g)].map(([, what = '']) => what)
}

test('every line of doctor has a step in docs/running-on-github.md, and every step a line', () => {
  expect(new Set(promised())).toEqual(new Set(checked))
})
