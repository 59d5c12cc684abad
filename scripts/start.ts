// npm start: the whole register on this machine, in a throw-away copy: the run of one day, and its letters to read.
import { join, resolve } from 'node:path'
import { clock, namedDay } from './io/clock.ts'
import { CouldNotRun, options, run } from './io/command.ts'
import { readOrganisation, usableOrganisation } from './io/files/organisation-file.ts'
import { planRegister } from './io/files/plan-register.ts'
import { openLettersBranch } from './io/git/letters-branch.ts'
import { caseLink } from './io/links.ts'
import { night } from './io/night/night.ts'
import type { NightOnGitHub } from './io/night/night-on-github.ts'
import { deliveryLine, nightReport } from './io/night/night-output.ts'
import { planTable } from './io/plan-output.ts'
import { paint } from './io/terminal.ts'
import { REFUSED_ADDRESS, startMailCatcher } from './local/mail-catcher.ts'
import { mailPage } from './local/mail-page.ts'
import { pastLetters } from './local/past-letters.ts'
import { startServer } from './local/server.ts'
import { buildStaffPages, changes, staffPage, watchFolders } from './local/staff-pages.ts'
import { startForgeFor } from './local/start-forge.ts'
import { throwAwayRegister } from './local/throw-away.ts'
import type { CalendarDate } from './procedure/calendar.ts'

/** The day on which the invented cases show every state. */
const SAMPLES_DAY = '2026-11-20'

await run(async () => {
  const asked = options({ root: { type: 'string' }, today: { type: 'string' }, once: { type: 'boolean' }, port: { type: 'string' } })
  const source = resolve(asked.root ?? '.')
  const port = Number(asked.port ?? 4321)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new CouldNotRun('--port needs a number up to 65535, such as 4321.')
  const day = asked.today ? namedDay(asked.today) : dayOf(source)
  console.log(
    paint(
      'bold',
      `The register as of ${day}${day === SAMPLES_DAY && !asked.today ? ', the day of the samples' : ''} (another day: npm start -- --today YYYY-MM-DD)`,
    ),
  )

  const { root, remote, mail, fresh } = await throwAwayRegister(source, join(source, '.local', day))
  if (fresh) await writePast(root, day)
  const planned = planRegister(root, day)
  console.log(planTable(planned))

  console.log(`\n${paint('bold', 'The nightly run:')}`)
  // Closed in the end, whatever happens: a server that stays open would keep this running for ever.
  await using open = new AsyncDisposableStack()
  const catcher = await startMailCatcher(mail)
  open.defer(catcher.close)
  const runNight = async ({ flags, waiting, troubles }: NightOnGitHub): Promise<string[]> => {
    const lines: string[] = []
    // A merge may have changed it since the last run.
    const own = readOrganisation(root)
    const done = await night({
      root,
      own,
      clock: clock(day, own.timeZone),
      smtpUrl: catcher.url,
      staleMinutes: 0,
      flags,
      waiting,
      link: caseLink,
      onDelivery: (delivery) => lines.push(`  ${deliveryLine(delivery)}`),
    })
    return [...lines, ...nightReport(done).lines, ...troubles]
  }
  const pages = join(root, '../staff')
  const changed = changes()
  let building: Promise<void> = Promise.resolve()
  // One build after the other; whoever merges need not wait for it.
  const rebuild = () => {
    building = building
      .then(() => buildStaffPages(root, day, pages))
      .then(changed.tell, (error: Error) => console.error(`The pages could not be built: ${error.message}`))
    return building
  }
  const forge = await startForgeFor({
    root,
    remote,
    folder: join(root, '..'),
    organisation: planned.register.organisation,
    today: day,
    port: asked.once || port === 0 ? 0 : port + 1,
    night: runNight,
    onChange: async () => void rebuild(),
  })
  open.defer(forge.close)
  console.log((await runNight(await forge.forNight())).join('\n'))
  console.log(`\nThe letters lie in ${mail}`)
  if (asked.once) return 0

  console.log('Building the staff pages…')
  await buildStaffPages(root, day, pages)
  const server = await startServer(port, (path) => {
    if (path === '/') return { status: 302, type: 'text/plain', body: '', headers: { location: '/staff/' } }
    if (path === '/forge/') return { status: 302, type: 'text/plain', body: '', headers: { location: forge.url } }
    return path === '/staff/changes' ? changed.answer : (staffPage(path, pages, root) ?? mailPage(path, mail, day))
  }).catch(() => {
    throw new CouldNotRun(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}.`)
  })
  const unwatch = watchFolders([join(source, 'cases')], async () => {
    await throwAwayRegister(source, join(source, '.local', day)).then(rebuild, (error: Error) =>
      console.error(error instanceof CouldNotRun ? error.message : 'Your files could not be taken over. Save one of them again.'),
    )
  })
  console.log(`The register: ${server.url}staff/\nThe letters:  ${server.url}mail/\nPull requests: ${forge.url}\nCtrl+C ends this.`)
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
  unwatch()
  await building
  await server.close()
  return 0
})

/** The samples' day as long as the organisation is the invented one; the real day for a real register. */
function dayOf(source: string): CalendarDate {
  const { contact, timeZone } = usableOrganisation(readOrganisation(source))
  return contact.email.endsWith('@example.org') ? namedDay(SAMPLES_DAY) : clock(undefined, timeZone).today
}

/** Gives the copy the letters it would have sent before `day`. */
async function writePast(root: string, day: CalendarDate): Promise<void> {
  const { register } = planRegister(root, day)
  const branch = await openLettersBranch(root, () => true)
  try {
    await branch.sync()
    const letters = await pastLetters(register, register.organisation, day, REFUSED_ADDRESS)
    if (letters.size) await branch.claim(letters, 'Letters of the days before')
  } finally {
    branch.close()
  }
}
