// npm run nightly: the plan, carried out: letters, flags, reminders, record.
import { join, resolve } from 'node:path'
import { sendTestLetter } from './installation/io/test-letter.ts'
import { type Clock, clock } from './io/clock.ts'
import { CouldNotRun, options, run } from './io/command.ts'
import { readOrganisation, usableOrganisation } from './io/files/organisation-file.ts'
import { planRegister } from './io/files/plan-register.ts'
import type { OrganisationFile } from './io/files/rules.ts'
import { flagsInFile } from './io/flags.ts'
import { heartbeat } from './io/github/nightly-health.ts'
import { annotate, summarise, warn } from './io/github/workflow.ts'
import { REMINDER_LINKS } from './io/links.ts'
import type { MailSettings } from './io/mail/settings.ts'
import { letterDrafts, reminderDrafts, staleSince } from './io/night/drafts.ts'
import { night } from './io/night/night.ts'
import { nightOnGitHub } from './io/night/night-on-github.ts'
import { deliveryLine, nightReport } from './io/night/night-output.ts'
import { isNotSetUp } from './io/night/not-set-up.ts'
import { planTable } from './io/plan-output.ts'
import { paint, plain, problemLine } from './io/terminal.ts'

const NOT_SET_UP =
  'Not set up yet: there is no mail server, no case of your own and no letter. Nothing was done. docs/running-on-github.md says how to begin.'

await run(async () => {
  const asked = options({
    root: { type: 'string' },
    today: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'test-letter': { type: 'boolean' },
    'stale-minutes': { type: 'string' },
  })
  const root = resolve(asked.root ?? '.')
  const staleMinutes = Number(asked['stale-minutes'] ?? 15)
  if (!(staleMinutes >= 0)) throw new CouldNotRun('--stale-minutes needs a number of minutes, such as 15.')
  const own = readOrganisation(root)
  const time = clock(asked.today, own.timeZone)
  const mail = { SMTP_URL: process.env.SMTP_URL, MAIL_LOGIN: process.env.MAIL_LOGIN }
  if (asked['test-letter']) return testLetter(mail, own, time)
  if (asked['dry-run']) return dryRun(root, own, time, staleMinutes)

  if (!process.env.SMTP_URL && (await isNotSetUp(root))) {
    console.log(NOT_SET_UP)
    return 0
  }

  const forge = await nightOnGitHub(usableOrganisation(own), time.today)
  const done = await night({
    root,
    own,
    clock: time,
    mail,
    lettersKey: process.env.LETTERS_KEY,
    staleMinutes,
    flags: forge?.flags ?? flagsInFile(join(root, '.local/flags.md')),
    waiting: forge?.waiting ?? [],
    links: REMINDER_LINKS,
    onDelivery: (delivery) => console.log(deliveryLine(delivery)),
  })
  const report = nightReport(done)
  const troubles = forge?.troubles ?? []
  report.lines.push(...troubles.map((trouble) => paint('red', trouble)))
  console.log(report.lines.join('\n'))
  const silent = await heartbeat(process.env.HEARTBEAT_URL)
  if (silent) await warn('Heartbeat', silent)
  await annotate('Nachtrun', done.planned.problems)
  await summarise(
    'What was sent and flagged',
    report.lines.map((line) => `    ${plain(line)}`),
  )
  return report.needsSomebody || troubles.length ? 1 : 0
})

/** To our own contact address, and nothing else: from where the letters to clients start, which some mail servers take nothing from. */
async function testLetter(mail: MailSettings, own: OrganisationFile, { now }: Clock): Promise<number> {
  const organisation = usableOrganisation(own)
  const told = await sendTestLetter(mail, organisation, organisation.contact.email, now()).catch((error: unknown) => {
    if (error instanceof CouldNotRun) return error
    throw error
  })
  const words = typeof told === 'string' ? told : told.message
  console.log(words)
  await summarise('Test letter to contact.email', [`    ${plain(words)}`])
  return typeof told === 'string' ? 0 : 1
}

async function dryRun(root: string, own: OrganisationFile, { today, now }: Clock, staleMinutes: number): Promise<number> {
  const planned = planRegister(root, today, own)
  const since = staleSince(now(), staleMinutes)
  console.log(planTable(planned))
  for (const { again } of await letterDrafts(planned, since)) if (again) console.log(`  once more: ${again.path}`)
  const reminders = await reminderDrafts(planned, since, REMINDER_LINKS)
  console.log(`${reminders.length} reminders to staff would be sent. This was a dry run: nothing was.`)
  for (const problem of planned.problems) console.log(problemLine(problem))
  return planned.problems.length ? 1 : 0
}
