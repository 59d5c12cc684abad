// The letters of the days before, in the copy of `npm start`. Those of the samples are simulated; a register of one's own shows its
// own branch `letters`, which is only read, or none: what was not sent is never shown as sent.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isInvented } from '../installation/checks/setup.ts'
import { planRegister } from '../io/files/plan-register.ts'
import { git, gitSucceeds, isTopOfRepository } from '../io/git/git.ts'
import { type LettersBranch, openLettersBranch } from '../io/git/letters-branch.ts'
import { BRANCH } from '../io/git/letters-remote.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Copy } from './copy.ts'
import { REFUSED_ADDRESS } from './mail-catcher.ts'
import { pastLetters } from './past-letters.ts'

/** The message of the commit that holds the invented letters. */
const SIMULATED = 'Letters of the days before'

/** Brings the letters of the register in `source` into its copy, and says in a sentence which they are. */
export async function bringLetters(source: string, copy: Copy, day: CalendarDate): Promise<string> {
  const { register } = planRegister(copy.root, day)
  const own = await ownLetters(source)
  if (own !== null) {
    await takeBranch(source, own, copy)
    return `The letters before it are those of ${own.replace(/^refs\/(heads|remotes)\//, '')}, which is only read. What the run of this day sends, it sends in this copy.`
  }
  if (!isInvented(register.organisation)) {
    // The copy may have been made while these were still the samples.
    if ((await git(copy.remote, 'log', '--all', `--grep=^${SIMULATED}`, '--format=%H')).trim()) await dropBranch(copy)
    await withLetters(copy)
    return `There are no letters before it: this repository knows no branch ${BRANCH}. If there is one elsewhere, bring it here: git fetch origin ${BRANCH}`
  }
  if (copy.fresh)
    await withLetters(copy, async (branch) => {
      const letters = await pastLetters(register, register.organisation, day, REFUSED_ADDRESS)
      if (letters.size) await branch.claim(letters, SIMULATED)
    })
  return 'The letters before it are invented, like the cases.'
}

/** The ref of the branch in `source`: the local one, or that of the remote where it knows more; null where there is neither. */
async function ownLetters(source: string): Promise<string | null> {
  if (!(await isTopOfRepository(source))) return null
  const found = await git(source, 'for-each-ref', '--format=%(refname)', `refs/heads/${BRANCH}`, `refs/remotes/*/${BRANCH}`)
  const [first = null, ...others] = found.split('\n').filter(Boolean)
  if (!first?.startsWith('refs/heads/')) return first
  for (const other of others) if (!(await gitSucceeds(source, 'merge-base', '--is-ancestor', other, first))) return other
  return first
}

/** Gives the copy the branch as `source` has it, unless the copy has gone on from there. */
async function takeBranch(source: string, ref: string, copy: Copy): Promise<void> {
  const tip = (await git(source, 'rev-parse', ref)).trim()
  if (!(await gitSucceeds(copy.remote, 'merge-base', '--is-ancestor', tip, `refs/heads/${BRANCH}`))) {
    await dropBranch(copy)
    await git(copy.remote, 'fetch', '--quiet', '--no-tags', '--update-shallow', source, `+${ref}:refs/heads/${BRANCH}`)
  }
  await withLetters(copy)
}

/** Takes the branch out of the copy and its remote. */
async function dropBranch({ root, remote }: Copy): Promise<void> {
  rmSync(join(root, BRANCH), { recursive: true, force: true })
  await git(root, 'worktree', 'prune')
  for (const known of [`refs/heads/${BRANCH}`, `refs/remotes/origin/${BRANCH}`]) await git(root, 'update-ref', '-d', known)
  await git(remote, 'update-ref', '-d', `refs/heads/${BRANCH}`)
}

/** Checks the branch out in the copy, where it may begin, for `work` where there is some. */
async function withLetters({ root, signs }: Copy, work: (branch: LettersBranch) => Promise<void> = async () => {}): Promise<void> {
  const branch = await openLettersBranch(root, () => true, signs.key)
  try {
    await branch.sync()
    await work(branch)
  } finally {
    branch.close()
  }
}
