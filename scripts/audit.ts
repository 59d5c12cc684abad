// npm run audit: who can read the register, against who may. What cannot be seen counts as wrong.
import { resolve } from 'node:path'
import { accessChecks } from './installation/checks/access.ts'
import { formsTokenChecks } from './installation/checks/forms-token.ts'
import { passingChecks } from './installation/checks/passing.ts'
import { administratorsIn } from './installation/checks/protection.ts'
import { accessFacts } from './installation/io/access-facts.ts'
import { checkLines, outcome } from './installation/io/check-lines.ts'
import { formsTokenSet } from './installation/io/forms-token.ts'
import { formerKeys, readerKeysIn } from './installation/io/reader-keys.ts'
import { codeOwnersIn, newestCase } from './installation/io/register-facts.ts'
import { gitHub } from './installation/io/repository.ts'
import { clock } from './io/clock.ts'
import { options, run } from './io/command.ts'
import { readOrganisation, usableOrganisation } from './io/files/organisation-file.ts'
import { summarise } from './io/github/workflow.ts'
import { activeStaff } from './procedure/organisation.ts'

await run(async () => {
  const asked = options({ root: { type: 'string' }, today: { type: 'string' } })
  const root = resolve(asked.root ?? '.')
  const organisation = usableOrganisation(readOrganisation(root))
  const { today } = clock(asked.today, organisation.timeZone)
  const { octokit, repository, page } = await gitHub(root)

  const { appsElsewhere = [], machineAccount } = organisation
  const own = {
    staff: activeStaff(organisation, today),
    machineAccount,
    appsElsewhere,
    codeOwners: codeOwnersIn(root),
    formerKeys: formerKeys(readerKeysIn(root, organisation), organisation, today),
  }
  const [facts, tokenSet] = await Promise.all([accessFacts(octokit, repository, newestCase(root)), formsTokenSet(octokit, repository)])
  // Who may pass the rules by is shown to those who may change them; the token of the audit may only read, so doctor looks at that.
  const passing = passingChecks(facts, administratorsIn(own.codeOwners, facts.account, facts.teams), page)
  const token = formsTokenChecks(tokenSet, organisation, today, page)
  const checks = [...accessChecks(facts, own, page), ...token, ...passing.filter(({ state }) => state === 'wrong')]

  const bad = checks.filter(({ state }) => state !== 'good')
  console.log(checkLines(bad).join('\n'))
  console.log(outcome('The access audit', checks))
  await summarise('Access audit', [outcome('The access audit', checks), '', ...checkLines(bad).map((line) => `    ${line}`)])
  return bad.length ? 1 : 0
})
