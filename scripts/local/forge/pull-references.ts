// The references that GitHub keeps for a pull request: `refs/pull/3/head`, and `refs/pull/3/merge`, the merge it tries.
import { git } from '../../io/git/git.ts'

interface Proposed {
  readonly number: number
  readonly base: string
  readonly head: string
}

/** The commit that a pull request ended with; null object where nobody ever looked at it. */
export async function keptHead(remote: string, number: number): Promise<string> {
  return (await git(remote, 'rev-parse', '--verify', '--quiet', `refs/pull/${number}/head`).catch(() => '')).trim() || '0'.repeat(40)
}

/** Brings the references of open pull requests up to their commits. Where a branch contradicts main, the merge that was tried before stays. */
export async function keepPullReferences(remote: string, pulls: readonly Proposed[]): Promise<void> {
  if (!pulls.length) return
  const listed = await git(remote, 'for-each-ref', '--format=%(refname) %(parent)', 'refs/pull/')
  const tried = new Map(
    listed.split('\n').map((line): [string, string] => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)]),
  )
  for (const { number, base, head } of pulls) {
    const name = `refs/pull/${number}`
    if (tried.get(`${name}/merge`) === `${base} ${head}`) continue
    await git(remote, 'update-ref', `${name}/head`, head)
    const tree = await git(remote, 'merge-tree', '--write-tree', base, head).catch(() => null)
    if (tree === null) continue
    const merge = await git(remote, 'commit-tree', tree.trim(), '-p', base, '-p', head, '-m', `Merge ${head} into ${base}`)
    await git(remote, 'update-ref', `${name}/merge`, merge.trim())
  }
}
