// From a planned register to what the outbox is to claim now: letters to clients, reminders to staff, and claims to try once more.
import { type Letter, type LetterRecord, letterState } from '../../procedure/letters/record.ts'
import { type CasePlan, plan } from '../../procedure/plan.ts'
import type { PutBack } from '../../procedure/put-back.ts'
import { type Digest, digestsDue } from '../../procedure/reminders.ts'
import type { WaitingCase } from '../../procedure/waiting.ts'
import { type Links, writeReminder } from '../../views/reminder.ts'
import type { PlannedRegister } from '../files/plan-register.ts'
import { claimOf, type Draft } from './claim.ts'

/** The instant by which a claim without an answer must have been made to count as left behind by a run that was cut off. */
export function staleSince(now: string, staleMinutes: number): string {
  return Temporal.Instant.from(now)
    .subtract({ seconds: Math.round(staleMinutes * 60) })
    .toString()
}

/** The letters to clients. A claim made at or before `since` (an ISO instant) and never answered was left behind. */
export async function letterDrafts({ plans, register, today }: PlannedRegister, since: string): Promise<Draft[]> {
  const { organisation, policies } = register
  const files = new Map(register.cases.map(({ case: file }) => [file.id, file]))
  const draftsOf = async ({ id, letters }: CasePlan): Promise<Draft[]> => {
    const onFile = register.letters.get(id) ?? []
    const stale = onFile.filter((letter) => isStale(letter, since))
    const file = files.get(id)
    if (!stale.length || !file) return letters.map((letter) => ({ letter, again: null }))
    const planned = (known: readonly LetterRecord[]) => plan(file, known, policies, organisation, today)?.letters ?? []
    // As if nobody had claimed these: a letter that today would still be written just so goes out once more.
    const unclaimed = planned(onFile.filter((letter) => !stale.includes(letter)))
    const again = (await Promise.all(unclaimed.map((letter) => firstSame(letter, stale, organisation)))).filter((draft) => draft !== null)
    const left = stale.filter((letter) => !again.some((draft) => draft.again === letter))
    const anew = planned(onFile.map((letter) => (left.includes(letter) ? { ...letter, abandoned: true } : letter)))
    return [...again, ...anew.map((letter) => ({ letter, again: null }))]
  }
  return (await Promise.all(plans.map(draftsOf))).flat()
}

/** The reminders to staff. */
export async function reminderDrafts(
  { plans, broken, register, today }: PlannedRegister,
  since: string,
  links: Links,
  waiting: readonly WaitingCase[] = [],
  putBacks: readonly PutBack[] = [],
): Promise<Draft[]> {
  const { organisation, reminders } = register
  const stale = reminders.filter((letter) => isStale(letter, since))
  const others = reminders.filter((letter) => !stale.includes(letter))
  const due = digestsDue(plans, broken, others, organisation, today, waiting, putBacks).map((digest) => reminderOf(digest, today, links))
  const taken = new Set(stale.map(({ path }) => path))
  // A reminder of today that may have arrived is not followed by another one.
  const drafts = due.map(
    async (letter): Promise<Draft | null> => (taken.has(letter.path) ? firstSame(letter, stale, organisation) : { letter, again: null }),
  )
  return (await Promise.all(drafts)).filter((draft) => draft !== null)
}

function reminderOf(digest: Digest, today: PlannedRegister['today'], links: Links): Letter {
  const { person, path } = digest
  return {
    ...writeReminder(digest, today, links),
    case: undefined,
    kind: 'reminder',
    path,
    due: undefined,
    expected: undefined,
    automatic: true,
    to: { name: person.name, address: person.email },
    language: 'nl',
    inReplyTo: undefined,
    steps: 0,
  }
}

function isStale(letter: LetterRecord, since: string): boolean {
  return letterState(letter) === 'claimed' && Temporal.Instant.compare(letter.claimed, since) <= 0
}

/** The claim that was this very letter, to be sent once more: same bytes under its Message-ID and date. Null where none was. */
async function firstSame(
  letter: Letter,
  claims: readonly LetterRecord[],
  organisation: PlannedRegister['register']['organisation'],
): Promise<Draft | null> {
  for (const claim of claims) {
    if (claim.kind !== letter.kind) continue
    const again = { letter: { ...letter, path: claim.path, inReplyTo: claim.inReplyTo }, again: claim }
    if ((await claimOf(again, organisation, claim.claimed)).sha256 === claim.sha256) return again
  }
  return null
}
