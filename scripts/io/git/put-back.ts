// What others than the register wrote on the branch `letters` is put back as the register had it: never checked out, never sent. It
// stays in the history, below a signed commit that names it.
import { MOST_DAYS_OLD } from '../../procedure/letters/due.ts'
import type { PutBack } from '../../procedure/put-back.ts'
import { CouldNotRun } from '../command.ts'
import { KEYS_FILE } from '../files/register-keys.ts'
import { type Believed, believedIn, historyOf } from './believed.ts'
import { git } from './git.ts'
import { type Checkout, refuseLinks } from './letters-remote.ts'
import { committing } from './signing.ts'

const PUT_BACK = 'Put back what the register had signed'
/** More would not fit into one command. */
const MOST_NAMED = 1000
const TAKEN_OVER = 'Take over what lies here: from now on every commit is signed'

/** A commit that holds nothing but what the register believes. */
export interface Settled {
  /** The commit that was asked about, or a signed one on top of it that has the files as the register left them. */
  readonly commit: string
  /** The newest commits of other lines by the register, which somebody has merged: there may be answers in them. */
  readonly others: readonly string[]
}

/**
 * What to work on where the branch ends in `there`. Throws CouldNotRun where nothing is signed although it must have been, and
 * where a link would be checked out.
 */
export async function settled({ root, signing }: Omit<Checkout, 'folder' | 'remote'>, there: string): Promise<Settled> {
  if (!signing) {
    await refuseLinks(root, there)
    return { commit: there, others: [] }
  }
  const believed = await believedIn(root, there, signing.keys)
  const { others } = believed
  if (believed.commit === there) return { commit: there, others }
  if (believed.commit === null && !signing.isNew) throw new CouldNotRun(NOTHING_SIGNED)
  if (believed.commit === null) await refuseLinks(root, there)
  const [from, message] = believed.commit === null ? [there, TAKEN_OVER] : [believed.commit, putBackMessage(believed)]
  const tree = (await git(root, 'rev-parse', `${from}^{tree}`)).trim()
  return { commit: (await committing(signing, root, 'commit-tree', tree, '-p', there, '-m', message)).trim(), others }
}

const NOTHING_SIGNED = `Nothing is sent: no commit of the branch letters is signed by a key in ${KEYS_FILE}, although the newest of them is older than ${MOST_DAYS_OLD} days. Somebody has put another branch in its place, or taken a key out of that file. Look for the branch in a clone that has it, and push it again (git push --force origin letters). If it is lost, make a new key (docs/running-on-github.md, "The register's own key"): the next run then takes over what lies there.`

function putBackMessage({ unsigned }: Believed): string {
  const named = unsigned.slice(0, MOST_NAMED)
  const more = unsigned.length > named.length ? `\nand ${unsigned.length - named.length} before them` : ''
  return `${PUT_BACK}\n\nNot signed by the register, so not believed and not sent:\n${named.join('\n')}${more}`
}

/** What was put back since `since` (an ISO instant), oldest first, as the signed commits of the branch that ends in `head` tell. */
export async function putBacks({ root, signing }: Pick<Checkout, 'root' | 'signing'>, head: string, since: string): Promise<PutBack[]> {
  if (!signing) return []
  const after = Temporal.Instant.from(since).epochMilliseconds / 1000
  const commits = await historyOf(root, head, signing.keys, `--since-as-filter=${since}`)
  return commits
    .filter(({ isOwn, at, message }) => isOwn && at >= after && message.startsWith(`${PUT_BACK}\n`))
    .map(({ id, at, message }) => ({
      commit: id,
      at: Temporal.Instant.fromEpochMilliseconds(at * 1000).toString(),
      unsigned: message.match(/^[0-9a-f]{40,64}$/gm) ?? [],
    }))
}
