// The nightly run: the plan, carried out. Used by its entry and by the run on one machine.

import { type CalendarDate, daysFrom } from '../../procedure/calendar.ts'
import { receivedOn } from '../../procedure/case.ts'
import { claimedOn } from '../../procedure/letters/record.ts'
import { type Flag, flagOf } from '../../procedure/reminders.ts'
import type { WaitingCase } from '../../procedure/waiting.ts'
import type { Clock } from '../clock.ts'
import { CouldNotRun } from '../command.ts'
import { type OrganisationFile, usableOrganisation } from '../files/organisation-file.ts'
import { type PlannedRegister, planRegister } from '../files/plan-register.ts'
import type { Flags } from '../flags.ts'
import { git } from '../git/git.ts'
import { type LettersBranch, openLettersBranch } from '../git/letters-branch.ts'
import { RemoteDown } from '../git/letters-remote.ts'
import { mailServer } from '../mail/mail.ts'
import type { Draft } from './claim.ts'
import { letterDrafts, type Moment, reminderDrafts } from './drafts.ts'
import { type Delivery, deliver } from './outbox.ts'

export interface Night {
  readonly planned: PlannedRegister
  readonly deliveries: readonly Delivery[]
  /** Null where they were left as they are, because the letters could not be read. */
  readonly flags: readonly Flag[] | null
  /** A service that was down, in words; null where all was well. */
  readonly down: string | null
  /** Whether the letters are kept on this machine only, because the repository has no remote. */
  readonly localOnly: boolean
}

export interface NightOptions {
  readonly root: string
  /** organisation.yml, as it was when the run began. */
  readonly own: OrganisationFile
  readonly clock: Clock
  readonly smtpUrl: string | undefined
  readonly staleMinutes: number
  readonly flags: Flags
  readonly link: (id: string) => string
  /** The cases that open pull requests would open; left out where nobody knows of any. */
  readonly waiting?: readonly WaitingCase[]
  readonly onDelivery: (delivery: Delivery, done: number, of: number) => void
}

/** Carries the plan out. Throws CouldNotRun before anything is claimed. */
export async function night({
  root,
  own,
  clock,
  smtpUrl,
  staleMinutes,
  flags,
  link,
  waiting = [],
  onDelivery,
}: NightOptions): Promise<Night> {
  const read = (): PlannedRegister => planRegister(root, clock.today, own)
  const organisation = usableOrganisation(own)
  const server = mailServer(smtpUrl, organisation)
  const moment: Moment = { today: clock.today, now: clock.now, staleMinutes }
  const newest = (await git(root, 'log', '-1', '--format=%cs').catch(() => '')).trim()
  const deliveries: Delivery[] = []
  const send = (branch: LettersBranch, drafts: (planned: PlannedRegister) => readonly Draft[]) =>
    deliver(
      branch,
      server,
      organisation,
      clock.now,
      () => {
        const planned = refuseEarlier(read(), clock.today)
        return refuseClockAhead(drafts(planned), planned, clock, newest)
      },
      (delivery, done, of) => {
        deliveries.push(delivery)
        onDelivery(delivery, done, of)
      },
    )
  let branch: LettersBranch | null = null
  let down: string | null = null
  try {
    try {
      branch = await openLettersBranch(root, () => isYoung(read()))
      // Letters first, so that the reminders know which of them were refused.
      await send(branch, (planned) => letterDrafts(planned, moment))
      await send(branch, (planned) => reminderDrafts(planned, moment, link, waiting))
    } catch (error) {
      if (!(error instanceof RemoteDown)) throw error
      down = error.message
    }
    const planned = read()
    // Without the letters everything would look as if it had never been sent.
    const wanted = branch && planned.plans.flatMap((plan) => flagOf(plan) ?? [])
    if (wanted) await flags.reconcile(wanted, new Set(planned.plans.map(({ id }) => id)))
    return { planned, deliveries, flags: wanted, down, localOnly: branch !== null && branch.remote === null }
  } finally {
    branch?.close()
  }
}

/** The oldest case of a register in which a first run may begin the record: in an older one, a record that was lost would write to everybody again. */
const OLDEST_DAYS = 28

function isYoung({ register, today }: PlannedRegister): boolean {
  return register.cases.every(({ case: file }) => daysFrom(receivedOn(file), today) <= OLDEST_DAYS)
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

/** How many days the clock may be ahead of the newest commit of main and the newest letter before letters are held back. */
const MOST_QUIET_DAYS = 60

/** A clock that is far ahead of the register would send a flood of letters. */
function refuseClockAhead<T>(drafts: readonly T[], { register }: PlannedRegister, clock: Clock, commit: string): readonly T[] {
  if (clock.named || !drafts.length) return drafts
  const { letters, reminders, organisation } = register
  // Claims, and not commits of the branch: those bear the date of the clock in question.
  const claims = [...letters.values(), reminders].flat().map((letter) => claimedOn(letter, organisation.timeZone))
  const newest = [commit, ...claims].sort().at(-1) ?? commit
  if (Temporal.PlainDate.from(newest).until(clock.today).total('days') <= MOST_QUIET_DAYS) return drafts
  throw new CouldNotRun(
    `The clock says ${clock.today}, but the newest change in the register is of ${newest}. Nothing is sent. If the clock is right, run this once with --today ${clock.today}.`,
  )
}
