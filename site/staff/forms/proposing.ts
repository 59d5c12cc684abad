// From what was typed to a pull request: on top of `main` as it is now, with the next free number, and only where the check would say yes.

import { judge } from '../../../scripts/io/files/judged-case.ts'
import type { Rules } from '../../../scripts/io/files/rules.ts'
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import { nextNumber } from '../../../scripts/procedure/case-number.ts'
import type { Problem } from '../../../scripts/procedure/problem.ts'
import type { GitHub, ProposedFile, Pull } from '../github/github.ts'
import { Trouble } from '../github/trouble.ts'
import { documentsFolder } from './document-names.ts'
import type { FormDocument } from './documents.ts'
import { letterRecords } from './letter-records.ts'
import { usableRules } from './rules.ts'

interface Common {
  /** In the name of the branch and in the title: the name of a step, `new` or `changed`. */
  readonly kind: string
  readonly documents: readonly FormDocument[]
  /** The id of the member of staff who is the author of the commit. */
  readonly author: string
}

export interface NewCase extends Common {
  readonly kind: 'new'
  /** The number that was shown; another one is taken where that is not free any more. */
  readonly id: string
  readonly text: string
}

export interface CaseChange extends Common {
  readonly id: string
  /** The text of the file that the person saw. */
  readonly from: string
  /** Makes the change to another text of the same file. Throws Unreadable where that is not possible. */
  readonly change: (text: string) => string
  /** What was typed, by field: shown where it does not go with what others wrote meanwhile. */
  readonly said: Readonly<Record<string, string>>
}

export type Proposal = NewCase | CaseChange

export type Proposed =
  | { readonly outcome: 'sent'; readonly pull: Pull; readonly id: string; readonly notices: readonly Notice[] }
  /** The check would say no. */
  | { readonly outcome: 'problems'; readonly problems: readonly Problem[] }
  /** Somebody changed the case meanwhile, and the two do not go together; `now` is its text. */
  | { readonly outcome: 'contradicts'; readonly now: string; readonly problems: readonly Problem[] }

export type Notice = { readonly kind: 'number-taken'; readonly was: string; readonly now: string } | { readonly kind: 'rebased' }

/**
 * The number under which a form sends its new case. Noted before it is sent: where the connection is lost, nobody knows whether it arrived, and the
 * second time it must be the same one.
 */
export interface OwnNumber {
  id: string | null
}

/** Somebody may be quicker again and again, but not that often. */
const MOST_TRIES = 4

/**
 * Sends it; where somebody was quicker in the last moment, once more on top of that. Throws what the way to GitHub throws.
 */
export async function propose(github: GitHub, proposal: Proposal, today: CalendarDate, own: OwnNumber): Promise<Proposed> {
  for (let tries = 1; ; tries++) {
    try {
      return await proposeOnce(github, proposal, today, own)
    } catch (error) {
      const isOvertaken = error instanceof Trouble && (error.kind === 'number-taken' || error.kind === 'changed')
      if (!isOvertaken || tries === MOST_TRIES) throw error
      if (error.kind === 'number-taken') own.id = null
    }
  }
}

async function proposeOnce(github: GitHub, proposal: Proposal, today: CalendarDate, own: OwnNumber): Promise<Proposed> {
  const { commit } = await github.mainNow()
  const rules = usableRules(await github.rulesNow(commit))
  return isNew(proposal) ? proposeNew(github, proposal, commit, rules, today, own) : proposeChange(github, proposal, commit, rules, today)
}

export function isNew(proposal: Proposal): proposal is NewCase {
  return proposal.kind === 'new'
}

async function proposeNew(
  github: GitHub,
  proposal: NewCase,
  base: string,
  rules: Rules,
  today: CalendarDate,
  own: OwnNumber,
): Promise<Proposed> {
  const { text, documents } = proposal
  const taken = await github.numbersTaken()
  const year = proposal.id.slice(0, 4)
  const isFree = (id: string) => id === own.id || !taken.includes(id)
  const wanted = own.id?.startsWith(year) ? own.id : proposal.id
  const id = isFree(wanted) ? wanted : nextNumber(year, taken)
  const problems = judge({ id, text, rules, letters: [], today })
  if (problems.length) return { outcome: 'problems', problems }
  own.id = id
  const pull = await github.propose({ ...sentBy(proposal, rules), number: id, base, files: filesOf(id, text, documents) })
  return { outcome: 'sent', pull, id, notices: id === wanted ? [] : [{ kind: 'number-taken', was: wanted, now: id }] }
}

async function proposeChange(github: GitHub, proposal: CaseChange, base: string, rules: Rules, today: CalendarDate): Promise<Proposed> {
  const { id, from, documents } = proposal
  const [now, letters] = await Promise.all([github.caseText(base, id), github.lettersOf(id)])
  if (now === null) return { outcome: 'problems', problems: [] }
  const isOther = now !== from
  const text = proposal.change(now)
  const problems = judge({ id, text, before: now, rules, letters: letterRecords(letters), today })
  if (problems.length) return isOther ? { outcome: 'contradicts', now, problems } : { outcome: 'problems', problems }
  const pull = await github.propose({ ...sentBy(proposal, rules), number: id, base, files: filesOf(id, text, documents) })
  return { outcome: 'sent', pull, id, notices: isOther ? [{ kind: 'rebased' }] : [] }
}

function sentBy({ kind, author }: Common, { organisation }: Rules): { kind: string; author: { name: string; email: string } } {
  const person = organisation.staff.find(({ id }) => id === author)
  if (!person) throw new Error('whoever sends this is no member of staff')
  return { kind, author: { name: person.name, email: person.email } }
}

function filesOf(id: string, text: string, documents: readonly FormDocument[]): ProposedFile[] {
  return [
    { path: `cases/${id}.md`, content: text },
    ...documents.map(({ name, bytes }) => ({ path: `${documentsFolder(id)}${name}`, content: bytes })),
  ]
}
