// The nightly run: the plan, carried out. Used by its entry and by the run on one machine.
import { type CalendarDate, daysFrom } from '../../procedure/calendar.ts'
import { type FlaggedCase, flaggedCases } from '../../procedure/flags.ts'
import { isTooOld, MOST_DAYS_OLD } from '../../procedure/letters/due.ts'
import { claimedOn } from '../../procedure/letters/record.ts'
import type { PutBack } from '../../procedure/put-back.ts'
import { receivedOn } from '../../procedure/steps.ts'
import type { WaitingCase } from '../../procedure/waiting.ts'
import type { Links } from '../../views/reminder.ts'
import { type Clock, isDayOver, realSeconds } from '../clock.ts'
import { CouldNotRun } from '../command.ts'
import { usableOrganisation } from '../files/organisation-file.ts'
import { type PlannedRegister, planRegister } from '../files/plan-register.ts'
import type { OrganisationFile } from '../files/rules.ts'
import type { Flags } from '../flags.ts'
import { git } from '../git/git.ts'
import { type LettersBranch, openLettersBranch } from '../git/letters-branch.ts'
import { RemoteDown } from '../git/letters-remote.ts'
import { type MailServer, mailServer } from '../mail/mail.ts'
import type { MailSettings } from '../mail/settings.ts'
import type { Draft } from './claim.ts'
import { letterDrafts, reminderDrafts, staleSince } from './drafts.ts'
import { type Delivery, deliver } from './outbox.ts'

export interface Night {
  readonly planned: PlannedRegister
  readonly deliveries: readonly Delivery[]
  /** Null where they were left as they are, because the letters could not be read or the day was over. */
  readonly flags: readonly FlaggedCase[] | null
  /** A service that was down, in words; null where all was well. */
  readonly down: string | null
  /** Whether midnight passed meanwhile: what counts from then on is for a run of the new day to judge. */
  readonly pastMidnight: boolean
  /** Whether the letters are kept on this machine only, because the repository has no remote. */
  readonly localOnly: boolean
  /** Whether the record of the letters is signed; null where it could not be opened. */
  readonly isSigned: boolean | null
  /** What others had written on the branch of the letters, and this run has put back. */
  readonly putBacks: readonly PutBack[]
}

export interface NightOptions {
  readonly root: string
  /** organisation.yml, as it was when the run began. */
  readonly own: OrganisationFile
  readonly clock: Clock
  readonly mail: MailSettings
  /** The register's own private key, with which the record is signed. */
  readonly lettersKey: string | undefined
  readonly staleMinutes: number
  readonly flags: Flags
  readonly links: Links
  /** The cases that open pull requests would open; left out where nobody knows of any. */
  readonly waiting?: readonly WaitingCase[]
  readonly onDelivery: (delivery: Delivery, done: number, of: number) => void
}

/** Carries the plan out. Throws CouldNotRun before anything is claimed. */
export async function night(options: NightOptions): Promise<Night> {
  const { root, own, clock, mail, lettersKey, staleMinutes, flags, links, waiting, onDelivery } = options
  const began = realSeconds()
  const organisation = usableOrganisation(own)
  const server = mailServer(mail, organisation)
  refuseFarDay(clock, server)
  const newest = (await git(root, 'log', '-1', '--format=%cs').catch(() => '')).trim()
  const planAt = plansOf(root, own, clock.today)
  const deliveries: Delivery[] = []
  let branch: LettersBranch | null = null
  let planned: PlannedRegister | null = null
  let down: string | null = null
  const lately = Temporal.Instant.fromEpochMilliseconds((began - MOST_DAYS_OLD * 86_400) * 1000).toString()
  try {
    try {
      const opened = await openLettersBranch(root, () => isYoung(planAt(null)), lettersKey)
      branch = opened
      const heard: NightOptions['onDelivery'] = (delivery, done, of) => {
        deliveries.push(delivery)
        onDelivery(delivery, done, of)
      }
      const outbox = { branch: opened, server, organisation, clock, onDelivery: heard }
      const send = (draftsIn: (planned: PlannedRegister, since: string) => Promise<readonly Draft[]>) =>
        deliver(outbox, async () => {
          planned = planAt(await opened.head())
          if (isOvertaken(planned, clock)) return []
          return refuseClockAhead(await draftsIn(planned, staleSince(clock.now(), staleMinutes)), planned, clock, newest)
        })
      // Letters first, so that the reminders know which of them were refused.
      await send(letterDrafts)
      const putBacks = await opened.putBacks(lately)
      if (!isDayOver(clock)) await send((register, since) => reminderDrafts(register, since, links, waiting, putBacks))
    } catch (error) {
      if (!(error instanceof RemoteDown)) throw error
      down = error.message
      planned = null
    }
    // The reminders that went out change nothing in the plan of a case.
    planned ??= planAt((await branch?.head()) ?? null)
    // Without the letters everything would look as if it had never been sent.
    const pastMidnight = isDayOver(clock)
    const wanted = branch && !pastMidnight ? flaggedCases(planned.plans) : null
    const putBacks = (await branch?.putBacks(lately)) ?? []
    if (wanted) await flags.reconcile(wanted, new Set(planned.plans.map(({ id }) => id)))
    if (wanted) await flags.tell(putBacks)
    const localOnly = branch !== null && branch.remote === null
    const ofThisRun = putBacks.filter(({ at }) => Temporal.Instant.from(at).epochMilliseconds >= began * 1000)
    return { planned, deliveries, flags: wanted, down, pastMidnight, localOnly, isSigned: branch?.isSigned ?? null, putBacks: ofThisRun }
  } finally {
    branch?.close()
  }
}

/** The plan of the register by the commit of the letters that lie there (null: none): read again only where that is another one. */
function plansOf(root: string, own: OrganisationFile, today: CalendarDate): (commit: string | null) => PlannedRegister {
  let last: { readonly commit: string | null; readonly planned: PlannedRegister } | null = null
  return (commit) => {
    if (last?.commit !== commit || last === null) last = { commit, planned: planRegister(root, today, own) }
    return last.planned
  }
}

/** How far the day may be from the real one where letters leave this machine. */
const FARTHEST_DAYS = 1

/** Letters of another day would reach real people, and keep every run until that day from sending anything. */
function refuseFarDay({ today, realDay }: Clock, { onThisMachine }: MailServer): void {
  if (onThisMachine || Math.abs(daysFrom(realDay, today)) <= FARTHEST_DAYS) return
  throw new CouldNotRun(
    `--today ${today} is more than a day from ${realDay}, and letters of that day would go to real people. Nothing is sent. Look with npm run -s plan -- --today ${today}, or set SMTP_URL to a mail server on this machine.`,
  )
}

/** Whether a first run may begin the record: in a register with older cases, a record that was lost would write to everybody again. */
function isYoung({ register, today }: PlannedRegister): boolean {
  return !register.cases.some(({ case: file }) => isTooOld(receivedOn(file), today))
}

/**
 * Whether letters of a later day are on file because midnight has passed since this run began: they are left out of its plan,
 * so it must send nothing more. Throws CouldNotRun where today itself is too early a day.
 */
function isOvertaken({ register }: PlannedRegister, clock: Clock): boolean {
  const on = claimDays(register).find((day) => day > clock.today)
  if (on === undefined) return false
  if (isDayOver(clock)) return true
  throw new CouldNotRun(`There are letters of ${on} on file, and today is ${clock.today}. Run this for that day or a later one.`)
}

/** The days on which everything on file was claimed. */
function claimDays({ letters, reminders, organisation }: PlannedRegister['register']): CalendarDate[] {
  return [...letters.values(), reminders].flat().map((letter) => claimedOn(letter, organisation.timeZone))
}

/** How many days the clock may be ahead of the newest commit of main and the newest letter before letters are held back. */
const MOST_QUIET_DAYS = 60

/** A clock that is far ahead of the register would send a flood of letters. */
function refuseClockAhead<T>(drafts: readonly T[], { register }: PlannedRegister, clock: Clock, commit: string): readonly T[] {
  if (clock.named || !drafts.length) return drafts
  // Claims, and not commits of the branch: those bear the date of the clock in question.
  const newest = [commit, ...claimDays(register)].sort().at(-1) ?? commit
  if (Temporal.PlainDate.from(newest).until(clock.today).total('days') <= MOST_QUIET_DAYS) return drafts
  throw new CouldNotRun(
    `The clock says ${clock.today}, but the newest change in the register is of ${newest}. Nothing is sent. If the clock is right, run this once with --today ${clock.today}.`,
  )
}
