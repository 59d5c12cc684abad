// Where somebody works on a case: what main holds and a branch for the change, or with --write the files of the folder themselves.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CalendarDate } from '../../procedure/calendar.ts'
import { activeStaff } from '../../procedure/organisation.ts'
import { clock } from '../clock.ts'
import { CouldNotRun } from '../command.ts'
import { exactText, Unreadable } from '../files/case-files.ts'
import { caseFile } from '../files/judged-case.ts'
import { readOrganisation, usableOrganisation } from '../files/organisation-file.ts'
import { readPolicies } from '../files/policy-files.ts'
import { type Rules, rulesFrom } from '../files/rules.ts'
import { readBytes } from '../files/text-file.ts'
import { problemLine } from '../terminal.ts'
import { type Base, baseOf, caseTextIn, rulesTextsIn } from './case-base.ts'
import { makeCaseBranch, nextAfterBranch } from './case-branch.ts'
import { committer } from './git.ts'

export interface Workplace {
  readonly root: string
  readonly today: CalendarDate
  readonly rules: Rules
  /** The id of the active member of staff whose address Git commits with; null where there is none. */
  readonly me: string | null
  /** Null with --write. */
  readonly base: Base | null
  /** As Git says it; null where nobody told Git, which only --write allows. */
  readonly author: string | null
}

/** Throws CouldNotRun where nobody can work here. */
export async function workplaceAt(root: string, today: string | undefined, write: boolean): Promise<Workplace> {
  const base = write ? null : await baseOf(root)
  const rules = base ? rulesOn(base) : rulesOnDisk(root)
  const author = await committer(root)
  if (base && !author)
    throw new CouldNotRun(
      'Git does not know who you are. Tell it once, and run this again: git config --global user.name "Your Name"; git config --global user.email you@example.org',
    )
  const { organisation } = rules
  const day = clock(today, organisation.timeZone).today
  const address = /<([^>]*)>/.exec(author ?? '')?.[1]?.toLowerCase()
  const me = activeStaff(organisation, day).find(({ email }) => email.toLowerCase() === address)?.id ?? null
  return { root, today: day, rules, me, base, author }
}

function rulesOn(base: Base): Rules {
  const rules = rulesFrom(rulesTextsIn(base))
  if ('problems' in rules)
    throw new CouldNotRun(['Without organisation.yml no case can be judged.', ...rules.problems.map(problemLine)].join(' '))
  return rules
}

function rulesOnDisk(root: string): Rules {
  const organisation = usableOrganisation(readOrganisation(root))
  return { organisation, ...readPolicies({ root, problems: [], files: 0 }, organisation) }
}

/** The text of the file of a case, byte for byte; null where there is none. Throws Unreadable. */
export function caseTextAt({ root, base }: Workplace, id: string): string | null {
  if (base) return caseTextIn(base, id)
  try {
    return exactText(readBytes(join(root, caseFile(id))))
  } catch (error) {
    if (error instanceof Unreadable && error.code === 'file') return null
    throw error
  }
}

/** Keeps the file as it shall be, and tells in lines what was done and what is next. Throws CouldNotRun. */
export async function keep({ root, base, author }: Workplace, id: string, kind: string, text: string): Promise<string[]> {
  const file = caseFile(id)
  if (!base || author === null) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text, { flag: kind === 'new' ? 'wx' : 'w' })
    return [`${file} is written.`, 'Next: commit it on a branch of its own, and open a pull request.']
  }
  const branch = await makeCaseBranch(base, { id, kind, text, author })
  return [
    `${file} is on the branch ${branch}, in one commit. Your own files and branch are as they were.`,
    ...(base.asked ? [] : ['The remote did not answer, so what others did meanwhile is not known here.']),
    ...(await nextAfterBranch(base, branch)),
  ]
}
