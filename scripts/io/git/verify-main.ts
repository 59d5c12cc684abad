// The whole history of main: no case, document, step or policy in force was ever removed or rewritten. The rules are those that the check
// of a pull request keeps to (kept.ts), here for each commit against the one before it on main: a merge counts as the one change it is.
import type { Broken, Verified } from '../../procedure/broken.ts'
import { type CalendarDate, dateIn, parseDate } from '../../procedure/calendar.ts'
import { type Change, fileHistoryFinding, isRenamedWell, keptKind, newPolicyFinding, policyVersion } from '../../procedure/history.ts'
import { receivedOn } from '../../procedure/steps.ts'
import { CouldNotRun } from '../command.ts'
import { type CaseText, caseInText, changedCaseFindings } from '../files/judged-case.ts'
import { blobsUpTo } from './blobs-up-to.ts'
import { git, gitSucceeds, PLAIN_MODES, type TreeChange, treeChanges } from './git.ts'
import { caseId, textOf } from './kept.ts'
import { isSample } from './samples.ts'

/** Verifies all that led to `head`, the commit of main. `timeZone` decides on which day a commit was made. Throws CouldNotRun, GitFailure. */
export async function verifyMain(root: string, head: string, timeZone: string): Promise<Verified> {
  const commits = await commitsOf(root, head, timeZone)
  const changes = treeChanges(
    root,
    commits.map(({ before, tree }) => [before, tree]),
  ).map((all) => all.filter(({ path }) => /^(?:cases|site\/policy|letters)(?:\/|$)/.test(path)))
  const bytes = blobsUpTo(root, [
    ...new Set(changes.flat().flatMap(({ path, after }) => (after && keptKind(path) === 'case' ? after.id : []))),
  ])
  const state: State = { cases: new Map(), versions: new Set() }
  const broken = commits.flatMap(({ id, day }, index) => {
    const found = brokenBy(changes[index] ?? [], state, day, bytes)
    goOn(state, changes[index] ?? [], bytes)
    return found.map(([file, code]): Broken => ({ commit: id, file, what: WORDS[code] ?? code }))
  })
  return { branch: 'main', commits: commits.length, broken, notes: [] }
}

/** What was done, by the code of the rule. */
const WORDS: Readonly<Record<string, string>> = {
  'case-removed': 'this case was removed or renamed',
  'file-replaced': 'this case was replaced by a link or another repository',
  'document-removed': 'this document was removed or renamed',
  'document-changed': 'this document was changed',
  'document-replaced': 'this document was replaced by a link or another repository',
  'policy-changed': 'this policy was changed while it was in force',
  'policy-backdated': 'this policy came into force before complaints that had already been received',
  'received-moved': 'the day of receipt was moved',
  'step-removed': 'a step was removed',
  'step-inserted': 'a step was put before another',
  'step-changed': 'a step was changed or removed',
  'said-changed': 'what the complainant said was changed in silence',
  'words-changed': 'the text below the fields was changed',
  mode: 'a link or another repository was put here',
  letters: 'letters were put on main',
}

interface State {
  /** Each real case by its path, as it could be read last; null where it never could. */
  readonly cases: Map<string, CaseText | null>
  readonly versions: Set<string>
}

type Contents = ReadonlyMap<string, Buffer>

/** What one commit breaks: the file, and the code of the rule. */
function brokenBy(changes: readonly TreeChange[], { cases, versions }: State, day: CalendarDate, bytes: Contents): [string, string][] {
  const added = changes.flatMap(({ path, after }) => (after ? { ...after, path } : []))
  const policies = new Set(added.flatMap(({ path }) => (keptKind(path) === 'policy' ? policyVersion(path) : [])))
  return [
    ...changes.flatMap(({ path, before, after }): [string, string][] => {
      if (after && path.startsWith('letters')) return [[path, 'letters']]
      const link: [string, string][] = after && !PLAIN_MODES.includes(after.mode) ? [[path, 'mode']] : []
      const kind = keptKind(path)
      const isKept = before && PLAIN_MODES.includes(before.mode) && kind && !isSample({ path, id: before.id })
      // As long as there is no real case, the policy governs nobody.
      if (!isKept || (kind === 'policy' && cases.size === 0)) return link
      const change = changeTo(before.id, after)
      const isMoved = change === 'removed' && isRenamedWell(path, before.id, added)
      const finding = change && !isMoved ? fileHistoryFinding(path, change, day) : null
      const [known, now] = [cases.get(path), kind === 'case' && change === 'changed' ? readCase(path, after, bytes) : null]
      const inside = known && now ? changedCaseFindings(known, now) : []
      return [...link, ...[...(finding ? [finding] : []), ...inside].map(({ code }): [string, string] => [path, code])]
    }),
    ...[...policies].flatMap((name): [string, string][] => {
      const version = versions.has(name) ? null : parseDate(name)
      const finding = version ? newPolicyFinding(version, receivedIn(cases)) : null
      return finding ? [[`site/policy/${name}`, finding.code]] : []
    }),
  ]
}

function receivedIn(cases: State['cases']): CalendarDate[] {
  return [...cases.values()].flatMap((known) => (known ? receivedOn(known.case) : []))
}

function changeTo(id: string, after: TreeChange['after']): Change | null {
  if (!after) return 'removed'
  if (!PLAIN_MODES.includes(after.mode)) return 'replaced'
  return after.id === id ? null : 'changed'
}

/** The register as it was after a commit. A case that cannot be read stays known as it was: what it makes readable again is compared with that. */
function goOn({ cases, versions }: State, changes: readonly TreeChange[], bytes: Contents): void {
  for (const { path, after } of changes) {
    const kind = keptKind(path)
    if (kind === 'policy' && after) versions.add(policyVersion(path))
    if (kind !== 'case') continue
    if (!after || !PLAIN_MODES.includes(after.mode) || isSample({ path, id: after.id })) cases.delete(path)
    else cases.set(path, readCase(path, after, bytes) ?? cases.get(path) ?? null)
  }
}

function readCase(path: string, after: TreeChange['after'], bytes: Contents): CaseText | null {
  const content = after && bytes.get(after.id)
  if (!content) return null
  const text = textOf(content)
  const found = caseInText(caseId(path), text)
  return found && { case: found, text }
}

interface Commit {
  readonly id: string
  readonly tree: string
  /** The tree of the commit before it on main; the empty one for the first. */
  readonly before: string
  /** Never before that of an older commit: whoever dates a change back gains nothing by it. */
  readonly day: CalendarDate
}

/** The commits of main, oldest first, as main itself went: what was merged is in its merge. */
async function commitsOf(root: string, head: string, timeZone: string): Promise<Commit[]> {
  const listed = await git(root, 'log', '--first-parent', '--reverse', '--format=%H %T %cI', head)
  let before = (await git(root, 'hash-object', '-t', 'tree', '-w', '/dev/null')).trim()
  let latest = ''
  return listed
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [id = '', tree = '', at = ''] = line.split(' ')
      const on = dateIn(timeZone, at)
      if (on > latest) latest = on
      const commit = { id, tree, before, day: latest as CalendarDate }
      before = tree
      return commit
    })
}

/** The commit of main: at the remote as this clone knows it (fetch it first), else here, else what is checked out. Throws CouldNotRun. */
export async function mainOf(root: string): Promise<string> {
  const prefix = await git(root, 'rev-parse', '--show-prefix').catch(() => null)
  if (prefix === null || prefix.trim())
    throw new CouldNotRun(
      'The history is kept in Git, and this folder is not the top of a Git repository. Run this in a clone of the register.',
    )
  if ((await git(root, 'rev-parse', '--is-shallow-repository')).trim() === 'true')
    throw new CouldNotRun(
      'This clone holds the newest commits only, so the history cannot be verified. Fetch the rest: git fetch --unshallow.',
    )
  for (const ref of ['refs/remotes/origin/main', 'refs/heads/main', 'HEAD'])
    if (await gitSucceeds(root, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`))
      return (await git(root, 'rev-parse', `${ref}^{commit}`)).trim()
  throw new CouldNotRun('There is no commit on main yet, so there is nothing to verify.')
}
