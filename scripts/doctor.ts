// npm run doctor: everything that must be in place for a running register, and the exact next step where it is not.
import { resolve } from 'node:path'
import { accessChecks } from './installation/access.ts'
import { accessFacts } from './installation/access-facts.ts'
import { checkLines, outcome } from './installation/checkup-output.ts'
import { type GitHub, gitHub } from './installation/github-settings.ts'
import { ownFacts } from './installation/own-facts.ts'
import { ownChecks, setupChecks } from './installation/setup.ts'
import { setupFacts } from './installation/setup-facts.ts'
import { makeFix } from './installation/setup-fix.ts'
import { fixesFor, fixText } from './installation/setup-fixes.ts'
import { sendTestLetter } from './installation/test-letter.ts'
import { clock } from './io/clock.ts'
import { options, run } from './io/command.ts'
import { readOrganisation } from './io/files/organisation-file.ts'
import { type PlannedRegister, planRegister } from './io/files/plan-register.ts'
import { plain } from './io/terminal.ts'
import { activeStaff } from './procedure/organisation.ts'

await run(async () => {
  const asked = options({
    root: { type: 'string' },
    today: { type: 'string' },
    fix: { type: 'boolean' },
    'letter-to': { type: 'string' },
  })
  const root = resolve(asked.root ?? '.')
  const own = readOrganisation(root)
  const time = clock(asked.today, own.timeZone)
  const planned = planRegister(root, time.today, own)
  const to = asked['letter-to']
  if (to) console.log(await sendTestLetter(process.env.SMTP_URL, planned.register.organisation, to, time.now()))

  const github = await gitHub(root)
  if (asked.fix && !(await fixAll(github, time.now()))) return 1
  const checks = await everything(root, planned, github, time.now())
  console.log(checkLines(checks).join('\n'))
  console.log(outcome('The register', checks))
  return checks.every(({ state }) => state === 'good') ? 0 : 1
})

async function everything(root: string, planned: PlannedRegister, { octokit, repository, page }: GitHub, now: string) {
  const { organisation } = planned.register
  const [own, access, setup] = await Promise.all([
    ownFacts(root, planned, process.env.SMTP_URL),
    accessFacts(octokit, repository),
    setupFacts(octokit, repository, now),
  ])
  const staff = activeStaff(organisation, planned.today)
  const accounts = staff.flatMap(({ github }) => github ?? [])
  return [...ownChecks(own, page), ...setupChecks(setup, page), ...accessChecks(access, accounts, staff.length - accounts.length, page)]
}

/** Shows what will be made, then makes it. False: something could not be made. */
async function fixAll({ octokit, repository }: GitHub, now: string): Promise<boolean> {
  const [{ rules }, setup] = await Promise.all([accessFacts(octokit, repository), setupFacts(octokit, repository, now)])
  const fixes = fixesFor(setup, rules)
  console.log(fixes.length ? `Making on ${repository.owner}/${repository.repo}:` : 'There is nothing that could be made from here.')
  for (const fix of fixes) console.log(`  ${fixText(fix)}`)
  let good = true
  for (const fix of fixes) {
    const failed = await makeFix(octokit, repository, fix)
    console.log(failed ? `Not made: ${fixText(fix)}. ${plain(failed)}` : `Made: ${fixText(fix)}.`)
    good &&= !failed
  }
  return good
}
