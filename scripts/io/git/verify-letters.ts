// The whole history of the branch `letters`: every commit since the first signed one is the register's own, and no letter was ever
// removed or rewritten.
import type { Broken, Verified } from '../../procedure/broken.ts'
import { letterSchema } from '../../procedure/letters/record.ts'
import { type LetterText, rewritten } from '../../procedure/letters/rewritten.ts'
import { CouldNotRun } from '../command.ts'
import { plainText, readDocument, Unreadable } from '../files/case-files.ts'
import { KEYS_FILE, readRegisterKeys } from '../files/register-keys.ts'
import { coveredBy, historyOf, type JudgedCommit } from './believed.ts'
import { blobs, git, PLAIN_MODES, treeChanges } from './git.ts'
import { BRANCH } from './letters-remote.ts'

/** Verifies the branch as this clone knows it; fetch it first. Throws CouldNotRun where the keys cannot be used, GitFailure. */
export async function verifyLetters(root: string): Promise<Verified> {
  const heads = await headsOf(root)
  const [head] = heads
  if (!head) return { branch: BRANCH, commits: 0, broken: [], notes: ['There is no branch letters in this clone.'] }
  const keys = readRegisterKeys(root)
  const commits = await historyOf(root, head, keys ?? [])
  if (keys === null && commits.some(({ signed }) => signed !== null))
    throw new CouldNotRun(
      `Commits of letters are signed, and ${KEYS_FILE} is not here to prove by whom. Check out main, and run this again; where main has lost the file, have it put back.`,
    )
  const first = commits.findIndex(({ isOwn }) => isOwn)
  const notes = [
    ...(keys === null ? ['The record of the letters is not signed: there is no site/keys/register.pub.'] : []),
    ...(keys !== null && first < 0 ? ['No commit of the letters is signed yet.'] : []),
    ...(first > 0 ? [`The first ${first} commits were made before there was a key.`] : []),
    ...(heads.length > 1
      ? [
          'The remote has not all the commits of letters that this clone has. If no run is waiting to push, somebody has taken them away there.',
        ]
      : []),
  ]
  const { pairs, strangers, putBack } = believedPairs(commits, first)
  const broken = [
    ...strangers.map(({ id }): Broken => ({ commit: id, file: null, what: 'not signed by the register' })),
    ...brokenLetters(root, pairs),
  ]
  const order = new Map(commits.map(({ id }, index) => [id, index]))
  broken.sort((a, b) => (order.get(a.commit) ?? 0) - (order.get(b.commit) ?? 0))
  if (putBack.length) notes.push(`${putBack.length} commits not signed by the register were put back, the first of them ${putBack[0]?.id}.`)
  return { branch: BRANCH, commits: commits.length, broken, notes }
}

/** The branch here, or at the remote where that knows more; two where neither knows what the other does, or the remote knows less. */
async function headsOf(root: string): Promise<string[]> {
  const found = await git(root, 'for-each-ref', '--format=%(objectname)', `refs/heads/${BRANCH}`, `refs/remotes/*/${BRANCH}`)
  const heads = [...new Set(found.split('\n').filter(Boolean))]
  const [own, other] = heads
  if (!own || !other) return heads
  return (await git(root, 'merge-base', own, other).catch(() => '')).trim() === own ? [other] : heads
}

/** A state of the branch that is believed, and the one before it: null at the beginning. */
interface Pair {
  readonly before: JudgedCommit | null
  readonly after: JudgedCommit
}

/** From one believed commit to the next, with what others wrote between them left out. */
function believedPairs(commits: readonly JudgedCommit[], first: number) {
  /** The newest believed commit at or below each. */
  const believed = new Map<string, JudgedCommit | null>()
  const pairs: Pair[] = []
  const between = new Set<JudgedCommit>()
  for (const [index, commit] of commits.entries()) {
    const below = commit.parents.map((parent) => believed.get(parent) ?? null).filter((one) => one !== null)
    const before = below.reduce<JudgedCommit | null>((newest, one) => (newest && newest.at >= one.at ? newest : one), null)
    if (first >= 0 && index > first && !commit.isOwn) {
      between.add(commit)
      believed.set(commit.id, before)
      continue
    }
    pairs.push({ before, after: commit })
    believed.set(commit.id, commit)
  }
  const covered = coveredBy(commits.toReversed())
  return { pairs, strangers: [...between].filter(({ id }) => !covered.has(id)), putBack: [...between].filter(({ id }) => covered.has(id)) }
}

/** What was done to letters from one believed commit to the next. */
function brokenLetters(root: string, pairs: readonly Pair[]): Broken[] {
  const changed = pairs.filter(({ before, after }) => before && before.tree !== after.tree)
  const all = treeChanges(
    root,
    changed.map(({ before, after }) => [before?.tree ?? '', after.tree] as const),
  ).flatMap((changes, index) => changes.map((change) => ({ ...change, commit: changed[index]?.after.id ?? '' })))
  const touched = all.filter(({ before }) => before !== null)
  const ids = [...new Set(touched.flatMap(({ before, after }) => [before?.id, after?.id].filter((id) => id !== undefined)))]
  const bytes = new Map(blobs(root, ids).map((content, index) => [ids[index], content]))
  return [
    ...all
      .filter(({ after }) => after && !PLAIN_MODES.includes(after.mode))
      .map(({ commit, path }): Broken => ({ commit, file: path, what: 'a link or another repository was put here' })),
    ...touched.flatMap(({ commit, path, before, after }): Broken[] => {
      if (!after) return [{ commit, file: path, what: 'removed' }]
      const [old, now] = [before?.id, after.id].map((id) => letterIn(bytes.get(id)))
      if (!old || !now) return before?.id === after.id ? [] : [{ commit, file: path, what: 'rewritten' }]
      const fields = rewritten(old, now)
      return fields.length ? [{ commit, file: path, what: `rewritten: ${fields.join(', ')}` }] : []
    }),
  ]
}

/** Null where it is no letter. */
function letterIn(bytes: Buffer | undefined): LetterText | null {
  if (!bytes) return null
  try {
    const { yaml, body } = readDocument(plainText(bytes))
    const parsed = letterSchema.safeParse(yaml.value)
    return parsed.success ? { fields: parsed.data, body } : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
