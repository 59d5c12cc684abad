// One run in one process: how often it plans, and what it does when midnight comes.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addDays, day } from '../../procedure/calendar.ts'
import { casesOf, caseText, DAY } from '../../testing/invented-case.ts'
import { type PostOffice, startPostOffice } from '../../testing/rehearsal/post-office.ts'
import { type SharedRegister, sharedRegister } from '../../testing/shared-register.ts'
import { type Clock, clock } from '../clock.ts'
import { readOrganisation } from '../files/organisation-file.ts'
import { planRegister } from '../files/plan-register.ts'
import { flagsInFile } from '../flags.ts'
import { type Night, night } from './night.ts'
import { nightReport } from './night-output.ts'

vi.mock('../files/plan-register.ts', async (original) => {
  const real = await original<typeof import('../files/plan-register.ts')>()
  return { ...real, planRegister: vi.fn(real.planRegister) }
})

const ZONE = 'Europe/Amsterdam'
const TODAY = day(DAY)

let rehearsal: SharedRegister
let office: PostOffice
beforeEach(async () => {
  rehearsal = await sharedRegister(casesOf(2))
  office = await startPostOffice()
  vi.mocked(planRegister).mockClear()
})
afterEach(async () => {
  await office.close()
  rehearsal.remove()
})

/** A clock that stands at a time of that day, and goes on to the next time whenever it is asked once more. */
function clockAt(today: string, ...times: readonly string[]): Clock {
  let asked = 0
  const now = () =>
    Temporal.PlainDateTime.from(times[Math.min(asked++, times.length - 1)] ?? '')
      .toZonedDateTime(ZONE)
      .toInstant()
      .toString()
  return { ...clock(today, ZONE), now }
}

const run = (time: Clock = clock(DAY, ZONE), root = rehearsal.root): Promise<Night> =>
  night({
    root,
    own: readOrganisation(root),
    clock: time,
    mail: { SMTP_URL: office.url },
    lettersKey: undefined,
    staleMinutes: 15,
    flags: flagsInFile(join(root, '.local/flags.md')),
    links: { caseFile: (id) => id, pull: String, help: null },
    onDelivery: () => {},
  })

test('a night plans the register again only after the letters have changed', async () => {
  // Before there is a branch, with it, and with the letters that went out.
  await run()
  expect(planRegister).toHaveBeenCalledTimes(3)
  vi.mocked(planRegister).mockClear()
  await run()
  expect(planRegister).toHaveBeenCalledTimes(1)
  vi.mocked(planRegister).mockClear()
  await rehearsal.commit({ 'cases/2026-0100.md': caseText() })
  await run()
  expect(planRegister).toHaveBeenCalledTimes(2)
})

test('a run that goes on after midnight sends the letters of its day, with the true time of sending, and is no error', async () => {
  const tomorrow = addDays(TODAY, 1)
  const done = await run(clockAt(DAY, `${DAY}T23:59:50`, `${tomorrow}T00:00:10`))
  expect(done.deliveries.map(({ outcome }) => outcome)).toEqual(['sent', 'sent'])
  expect(nightReport(done).needsSomebody).toBe(false)
  for (const letter of (await rehearsal.letters()).values())
    expect(letter).toMatchObject({ claimed: `${DAY}T22:59:59Z`, sent: `${DAY}T23:00:10Z` })
  const next = await run(clockAt(tomorrow, `${tomorrow}T00:10:00`))
  expect([next.deliveries, office.received.length]).toEqual([[], 2])
})

test('a run that is overtaken after midnight by one of the new day leaves the rest to it', async () => {
  const tomorrow = addDays(TODAY, 1)
  await run(clockAt(DAY, `${DAY}T12:00:00`))
  const other = await rehearsal.clone('other')
  await rehearsal.commit({ 'cases/2026-0100.md': caseText() }, other)
  await run(clockAt(tomorrow, `${tomorrow}T00:00:05`), other)
  await rehearsal.commit({ 'cases/2026-0101.md': caseText() }, other)
  const late = await rehearsal.clone('late')
  const done = await run(clockAt(DAY, `${tomorrow}T00:00:20`), late)
  expect([done.deliveries, done.pastMidnight, done.flags]).toEqual([[], true, null])
  expect(nightReport(done)).toMatchObject({ needsSomebody: false })
  expect(nightReport(done).lines.join('\n')).toContain(
    'Midnight has passed since this run began: reminders and flags are left to the next run.',
  )
  expect(office.received).toHaveLength(3)
})
