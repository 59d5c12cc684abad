// Git's objects and references by the API: what the forge does for each call, and the fields of its answer.
import { blob, git, gitSucceeds } from '../../io/git/git.ts'
import type { Fields } from './contract.ts'
import { readCommit, type Signed, type TreeChange, writeBlob, writeCommit, writeTree } from './git-objects.ts'
import type { Operation } from './operations.ts'
import { brokenByUpdate } from './ref-update.ts'
import { type Answer, type Answering, type Asked, invalid, NOT_FOUND, ok } from './world.ts'

const ID = /^[0-9a-f]{40}$/

export const GIT_ANSWERS = {
  'git/get-blob': ({ remote }, { values }) => {
    const bytes = bytesOf(remote, String(values.file_sha))
    return bytes ? ok({ sha: values.file_sha, content: bytes.toString('base64'), encoding: 'base64', size: bytes.length }) : NOT_FOUND
  },
  'git/create-blob': async ({ remote }, { body }) => {
    const { content, encoding = 'utf-8' } = body as { content: string; encoding?: string }
    if (encoding !== 'utf-8' && encoding !== 'base64') return invalid()
    return ok({ sha: await writeBlob(remote, Buffer.from(content, encoding)) }, 201)
  },
  'git/get-tree': async ({ remote }, { values }) => {
    const fields = await treeFields(remote, String(values.tree_sha), 'recursive' in values)
    return fields ? ok(fields) : NOT_FOUND
  },
  'git/create-tree': async ({ remote }, { body }) => {
    const { tree, base_tree: base = null } = body as { tree: TreeChange[]; base_tree?: string }
    if (tree.some(({ path }) => path.split('/').some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase()))))
      return invalid('tree.path contains a malformed path component')
    const made = await writeTree(remote, base, tree).catch(() => null)
    const fields = made && (await treeFields(remote, made, false))
    return fields ? ok(fields, 201) : invalid('tree.sha is not a valid blob')
  },
  'git/get-commit': async ({ remote }, { values }) => {
    const fields = await commitFields(remote, String(values.commit_sha))
    return fields ? ok(fields) : NOT_FOUND
  },
  'git/create-commit': async ({ remote, now, viewer }, { body }) => {
    const { message, tree, parents = [], author, committer } = body as unknown as CommitBody
    const by = { name: viewer, email: `${viewer}@users.noreply.github.com`, date: now(), ...author }
    const text = { message, tree, parents, author: by, committer: { ...by, ...committer } }
    const sha = [tree, ...parents].every((id) => ID.test(id)) ? await writeCommit(remote, text).catch(() => null) : null
    const fields = sha && (await commitFields(remote, sha))
    return fields ? ok(fields, 201) : invalid('Tree SHA does not exist')
  },
  'git/get-ref': async ({ remote }, { values }) => {
    const [found] = (await refsFrom(remote, `refs/${values.ref}`)).filter(({ ref }) => ref === `refs/${values.ref}`)
    return found ? ok(found) : NOT_FOUND
  },
  'git/list-matching-refs': async ({ remote }, { values }) => ok(await refsFrom(remote, `refs/${values.ref}`)),
  'git/create-ref': async (world, { body }) => {
    const [ref, sha] = [String(body.ref), String(body.sha)]
    if (!/^refs\/(heads|tags)\/./.test(ref) || !(await gitSucceeds(world.remote, 'check-ref-format', ref)))
      return invalid('Reference name is invalid')
    return updated(world, ref, sha, '0'.repeat(40), 201)
  },
  'git/update-ref': async (world, { values, body }) => {
    const [ref, sha] = [`refs/${values.ref}`, String(body.sha)]
    const before = await idOf(world.remote, ref)
    if (!before) return invalid('Reference does not exist')
    const forward = await gitSucceeds(world.remote, 'merge-base', '--is-ancestor', before, sha)
    if (!forward && body.force !== true) return invalid('Update is not a fast forward')
    return updated(world, ref, sha, before, 200)
  },
  'git/delete-ref': async (world, { values }) => {
    const ref = `refs/${values.ref}`
    const before = await idOf(world.remote, ref)
    if (!before) return invalid('Reference does not exist')
    const broken = await brokenByUpdate(world, ref, before, null)
    if (broken.length) return invalid(broken.join('\n'))
    await git(world.remote, 'update-ref', '-d', ref, before)
    return ok(undefined, 204)
  },
  'repos/get-content': async ({ remote }, { values }) => {
    const [path, ref] = [String(values.path).replace(/\/$/, ''), String(values.ref ?? 'main')]
    const commit = ID.test(ref) ? ref : ((await idOf(remote, `refs/heads/${ref}`)) ?? '')
    const [entry] = (await entriesOf(remote, commit, path)) ?? []
    const bytes = entry?.type === 'blob' ? bytesOf(remote, entry.sha) : null
    if (entry && bytes) return ok(fileFields(entry, path, bytes))
    const inside = path && entry?.type !== 'tree' ? null : await entriesOf(remote, entry?.sha ?? commit)
    if (!inside) return NOT_FOUND
    return ok(inside.slice(0, MOST_IN_FOLDER).map((one) => placeFields(one, path ? `${path}/${one.path}` : one.path)))
  },
} as const satisfies Partial<Record<Operation, Answering>>

/** GitHub shows no more of a folder. */
const MOST_IN_FOLDER = 1000
/** Larger files come without their content here. */
const MOST_CONTENT = 1024 * 1024

interface CommitBody {
  readonly message: string
  readonly tree: string
  readonly parents?: readonly string[]
  readonly author?: Partial<Signed>
  readonly committer?: Partial<Signed>
}

interface Entry {
  readonly mode: string
  readonly type: string
  readonly sha: string
  readonly size: number
  readonly path: string
}

/** Null where it is no blob. */
function bytesOf(remote: string, sha: string): Buffer | null {
  try {
    return ID.test(sha) ? blob(remote, sha) : null
  } catch {
    return null
  }
}

async function idOf(remote: string, ref: string): Promise<string | null> {
  return (await git(remote, 'rev-parse', '--verify', '--quiet', ref).catch(() => '')).trim() || null
}

async function updated(world: Asked, ref: string, sha: string, before: string, status: number): Promise<Answer> {
  const broken = await brokenByUpdate(world, ref, /^0+$/.test(before) ? null : before, sha).catch(() => null)
  if (!broken) return invalid('Object does not exist')
  if (broken.length) return invalid(`Repository rule violations found\n\n${broken.join('\n\n')}\n\n`)
  // Somebody else may have made it at the same moment.
  if (!(await gitSucceeds(world.remote, 'update-ref', ref, sha, before))) return invalid('Reference already exists')
  return ok(refFields(ref, sha), status)
}

function refFields(ref: string, sha: string): Fields {
  return { ref, object: { type: 'commit', sha } }
}

/** Every reference whose name begins so. */
async function refsFrom(remote: string, start: string): Promise<Fields[]> {
  const listed = await git(remote, 'for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads/', 'refs/tags/')
  return listed.split('\n').flatMap((line) => {
    const [sha = '', ref = ''] = line.split(' ')
    return ref.startsWith(start) ? [refFields(ref, sha)] : []
  })
}

/** What lies in a tree, or where `path` is none of '' what lies at it; null where it is no tree. */
async function entriesOf(remote: string, tree: string, path = '', ...how: readonly string[]): Promise<Entry[] | null> {
  if (!ID.test(tree)) return null
  const listed = await git(remote, 'ls-tree', '-l', '-z', '--full-tree', ...how, tree, ...(path ? ['--', path] : [])).catch(() => null)
  return listed === null ? null : listed.split('\0').flatMap(entryIn)
}

function entryIn(line: string): Entry[] {
  const [, mode = '', type = '', sha = '', size = '', path = ''] = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? []
  return sha ? [{ mode, type, sha, size: Number(size) || 0, path }] : []
}

async function treeFields(remote: string, sha: string, recursive: boolean): Promise<Fields | null> {
  const entries = await entriesOf(remote, sha, '', ...(recursive ? ['-r', '-t'] : []))
  return (
    entries && { sha, tree: entries.map(({ size, ...entry }) => (entry.type === 'blob' ? { ...entry, size } : entry)), truncated: false }
  )
}

/** Null where it is no commit. */
async function commitFields(remote: string, sha: string): Promise<Fields | null> {
  const commit = ID.test(sha) ? await readCommit(remote, sha).catch(() => null) : null
  if (!commit) return null
  const { tree, parents, ...rest } = commit
  return { sha, ...rest, tree: { sha: tree }, parents: parents.map((parent) => ({ sha: parent })) }
}

function placeFields({ type, sha, size }: Entry, path: string): Fields {
  return { type: type === 'tree' ? 'dir' : 'file', name: path.slice(path.lastIndexOf('/') + 1), path, sha, size }
}

function fileFields(entry: Entry, path: string, bytes: Buffer): Fields {
  const isWhole = bytes.length <= MOST_CONTENT
  const content = isWhole ? `${bytes.toString('base64').replace(/(.{60})/g, '$1\n')}\n` : ''
  return { ...placeFields(entry, path), content, encoding: isWhole ? 'base64' : 'none' }
}
