// A commit made beside the files: working tree, index and current branch are never touched, and a file may be any bytes.
import { gitReading } from './git.ts'

export interface WantedCommit {
  /** The whole name of the branch, such as `refs/heads/case/2026-0015-new`. */
  readonly ref: string
  /** Who commits, as `committer` gives it. */
  readonly author: string
  readonly message: string
  /** The commit that it stands on. */
  readonly from: string
  /** By path from the top of the repository. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
}

/** Makes the commit, and the branch for it. Throws GitFailure, also where the branch is there and would lose its commit. */
export async function importCommit(root: string, { ref, author, message, from, files }: WantedCommit): Promise<void> {
  const lines = [`commit ${ref}`, `author ${author}`, `committer ${author}`, data(message), `from ${from}`]
  const entries = [...files].flatMap(([path, content]) => [`M 100644 inline ${quoted(path)}`, data(content)])
  const stream = [...lines, ...entries, 'done'].map((line) => Buffer.from(line))
  await gitReading(Buffer.concat(stream.flatMap((line) => [line, NEXT])), root, 'fast-import', '--quiet', '--done')
}

const NEXT = Buffer.from('\n')

function data(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes])
}

/** As Git quotes a path, so that no character of a name is taken for something else. */
function quoted(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}
