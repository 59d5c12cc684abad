// What a page reads of the register on GitHub. What cannot be read is a trouble, and never taken for something that is not there.
import { base64 } from '@scure/base'
import type { RulesTexts } from '../../../scripts/io/files/rules.ts'
import { Answered, type Calls, needing, troubleOf } from './calls.ts'
import { Trouble } from './trouble.ts'

interface Entry {
  readonly path: string
  readonly type: string
  readonly sha: string
}

export interface FileOnGitHub {
  readonly sha: string
  readonly text: () => Promise<string>
}

/** The commit that a branch stands at; null where there is no such branch. */
export async function headOf({ octokit, here }: Calls, branch: string): Promise<string | null> {
  const { data } = await needing('contents', octokit.rest.git.getRef({ ...here, ref: `heads/${branch}` }), 404).catch(noneAt404)
  return data?.object.sha ?? null
}

/** Throws Trouble `not-found` where the token sees no such repository. */
export async function mainNow(calls: Calls): Promise<string> {
  const commit = await headOf(calls, 'main')
  if (commit === null) throw new Trouble({ kind: 'not-found' })
  return commit
}

/** Null where there is no such file at this commit or branch. */
export async function fileAt(calls: Calls, ref: string, path: string): Promise<FileOnGitHub | null> {
  const found = await contentAt(calls, ref, path)
  if (!found || isFolder(found)) return null
  const { sha, encoding, content = '' } = found
  return { sha, text: async () => textOf(encoding === 'base64' ? bytesIn(content) : await blob(calls, sha)) }
}

/** The text of a file at a commit; null where there is none. */
export async function textAt(calls: Calls, ref: string, path: string): Promise<string | null> {
  return (await (await fileAt(calls, ref, path))?.text()) ?? null
}

/** What lies in a folder; empty where there is no such folder. */
export async function folderAt(calls: Calls, ref: string, path: string): Promise<Entry[]> {
  const found = await contentAt(calls, ref, path)
  if (!found || !isFolder(found)) return []
  // GitHub shows no more of a folder, without a word that there is more.
  if (found.length >= 1000) throw new Trouble({ kind: 'down' })
  return found.map(({ path: at, type, sha }) => ({ path: at, type, sha }))
}

async function contentAt(calls: Calls, ref: string, path: string) {
  const { octokit, here } = calls
  const { data } = await needing('contents', octokit.rest.repos.getContent({ ...here, path, ref }), 404).catch(noneAt404)
  if (data) return data as Content | readonly Content[]
  // GitHub says the same of a repository that the token may not see.
  await mainNow(calls)
  return null
}

function isFolder(found: Content | readonly Content[]): found is readonly Content[] {
  return Array.isArray(found)
}

interface Content extends Entry {
  readonly encoding?: string
  readonly content?: string
}

function noneAt404(error: unknown): { readonly data: null } {
  if (error instanceof Answered && error.status === 404) return { data: null }
  throw error instanceof Answered ? troubleOf(error, 'contents') : error
}

export async function blob({ octokit, here }: Calls, sha: string): Promise<Uint8Array> {
  const { data } = await needing('contents', octokit.rest.git.getBlob({ ...here, file_sha: sha }))
  return bytesIn(data.content)
}

function bytesIn(text: string): Uint8Array {
  return base64.decode(text.replace(/\s/g, ''))
}

/** Exactly as it stands there, with its line ends; what is not UTF-8 is left for the check to find. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** What lies in `cases/` at a commit, by name: however many there are. */
export async function casesAt(calls: Calls, commit: string): Promise<ReadonlyMap<string, string>> {
  const { octokit, here } = calls
  const { data } = await needing('contents', octokit.rest.git.getCommit({ ...here, commit_sha: commit }))
  const top = await tree(calls, data.tree.sha)
  const cases = top.get('cases')
  return cases === undefined ? new Map() : tree(calls, cases)
}

async function tree({ octokit, here }: Calls, sha: string): Promise<ReadonlyMap<string, string>> {
  const { data } = await needing('contents', octokit.rest.git.getTree({ ...here, tree_sha: sha }))
  if (data.truncated) throw new Trouble({ kind: 'down' })
  return new Map(data.tree.map((entry) => [entry.path, entry.sha]))
}

/** The number of the case that a name in `cases/` belongs to; null for another file. */
export function numberIn(name: string): string | null {
  return /^(\d{4}-\d{4})(?:\.md$|\/|$)/.exec(name)?.[1] ?? null
}

export async function casesSince(calls: Calls, commit: string): Promise<string[]> {
  const now = await mainNow(calls)
  if (now === commit) return []
  const [before, after] = await Promise.all([casesAt(calls, commit), casesAt(calls, now)])
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name))
  return [...new Set(changed.flatMap((name) => numberIn(name) ?? []))].sort()
}

export async function numbersTaken(calls: Calls): Promise<string[]> {
  const [onMain, onBranches, proposed] = await Promise.all([
    mainNow(calls).then((commit) => casesAt(calls, commit)),
    branchesOf(calls, ''),
    numbersProposed(calls),
  ])
  const found = [...[...onMain.keys()].map(numberIn), ...onBranches.map(({ number }) => number), ...proposed]
  return [...new Set(found.filter((number) => number !== null))].sort()
}

export interface CaseBranch {
  readonly name: string
  /** Of the case. */
  readonly number: string
  readonly head: string
}

/** The branches of cases whose name goes on with `start`. */
export async function branchesOf({ octokit, here }: Calls, start: string): Promise<CaseBranch[]> {
  const asked = octokit.rest.git.listMatchingRefs({ ...here, ref: `heads/case/${start}` })
  const { data } = await needing('contents', asked)
  return data.flatMap(({ ref, object }) => {
    const [, name = '', number] = /^refs\/heads\/(case\/(\d{4}-\d{4})(?!\d).*)$/.exec(ref) ?? []
    return number ? [{ name, number, head: object.sha }] : []
  })
}

/** The numbers of the cases that open pull requests change; those of branches of cases say it by their name. */
async function numbersProposed({ octokit, here }: Calls): Promise<string[]> {
  const all = { ...here, per_page: 100 } as const
  const query = { ...all, state: 'open', base: 'main', sort: 'created', direction: 'asc' } as const
  const pulls = await needing('pull-requests', octokit.paginate(octokit.rest.pulls.list, query))
  const others = pulls.filter(({ head }) => !head.ref.startsWith('case/'))
  const files = await Promise.all(
    others.map(({ number }) => needing('pull-requests', octokit.paginate(octokit.rest.pulls.listFiles, { ...all, pull_number: number }))),
  )
  return files.flat().flatMap(({ filename }) => (filename.startsWith('cases/') ? (numberIn(filename.slice('cases/'.length)) ?? []) : []))
}

/** What `rulesFrom` makes rules of. */
export async function rulesNow(calls: Calls, commit: string): Promise<RulesTexts> {
  const [organisation, versions] = await Promise.all([textAt(calls, commit, 'organisation.yml'), folderAt(calls, commit, 'site/policy')])
  const terms = await Promise.all(
    versions
      .filter(({ type }) => type === 'dir')
      .map(
        async ({ path }): Promise<readonly [string, string | null]> => [
          path.slice(path.lastIndexOf('/') + 1),
          await textAt(calls, commit, `${path}/terms.yml`),
        ],
      ),
  )
  return {
    organisation: organisation ?? '',
    terms: Object.fromEntries(terms.flatMap(([version, text]) => (text === null ? [] : [[version, text] as const]))),
  }
}

/** The paths of the documents of a case, in its folder and in those within. */
export async function documentsOf(calls: Calls, commit: string, number: string): Promise<string[]> {
  const below = async (folder: string): Promise<string[]> => {
    const found = await folderAt(calls, commit, folder)
    const inside = await Promise.all(found.map(({ type, path }) => (type === 'dir' ? below(path) : [path])))
    return inside.flat()
  }
  return below(`cases/${number}`)
}

export async function lettersOf(calls: Calls, number: string): Promise<{ readonly path: string; readonly text: string }[]> {
  const found = await folderAt(calls, 'letters', number)
  const files = found.filter(({ path }) => path.endsWith('.md'))
  return Promise.all(files.map(async ({ path, sha }) => ({ path: `letters/${path}`, text: textOf(await blob(calls, sha)) })))
}
