// npm start: the whole register on this machine, in a throw-away copy: the run of one day, and its letters to read.
import { join, resolve } from 'node:path'
import { CouldNotRun, options, run } from './io/command.ts'
import { readOrganisation, usableOrganisation } from './io/files/organisation-file.ts'
import { planRegister } from './io/files/plan-register.ts'
import { planTable } from './io/plan-output.ts'
import { paint } from './io/terminal.ts'
import { copyRegister } from './local/copy.ts'
import { dayLine, dayToShow } from './local/day.ts'
import { bringLetters } from './local/letters-before.ts'
import { startMailCatcher } from './local/mail-catcher.ts'
import { nightInCopy } from './local/night-in-copy.ts'
import { followFiles, serveRegister, staffPagesOf } from './local/register-site.ts'
import { sealedCopyOf } from './local/sealed-copy.ts'
import { startForgeFor } from './local/start-forge.ts'

await run(async () => {
  const asked = options({ root: { type: 'string' }, today: { type: 'string' }, once: { type: 'boolean' }, port: { type: 'string' } })
  const source = resolve(asked.root ?? '.')
  const port = portOf(asked.port)
  const organisation = usableOrganisation(readOrganisation(source))
  const day = dayToShow(asked.today, organisation)
  console.log(paint('bold', dayLine(asked.today, day)))

  const folder = join(source, '.local', day)
  const copy = await copyRegister(source, folder)
  console.log(await bringLetters(source, copy, day))
  console.log(planTable(planRegister(copy.root, day)))

  // Closed in the end, the last one first, whatever happens: a server that stays open would keep this running for ever.
  await using open = new AsyncDisposableStack()
  const mail = await startMailCatcher(copy.mail)
  open.defer(mail.close)
  const night = nightInCopy(copy, day, mail.url)
  const pages = staffPagesOf(copy, day)
  const sealed = sealedCopyOf(copy, organisation, day, pages.ended, () => forge.forms)
  const rebuild = () => pages.rebuild().then(sealed.changed)
  const forge = await startForgeFor({
    root: copy.root,
    remote: copy.remote,
    folder,
    organisation,
    today: day,
    port: asked.once || port === 0 ? 0 : port + 1,
    night,
    onChange: () => void rebuild(),
  })
  open.defer(forge.close)
  console.log(`\n${paint('bold', 'The nightly run:')}`)
  console.log((await forge.night()).lines.join('\n'))
  console.log(`\nThe letters lie in ${copy.mail}`)
  if (asked.once) return 0

  console.log('Building the staff pages…')
  await pages.build()
  const server = await serveRegister(port, copy, pages, { day, timeZone: organisation.timeZone }, forge)
  open.defer(server.close)
  open.defer(pages.ended)
  open.defer(followFiles(source, folder, rebuild))
  open.defer(sealed.close)
  const sealedAt = await sealed.serve(port === 0 ? 0 : port + 2)
  console.log(`The register: ${server.url}staff/\nThe letters:  ${server.url}mail/\nPull requests: ${server.url}forge/`)
  console.log(`The sealed site: ${sealedAt}staff/\nCtrl+C ends this.`)
  await interrupted()
  return 0
})

/** Throws CouldNotRun for what is no port. */
function portOf(asked = '4321'): number {
  const port = Number(asked)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new CouldNotRun('--port needs a number up to 65535, such as 4321.')
  return port
}

function interrupted(): Promise<void> {
  return new Promise((stop) => {
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}
