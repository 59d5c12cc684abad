// Which mails are proposed already: a commit that holds a mail says so in its message, by a hash from which nobody learns whose it was.
import { createHash } from 'node:crypto'
import type { Mail } from '../../incoming/mail.ts'
import type { Base } from './case-base.ts'
import { gitReading } from './git.ts'

const TRAILER = 'Mail'

/** The same for every copy of a mail: a hash of its Message-ID, or of its bytes where it has none. */
export function markOf({ messageId, sha256 }: Pick<Mail, 'messageId' | 'sha256'>): string {
  return createHash('sha256')
    .update(messageId ?? sha256)
    .digest('hex')
}

/** The last line of the message of a commit that holds the mail. */
export function markLine(mark: string): string {
  return `${TRAILER}: ${mark}`
}

/**
 * The branch that the mail is proposed on, `main` where it was merged, null where it is nowhere. `document`: the path of one of its documents
 * below the folder of its case, by which it is known on main even where somebody merged it under another message.
 */
export async function placeOfMail(base: Base, mark: string, document: string | undefined): Promise<string | null> {
  const { root, commit, branches, files } = base
  const heads = new Map(branches.map(([name, head]) => [head, name]))
  const marked = await markedFrom(root, mark, [...heads.keys()], `^${commit}`)
  if (marked) return heads.get(marked) ?? null
  const onMain = document !== undefined && [...files.keys()].some((path) => path.replace(/^cases\/\d{4}-\d{4}\//, '') === document)
  return onMain || (await markedFrom(root, mark, [commit])) ? 'main' : null
}

/** The one of these commits that leads to a commit with the mail. */
async function markedFrom(root: string, mark: string, commits: readonly string[], ...not: readonly string[]): Promise<string | null> {
  if (!commits.length) return null
  const asked = ['-1', '--source', '--format=%S', '--fixed-strings', `--grep=${markLine(mark)}`, '--stdin']
  return (await gitReading([...commits, ...not, ''].join('\n'), root, 'log', ...asked)).trim() || null
}
