// The nightly run: the plan, carried out. Used by its entry and by the run on one machine.

import type { CalendarDate } from '../procedure/calendar.ts'
import { claimedOn } from '../procedure/letter.ts'
import { type Flag, flagOf } from '../procedure/reminders.ts'
import type { WaitingCase } from '../procedure/waiting.ts'
import type { Clock } from './clock.ts'
import { CouldNotRun } from './command.ts'
import { letterDrafts, type Moment, reminderDrafts } from './drafts.ts'
import type { Flags } from './flags.ts'
import { git } from './git.ts'
import { type LettersBranch, openLettersBranch, RemoteDown } from './letters-branch.ts'
import { mailServer } from './mail.ts'
import { type Delivery, deliver } from './outbox.ts'
import { type PlannedRegister, planRegister } from './plan-register.ts'

export interface Night {
  readonly planned: PlannedRegister
  readonly deliveries: readonly Delivery[]
  readonly flags: readonly Flag[]
  /** A service that was down, in words; null where all was well. */
  readonly down: string | null
  /** Null where the letters are kept on this machine only. */
  readonly remote: string | null
}

export interface NightOptions {
  readonly root: string
  readonly clock: (timeZone: string) => Clock
  readonly smtpUrl: string | undefined
  readonly staleMinutes: number
  readonly flags: Flags
  readonly link: (id: string) => string
  /** The cases that open pull requests would open; left out where nobody knows of any. */
  readonly waiting?: readonly WaitingCase[]
  readonly onDelivery: (delivery: Delivery, done: number, of: number) => void
}

/** Carries the plan out. Throws CouldNotRun before anything is claimed. */
export async function night({ root, clock, smtpUrl, staleMinutes, flags, link, waiting = [], onDelivery }: NightOptions): Promise<Night> {
  const read = (): PlannedRegister => planRegister(root, (timeZone) => clock(timeZone).today)
  const { organisation } = read().register
  const server = mailServer(smtpUrl, organisation)
  const time = clock(organisation.timeZone)
  const moment: Moment = { today: time.today, now: time.now, staleMinutes }
  const deliveries: Delivery[] = []
  let down: string | null = null
  const branch = await openLettersBranch(root)
  try {
    const send = (drafts: (planned: PlannedRegister) => ReturnType<typeof letterDrafts>) =>
      deliver(
        branch,
        server,
        organisation,
        time.now,
        () => guarded(drafts(refuseEarlier(read(), time.today))),
        (delivery, done, of) => {
          deliveries.push(delivery)
          onDelivery(delivery, done, of)
        },
      )
    const newest = await newestCommit(root, branch)
    const guarded = (drafts: ReturnType<typeof letterDrafts>) => refuseWildClock(drafts, time, newest)
    // Letters first, so that the reminders know which of them were refused.
    await send((planned) => letterDrafts(planned, moment))
    await send((planned) => reminderDrafts(planned, moment, link, waiting))
  } catch (error) {
    if (!(error instanceof RemoteDown)) throw error
    down = error.message
  } finally {
    branch.close()
  }
  const planned = read()
  const wanted = planned.plans.flatMap((plan) => flagOf(plan) ?? [])
  await flags.reconcile(wanted, new Set(planned.plans.map(({ id }) => id)))
  return { planned, deliveries, flags: wanted, down, remote: branch.remote }
}

/** A day before letters that are on file would send them again. */
function refuseEarlier(planned: PlannedRegister, today: CalendarDate): PlannedRegister {
  const { letters, reminders, organisation } = planned.register
  for (const letter of [...letters.values(), reminders].flat()) {
    const on = claimedOn(letter, organisation.timeZone)
    if (on > today)
      throw new CouldNotRun(`There are letters of ${on} on file, and today is ${today}. Run this for that day or a later one.`)
  }
  return planned
}

/** How many days the clock may be ahead of everything that was ever committed before letters are held back. */
const MOST_QUIET_DAYS = 60

/** A clock that is far ahead of the register would send a flood of letters. */
function refuseWildClock<T>(drafts: readonly T[], { today, named }: Clock, newest: CalendarDate): readonly T[] {
  const quiet = Temporal.PlainDate.from(newest).until(today).total('days')
  if (named || !drafts.length || quiet <= MOST_QUIET_DAYS) return drafts
  throw new CouldNotRun(
    `The clock says ${today}, but the newest change in the register is of ${newest}. Nothing is sent. If the clock is right, run this once with --today ${today}.`,
  )
}

async function newestCommit(root: string, branch: LettersBranch): Promise<CalendarDate> {
  const dates = await Promise.all([root, branch.folder].map((folder) => git(folder, 'log', '-1', '--format=%cs')))
  return dates
    .map((date) => date.trim())
    .sort()
    .at(-1) as CalendarDate
}
