// From a planned register to what the outbox is to claim now: letters to clients, reminders to staff, and claims to try once more.
import type { LetterDue } from '../../procedure/letters/due.ts'
import { type LetterRecord, letterState } from '../../procedure/letters/record.ts'
import { writeReminder } from '../../procedure/letters/reminder.ts'
import { type CasePlan, plan } from '../../procedure/plan.ts'
import { type Digest, digestsDue } from '../../procedure/reminders.ts'
import type { WaitingCase } from '../../procedure/waiting.ts'
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
    if (!stale.length || !file) return letters.map((letter) => draftOf(letter, onFile))
    // What today calls for as if nobody had claimed these: the very same letter goes out once more, another one beside it.
    const others = onFile.filter((letter) => !stale.includes(letter))
    const anew = plan(file, others, policies, organisation, today)?.letters ?? []
    const taken = new Set(onFile.map(({ path }) => path))
    return Promise.all(
      anew.map(async (letter) => {
        const draft = draftOf(letter, others)
        const same = await firstSame(draft, stale, organisation)
        return same ?? { ...draft, path: freePath(draft.path, new Set(stale.map(({ path }) => path)), taken) }
      }),
    )
  }
  return (await Promise.all(plans.map(draftsOf))).flat()
}

/** The reminders to staff. `link` gives the address of a case file for a number. */
export async function reminderDrafts(
  { plans, broken, register, today }: PlannedRegister,
  since: string,
  link: (id: string) => string,
  waiting: readonly WaitingCase[] = [],
): Promise<Draft[]> {
  const { organisation, reminders } = register
  const stale = reminders.filter((letter) => isStale(letter, since))
  const others = reminders.filter((letter) => !stale.includes(letter))
  const due = digestsDue(plans, broken, others, organisation, today, waiting).map((digest) => reminderOf(digest, today, link))
  const taken = new Set(stale.map(({ path }) => path))
  // A reminder of today that may have arrived is not followed by another one.
  const drafts = due.map(async (draft) => (taken.has(draft.path) ? await firstSame(draft, stale, organisation) : draft))
  return (await Promise.all(drafts)).filter((draft) => draft !== null)
}

/** A letter that is due, as the outbox takes it. `onFile` are the letters of its case. */
export function draftOf(letter: LetterDue, onFile: readonly LetterRecord[]): Draft {
  const { case: id, kind, path, due, expected, automatic, to, subject, body, language } = letter
  // As that letter was sent, whatever the sender's domain is by now.
  const inReplyTo = onFile.find((other) => other.path === letter.inReplyTo)?.messageId ?? null
  return { case: id, kind, path, due, expected, automatic, to, subject, body, language, inReplyTo, again: null }
}

function reminderOf(digest: Digest, today: PlannedRegister['today'], link: (id: string) => string): Draft {
  const { person, path } = digest
  const to = { name: person.name, address: person.email }
  return {
    ...writeReminder(digest, today, link),
    case: null,
    kind: 'reminder',
    path,
    due: null,
    expected: null,
    automatic: true,
    to,
    language: 'nl',
    inReplyTo: null,
    again: null,
  }
}

function isStale(letter: LetterRecord, since: string): boolean {
  return letterState(letter) === 'claimed' && Temporal.Instant.compare(letter.claimed, since) <= 0
}

/** The claim that was this very letter, to be sent once more: same bytes under its Message-ID and date. Null where none was. */
async function firstSame(
  draft: Draft,
  claims: readonly LetterRecord[],
  organisation: PlannedRegister['register']['organisation'],
): Promise<Draft | null> {
  for (const claim of claims) {
    if (claim.kind !== draft.kind) continue
    const again = { ...draft, path: claim.path, inReplyTo: claim.inReplyTo ?? null, again: claim }
    if ((await claimOf(again, organisation, claim.claimed)).sha256 === claim.sha256) return again
  }
  return null
}

/** `path`, or the next name after it that nobody has where a claim that was left behind has it: `…-delay-2`. */
function freePath(path: string, stale: ReadonlySet<string>, taken: ReadonlySet<string>): string {
  let free = path
  for (let number = 2; stale.has(path) && taken.has(free); number++) free = path.replace(/(?:-\d+)?\.md$/, `-${number}.md`)
  return free
}
