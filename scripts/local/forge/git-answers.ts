// Git's objects and references by the API: what the forge does for each call, and the fields of its answer.
import { blob, git, gitSucceeds } from '../../io/git/git.ts'
import type { Fields } from './contract.ts'
import { readCommit, type Signed, type TreeChange, writeBlob, writeCommit, writeTree } from './git-objects.ts'
import type { Operation } from './operations.ts'
import { brokenByUpdate } from './ref-update.ts'
import { type Answer, type Answering, type Asked, invalid, NOT_FOUND, ok } from './world.ts'

const ID = /^[0-9a-f]{40}$/

export const GIT_ANSWERS = {
  'git/get-blob': async ({ remote }, { values }) => {
    const sha = String(values.file_sha)
    if (!(await isA(remote, sha, 'blob'))) return NOT_FOUND
    const bytes = blob(remote, sha)
    return ok({ sha, content: bytes.toString('base64'), encoding: 'base64', size: bytes.length })
  },
  'git/create-blob': async ({ remote }, { body }) => {
    const { content, encoding = 'utf-8' } = body as { content: string; encoding?: string }
    if (encoding !== 'utf-8' && encoding !== 'base64') return invalid()
    return ok({ sha: await writeBlob(remote, Buffer.from(content, encoding)) }, 201)
  },
  'git/get-tree': async ({ remote }, { values }) => {
    const sha = String(values.tree_sha)
    return (await isA(remote, sha, 'tree')) ? ok(await treeFields(remote, sha, 'recursive' in values)) : NOT_FOUND
  },
  'git/create-tree': async ({ remote }, { body }) => {
    const { tree, base_tree: base = null } = body as { tree: TreeChange[]; base_tree?: string }
    if (base !== null && !(await isA(remote, base, 'tree'))) return NOT_FOUND
    if (tree.some(({ path }) => path.split('/').some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase()))))
      return invalid('tree.path contains a malformed path component')
    for (const { sha } of tree) if (sha && !(await isA(remote, sha, 'blob'))) return invalid('tree.sha is not a valid blob')
    return ok(await treeFields(remote, await writeTree(remote, base, tree), false), 201)
  },
  'git/get-commit': async ({ remote }, { values }) => {
    const sha = String(values.commit_sha)
    return (await isA(remote, sha, 'commit')) ? ok(await commitFields(remote, sha)) : NOT_FOUND
  },
  'git/create-commit': async ({ remote, now, viewer }, { body }) => {
    const { message, tree, parents = [], author, committer } = body as unknown as CommitBody
    if (!(await isA(remote, tree, 'tree'))) return invalid('Tree SHA does not exist')
    for (const parent of parents) if (!(await isA(remote, parent, 'commit'))) return invalid('Parent SHA does not exist')
    const by = { name: viewer, email: `${viewer}@users.noreply.github.com`, date: now(), ...author }
    const sha = await writeCommit(remote, { message, tree, parents, author: by, committer: { ...by, ...committer } })
    return ok(await commitFields(remote, sha), 201)
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
    if (!(await isA(world.remote, sha, 'commit'))) return invalid('Object does not exist')
    if (await idOf(world.remote, ref)) return invalid('Reference already exists')
    return updated(world, ref, sha, '0'.repeat(40), 201)
  },
  'git/update-ref': async (world, { values, body }) => {
    const [ref, sha] = [`refs/${values.ref}`, String(body.sha)]
    const before = await idOf(world.remote, ref)
    if (!before) return invalid('Reference does not exist')
    if (!(await isA(world.remote, sha, 'commit'))) return invalid('Object does not exist')
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
    if (!(await isA(remote, commit, 'commit'))) return NOT_FOUND
    const [entry] = await entriesOf(remote, commit, path)
    if (entry?.type === 'blob') return ok(fileFields(entry, path, blob(remote, entry.sha)))
    if (path && entry?.type !== 'tree') return NOT_FOUND
    const inside = await entriesOf(remote, entry?.sha ?? commit)
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

async function isA(remote: string, sha: string, type: string): Promise<boolean> {
  return ID.test(sha) && (await git(remote, 'cat-file', '-t', sha).catch(() => '')).trim() === type
}

async function idOf(remote: string, ref: string): Promise<string | null> {
  return (await git(remote, 'rev-parse', '--verify', '--quiet', ref).catch(() => '')).trim() || null
}

async function updated(world: Asked, ref: string, sha: string, before: string, status: number): Promise<Answer> {
  const broken = await brokenByUpdate(world, ref, /^0+$/.test(before) ? null : before, sha)
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

async function entriesOf(remote: string, tree: string, ...more: readonly string[]): Promise<Entry[]> {
  const listed = await git(
    remote,
    'ls-tree',
    '-l',
    '-z',
    '--full-tree',
    tree,
    ...(more[0] === '' ? [] : more.length ? ['--', ...more] : []),
  )
  return listed.split('\0').flatMap((line) => {
    const [, mode = '', type = '', sha = '', size = '', path = ''] = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? []
    return sha ? [{ mode, type, sha, size: Number(size) || 0, path }] : []
  })
}

async function treeFields(remote: string, sha: string, recursive: boolean): Promise<Fields> {
  const entries = await entriesOf(remote, sha, ...(recursive ? ['-r', '-t'] : []))
  const tree = entries.map(({ size, ...entry }) => (entry.type === 'blob' ? { ...entry, size } : entry))
  return { sha, tree, truncated: false }
}

async function commitFields(remote: string, sha: string): Promise<Fields> {
  const { tree, parents, ...rest } = await readCommit(remote, sha)
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
