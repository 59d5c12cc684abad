// A branch with one commit about a case, made beside the files: working tree, index and current branch are never touched.
import { CouldNotRun } from '../command.ts'
import { caseFile } from '../files/judged-case.ts'
import type { Base } from './case-base.ts'
import { gitSucceeds } from './git.ts'
import { importCommit } from './import-commit.ts'
import { repositoryAddress } from './repository-address.ts'

/** Another command made the branch at this moment. */
export class BranchTaken extends CouldNotRun {}

export interface CaseCommit {
  readonly id: string
  /** `new`, or the name of a step: all that branch and message say besides the number. */
  readonly kind: string
  readonly text: string
  /** Who commits, as `committer` gives it. */
  readonly author: string
}

/** Makes the branch, and gives its name: `case/2026-0015-delayed`, or with a number behind it where that is taken. Throws BranchTaken. */
export async function makeCaseBranch(base: Base, { id, kind, text, author }: CaseCommit): Promise<string> {
  const { root, prefix, commit } = base
  const taken = new Set(base.branches.map(([name]) => name))
  const plainly = `case/${id}-${kind}`
  let branch = plainly
  for (let count = 2; taken.has(branch); count++) branch = `${plainly}-${count}`
  const message = `${id}: ${kind}\n`
  // Another command may have made it at this moment: Git refuses to let a branch lose its commit.
  try {
    const files = new Map([[prefix + caseFile(id), text]])
    await importCommit(root, { ref: `refs/heads/${branch}`, author, message, from: commit, files })
  } catch (error) {
    if (!(await gitSucceeds(root, 'rev-parse', '--verify', '--quiet', `refs/heads/${branch}`))) throw error
    throw new BranchTaken(`Somebody made the branch ${branch} at this moment. Run this again.`)
  }
  return branch
}

/** How the branch gets to main, in words: a line for each thing to do. */
export async function nextAfterBranch({ root, remote }: Pick<Base, 'root' | 'remote'>, branch: string): Promise<string[]> {
  if (!remote) return [`Next: git merge ${branch}`]
  const address = await repositoryAddress(root)
  const pull = address
    ? `open a pull request at ${address}/compare/main...${branch}?expand=1`
    : `propose the branch to main where ${remote} lies`
  return [`Next: git push ${remote} ${branch}`, `Then: ${pull}, and merge it once its check is good.`]
}
