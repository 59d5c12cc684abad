// From files to a pull request. Every step looks first at what is there: cut off anywhere, the next attempt goes on from that.
import { base64 } from '@scure/base'
import { Answered, type Calls, needing, troubleOf } from './calls.ts'
import { branchOf, titleOf } from './case-branch-name.ts'
import { blobId, bytesOf } from './git-blob.ts'
import type { Pull, WantedProposal } from './github.ts'
import { branchesOf, fileAt, folderAt, mainNow } from './read.ts'
import { Trouble } from './trouble.ts'

/** What was asked, and what follows from it. */
interface Proposal extends WantedProposal {
  readonly branch: string
  readonly title: string
  readonly entries: readonly Entry[]
}

interface Entry {
  readonly path: string
  readonly bytes: Uint8Array
  readonly sha: string
}

/** Somebody was faster by a moment, or an answer was lost: look again. */
class LookAgain extends Error {}

export async function propose(calls: Calls, wanted: WantedProposal): Promise<Pull> {
  const proposal = await proposalOf(wanted)
  for (let attempt = 1; ; attempt++) {
    try {
      return await proposed(calls, proposal)
    } catch (error) {
      const isPassing = error instanceof LookAgain || (error instanceof Trouble && (error.kind === 'no-network' || error.kind === 'down'))
      if (!isPassing) throw error
      if (attempt === MOST_ATTEMPTS) throw error instanceof LookAgain ? new Trouble({ kind: 'conflict' }) : error
      await calls.wait(attempt * 1000)
    }
  }
}

const MOST_ATTEMPTS = 3

async function proposalOf(wanted: WantedProposal): Promise<Proposal> {
  const entries = wanted.files.map(async ({ path, content }) => {
    const bytes = bytesOf(content)
    return { path, bytes, sha: await blobId(bytes) }
  })
  return { ...wanted, branch: await branchOf(wanted), title: titleOf(wanted), entries: await Promise.all(entries) }
}

async function proposed(calls: Calls, proposal: Proposal): Promise<Pull> {
  const [known, branches] = await Promise.all([pullOf(calls, proposal), branchesOf(calls, proposal.number)])
  if (known) return sameOr(calls, known, proposal)
  const left = branches.find(({ name }) => name === proposal.branch)?.head ?? null
  if (proposal.kind === 'new' && branches.some(({ name }) => name !== proposal.branch)) throw taken(proposal)
  const parent = await parentFor(calls, proposal)
  const head = left === null ? await newBranch(calls, proposal, parent) : await takenOver(calls, proposal, left, parent)
  return opened(calls, proposal, head)
}

/** The pull request of this branch that is open, or was merged; null where there is none. */
async function pullOf({ octokit, here }: Calls, { branch }: Proposal): Promise<Pull | null> {
  const query = { ...here, head: `${here.owner}:${branch}`, base: 'main', state: 'all' } as const
  const { data } = await needing('pull-requests', octokit.rest.pulls.list(query))
  const found = data.find(({ state, merged_at: mergedAt }) => state === 'open' || mergedAt)
  return found ? { number: found.number, head: found.head.sha } : null
}

async function sameOr(calls: Calls, pull: Pull, proposal: Proposal): Promise<Pull> {
  if (await holds(calls, pull.head, proposal)) return pull
  throw proposal.kind === 'new' ? taken(proposal) : new Trouble({ kind: 'conflict' })
}

/** Whether a commit has the files as they were wanted. */
async function holds(calls: Calls, commit: string, { entries }: Proposal): Promise<boolean> {
  const found = await Promise.all(entries.map(({ path }) => fileAt(calls, commit, path)))
  return entries.every(({ sha }, at) => found[at]?.sha === sha)
}

function taken({ number }: Proposal): Trouble {
  return new Trouble({ kind: 'number-taken', number })
}

/** The commit of main to build on: the newest, where nothing on it contradicts. */
async function parentFor(calls: Calls, proposal: Proposal): Promise<string> {
  const { base, kind, number, entries } = proposal
  const now = await mainNow(calls)
  if (kind === 'new') {
    const there = await Promise.all([fileAt(calls, now, `cases/${number}.md`), folderAt(calls, now, `cases/${number}`)])
    if (there[0] || there[1].length) throw taken(proposal)
    return now
  }
  if (now === base) return now
  for (const { path } of entries) {
    const [before, after] = await Promise.all([fileAt(calls, base, path), fileAt(calls, now, path)])
    if (before?.sha === after?.sha) continue
    const [was, is] = await Promise.all([before?.text() ?? null, after?.text() ?? null])
    throw new Trouble({ kind: 'changed', path, before: was, after: is })
  }
  return now
}

/** Nothing of it can be seen before the branch is made, which is done at once. */
async function newBranch(calls: Calls, proposal: Proposal, parent: string): Promise<string> {
  const { octokit, here } = calls
  const commit = await newCommit(calls, proposal, parent)
  const made = octokit.rest.git.createRef({ ...here, ref: `refs/heads/${proposal.branch}`, sha: commit })
  await needing('contents', made, 422).catch((error: unknown) => {
    if (error instanceof Answered && /already exists/i.test(error.said)) throw new LookAgain()
    throw error instanceof Answered ? troubleOf(error, 'contents') : error
  })
  return commit
}

async function newCommit({ octokit, here }: Calls, { title, author, entries }: Proposal, parent: string): Promise<string> {
  const { git } = octokit.rest
  // One after the other: GitHub asks for it, and a slow line carries no more anyway.
  for (const { bytes } of entries) await needing('contents', git.createBlob({ ...here, content: base64.encode(bytes), encoding: 'base64' }))
  const { data: on } = await needing('contents', git.getCommit({ ...here, commit_sha: parent }))
  const tree = entries.map(({ path, sha }) => ({ path, sha, mode: '100644' as const, type: 'blob' as const }))
  const { data: made } = await needing('contents', git.createTree({ ...here, base_tree: on.tree.sha, tree }))
  const commit = { ...here, message: title, tree: made.sha, parents: [parent], author: { ...author } }
  return (await needing('contents', git.createCommit(commit))).data.sha
}

/**
 * The commit of a branch that was made before and has no pull request: the one that is wanted, or another one of the same person, who was cut off and has
 * changed the text since. Throws Trouble where it is somebody else's.
 */
async function takenOver(calls: Calls, proposal: Proposal, left: string, parent: string): Promise<string> {
  if (await holds(calls, left, proposal)) return left
  const { octokit, here } = calls
  const { data } = await needing('contents', octokit.rest.git.getCommit({ ...here, commit_sha: left }))
  const isOwn = data.message === proposal.title && data.author.name === proposal.author.name && data.author.email === proposal.author.email
  if (!isOwn) throw proposal.kind === 'new' ? taken(proposal) : new Trouble({ kind: 'conflict' })
  const commit = await newCommit(calls, proposal, parent)
  await needing('contents', octokit.rest.git.updateRef({ ...here, ref: `heads/${proposal.branch}`, sha: commit, force: true }))
  return commit
}

async function opened(calls: Calls, proposal: Proposal, head: string): Promise<Pull> {
  const { octokit, here } = calls
  const { branch, title } = proposal
  try {
    const { data } = await needing(
      'pull-requests',
      octokit.rest.pulls.create({ ...here, head: branch, base: 'main', title, body: '' }),
      422,
    )
    // In the moment between, the same person may have taken the branch for another text.
    const pull = { number: data.number, head: data.head.sha }
    return pull.head === head ? pull : await sameOr(calls, pull, proposal)
  } catch (error) {
    if (error instanceof Answered && /already exists|head invalid/i.test(error.said)) throw new LookAgain()
    if (error instanceof Trouble && (error.kind === 'rights' || error.kind === 'refused')) await removed(calls, branch)
    throw error instanceof Answered ? troubleOf(error, 'pull-requests') : error
  }
}

/** What cannot become a pull request is not left behind. */
async function removed({ octokit, here }: Calls, branch: string): Promise<void> {
  await octokit.rest.git.deleteRef({ ...here, ref: `heads/${branch}` }).catch(() => {})
}
