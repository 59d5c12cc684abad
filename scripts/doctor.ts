// npm run doctor: everything that must be in place for a running register, and the exact next step where it is not.
import { resolve } from 'node:path'
import { type AccessFacts, accessChecks } from './installation/checks/access.ts'
import type { Check } from './installation/checks/check.ts'
import { fixesFor, fixText } from './installation/checks/fixes.ts'
import { type FormsTokenSet, formsTokenChecks, formsTokenLines } from './installation/checks/forms-token.ts'
import { mailSecretChecks } from './installation/checks/mail-secrets.ts'
import { passingChecks } from './installation/checks/passing.ts'
import { administratorsIn } from './installation/checks/protection.ts'
import { keyLines } from './installation/checks/reader-keys.ts'
import { senderDomainChecks } from './installation/checks/sender-domain.ts'
import { type RegisterFacts, registerChecks, type SetupFacts, setupChecks } from './installation/checks/setup.ts'
import { accessFacts } from './installation/io/access-facts.ts'
import { checkLines, outcome } from './installation/io/check-lines.ts'
import { formsTokenSet } from './installation/io/forms-token.ts'
import { mailLogin } from './installation/io/mail-login.ts'
import { makeFix } from './installation/io/make-fix.ts'
import { newestCase, registerFacts } from './installation/io/register-facts.ts'
import { type GitHub, gitHub } from './installation/io/repository.ts'
import { senderRecords } from './installation/io/sender-records.ts'
import { setupFacts } from './installation/io/setup-facts.ts'
import { sendTestLetter } from './installation/io/test-letter.ts'
import { clock } from './io/clock.ts'
import { options, run } from './io/command.ts'
import { readOrganisation } from './io/files/organisation-file.ts'
import { planRegister } from './io/files/plan-register.ts'
import { plain } from './io/terminal.ts'
import { activeStaff } from './procedure/organisation.ts'

/** Everything that doctor looks at. */
interface Facts {
  readonly own: RegisterFacts
  readonly access: AccessFacts
  readonly setup: SetupFacts
  readonly token: FormsTokenSet
}

/** Whether GitHub keeps to what it is set to cannot be read from any setting. */
const PROOF = `To carry out once on GitHub, because no setting proves it: an administrator opens a pull request that touches scripts/; it must say "Merging is blocked" until another one approves. Somebody who is none pushes such a branch; GitHub must refuse it. The rest: docs/running-on-github.md, at its end.`

await run(async () => {
  const asked = options({
    root: { type: 'string' },
    today: { type: 'string' },
    fix: { type: 'boolean' },
    'letter-to': { type: 'string' },
    dkim: { type: 'string' },
    dns: { type: 'string' },
  })
  const root = resolve(asked.root ?? '.')
  const file = readOrganisation(root)
  const time = clock(asked.today, file.timeZone)
  const planned = planRegister(root, time.today, file)
  const { organisation } = planned.register
  const { appsElsewhere = [], machineAccount } = organisation
  const to = asked['letter-to']
  const settings = { SMTP_URL: process.env.SMTP_URL, MAIL_LOGIN: process.env.MAIL_LOGIN }
  if (to) console.log(await sendTestLetter(settings, organisation, to, time.now()))

  const github = await gitHub(root)
  const mail = await mailLogin(settings, organisation)
  const sender = await senderRecords(organisation.sender.email, asked.dkim ?? null, asked.dns ?? null)
  const look = () => factsOf(github, time.now(), newestCase(root), () => registerFacts(root, planned, mail))
  if (asked.fix && !(await fixAll(root, github, await look()))) return 1
  const { own, access, setup, token } = await look()
  const checks: Check[] = [
    ...registerChecks(own, github.page),
    ...senderDomainChecks(sender),
    ...setupChecks({ ...setup, pages: access.pages, readers: access.readers }, github.page),
    ...mailSecretChecks(setup.secrets, { SMTP_URL: Boolean(settings.SMTP_URL), MAIL_LOGIN: Boolean(settings.MAIL_LOGIN) }, github.page),
    ...accessChecks(access, { ...own, staff: activeStaff(organisation, time.today), machineAccount, appsElsewhere }, github.page),
    ...formsTokenChecks(token, organisation, time.today, github.page),
    ...passingChecks(access, administratorsIn(own.codeOwners, access.account, access.teams), github.page),
  ]
  console.log(checkLines(checks).join('\n'))
  console.log(outcome('The register', checks))
  console.log(keyLines(own.readerKeys).map(plain).join('\n'))
  console.log(formsTokenLines(token).join('\n'))
  console.log(PROOF)
  return checks.every(({ state }) => state === 'good') ? 0 : 1
})

async function factsOf(
  { octokit, repository }: GitHub,
  now: string,
  newest: string | null,
  readOwn: () => Promise<RegisterFacts>,
): Promise<Facts> {
  const [own, access, setup, token] = await Promise.all([
    readOwn(),
    accessFacts(octokit, repository, newest),
    setupFacts(octokit, repository, now),
    formsTokenSet(octokit, repository),
  ])
  return { own, access, setup, token }
}

/** Shows what will be made, then makes it. False: something could not be made. */
async function fixAll(root: string, { octokit, repository }: GitHub, { own, access, setup }: Facts): Promise<boolean> {
  const fixes = fixesFor(setup, access, administratorsIn(own.codeOwners, access.account, access.teams), own)
  console.log(fixes.length ? `Making for ${repository.owner}/${repository.repo}:` : 'There is nothing that could be made from here.')
  for (const fix of fixes) console.log(`  ${fixText(fix)}`)
  let good = true
  for (const fix of fixes) {
    const failed = await makeFix(root, octokit, repository, fix)
    console.log(failed ? `Not made: ${fixText(fix)}. ${plain(failed)}` : `Made: ${fixText(fix)}.`)
    good &&= !failed
  }
  return good
}
