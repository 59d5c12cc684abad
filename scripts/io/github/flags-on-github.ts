// Flags as issues on GitHub: one for each case, found again by a hidden mark, never two for one case.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { FLAG_LABEL, flaggedCase, writeFlag, writeFlagMet } from '../../views/flag-issue.ts'
import { accountOf } from '../../views/plan-difference.ts'
import type { Flags } from '../flags.ts'
import type { GitHub, GitHubIssue } from './github.ts'
import { GitHubFailure } from './github-answers.ts'
import { tellOnGitHub } from './put-backs-on-github.ts'

export interface FlagFacts {
  readonly organisation: Organisation
  readonly today: CalendarDate
  /** The address of a case file. */
  readonly link: (id: string) => string
}

/** Throws GitHubFailure where an issue could not be made what it should be; those before it are right, and the next run does the rest. */
export function flagsOnGitHub(github: GitHub, facts: FlagFacts): Flags {
  return {
    tell: (putBacks) => tellOnGitHub(github, putBacks, facts.organisation.timeZone),
    reconcile: async (wanted, known) => {
      const assignable = remembered((login: string) => github.canBeAssigned(login))
      let present = await flagIssues(github)
      for (const flag of wanted) {
        const text = writeFlag(flag, facts.organisation, facts.today, facts.link)
        const login = facts.organisation.staff.find(({ id }) => id === flag.handler)?.github && accountOf(flag.handler, facts.organisation)
        const assignee = login && (await assignable(login)) ? login : null
        if (!present.has(flag.case)) present = await created(github, flag.case, text, assignee)
        const [own, ...twins] = present.get(flag.case) ?? []
        if (own) await made(github, own, text, assignee)
        for (const twin of twins) if (twin.open) await github.closeAsDuplicate(twin.number)
      }
      const shown = new Set(wanted.map((flag) => flag.case))
      for (const [id, issues] of present) {
        // Of a case that cannot be read nothing is known, so its flag stays.
        if (shown.has(id) || !known.has(id)) continue
        const met = { ...writeFlagMet(id, facts.today), state: 'closed' } as const
        for (const issue of issues) if (issue.open) await github.updateIssue(issue.number, met)
      }
    },
  }
}

/** The issues that are flags, by the number of their case, oldest first: the oldest is the flag, younger ones are twins. */
async function flagIssues(github: GitHub): Promise<Map<string, GitHubIssue[]>> {
  const found = new Map<string, GitHubIssue[]>()
  for (const issue of await github.issues(FLAG_LABEL)) {
    const id = flaggedCase(issue.body)
    if (id) found.set(id, [...(found.get(id) ?? []), issue])
  }
  for (const issues of found.values()) issues.sort((a, b) => a.number - b.number)
  return found
}

const MOST_ATTEMPTS = 3

/** Opens the issue of a case unless somebody did meanwhile, and looks again what there is now: two runs at once see each other's. */
async function created(
  github: GitHub,
  id: string,
  text: ReturnType<typeof writeFlag>,
  assignee: string | null,
): Promise<Map<string, GitHubIssue[]>> {
  for (let attempt = 1; ; attempt++) {
    const before = await flagIssues(github)
    if (before.has(id)) return before
    try {
      await github.createIssue(text, FLAG_LABEL, assignee)
      return await flagIssues(github)
    } catch (error) {
      // Lost on the way: it may be there all the same, so look before another attempt.
      if (!(error instanceof GitHubFailure && error.perhapsDone) || attempt === MOST_ATTEMPTS) throw error
    }
  }
}

/** Makes an issue what it should be; writes nothing where it is that already. */
async function made(github: GitHub, issue: GitHubIssue, text: ReturnType<typeof writeFlag>, assignee: string | null): Promise<void> {
  const assign = assignee !== null && !issue.assignees.includes(assignee)
  if (issue.open && issue.title === text.title && issue.body === text.body && !assign) return
  await github.updateIssue(issue.number, { ...text, ...(!issue.open && { state: 'open' }), ...(assign && { assignees: [assignee] }) })
}

function remembered<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (key) => {
    const answer = answers.get(key) ?? ask(key)
    answers.set(key, answer)
    return answer
  }
}
