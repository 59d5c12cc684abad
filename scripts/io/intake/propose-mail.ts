// A mail as a proposal: a branch with one commit on the remote, made once whatever happens meanwhile. Its documents are the bytes as they came.
import { randomUUID } from 'node:crypto'
import type { Complaint, Reply } from '../../incoming/incoming.ts'
import type { Mail } from '../../incoming/mail.ts'
import { nextNumber } from '../../procedure/case-number.ts'
import { caseFile } from '../files/judged-case.ts'
import { newCaseText } from '../files/write-case.ts'
import { type Base, baseOf, numbersTaken } from '../git/case-base.ts'
import { git, gitReading, gitSucceeds } from '../git/git.ts'
import { importCommit } from '../git/import-commit.ts'
import { RemoteDown } from '../git/letters-remote.ts'
import { markLine, markOf, placeOfMail } from '../git/mail-marks.ts'

export interface Proposed {
  /** `known`: it was proposed before. `nothing`: too large to keep, so there is nothing to put into the case. */
  readonly outcome: 'proposed' | 'known' | 'nothing'
  /** Where it lies: a branch, or `main`; null with `nothing`. */
  readonly branch: string | null
}

interface Wanted {
  readonly branch: string
  readonly title: string
  readonly files: ReadonlyMap<string, string | Uint8Array>
}

/** Proposes what `incoming` makes of the mail. Throws RemoteDown, with nothing proposed that the next run would not find, and GitFailure. */
export async function proposeMail(root: string, mail: Pick<Mail, 'messageId' | 'sha256'>, incoming: Complaint | Reply): Promise<Proposed> {
  const mark = markOf(mail)
  for (let attempt = 0; attempt < 5; attempt++) {
    const base = await knownBase(root)
    const place = await placeOfMail(base, mark, incoming.documents[0]?.name)
    if (place) return { outcome: 'known', branch: place }
    const wanted = wantedOf(base, mark, incoming)
    if (!wanted.files.size) return { outcome: 'nothing', branch: null }
    if (await published(base, mark, wanted)) return { outcome: 'proposed', branch: wanted.branch }
  }
  throw new RemoteDown('the remote repository does not take a branch for a mail')
}

/** Main and every proposal as the remote knows them now, with their commits. */
async function knownBase(root: string): Promise<Base> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const base = await baseOf(root)
    if (!base.remote) return base
    const proposals = `+refs/heads/case/*:refs/remotes/${base.remote}/case/*`
    if (!base.asked || !(await gitSucceeds(root, 'fetch', '--quiet', '--no-tags', '--no-write-fetch-head', base.remote, proposals)))
      throw new RemoteDown('the remote repository cannot be reached')
    const heads = base.branches.map(([, head]) => `${head}\n`).join('')
    // Somebody may have pushed to a branch or removed one since its commit was asked for.
    if (!/ missing$/m.test(await gitReading(heads, root, 'cat-file', '--batch-check'))) return base
  }
  throw new RemoteDown('others keep writing to the branches of cases')
}

function wantedOf(base: Base, mark: string, incoming: Complaint | Reply): Wanted {
  const isNew = incoming.kind === 'complaint'
  const id = isNew ? nextNumber(String(incoming.fields.received).slice(0, 4), numbersTaken(base.root, base)) : incoming.case
  const files = new Map<string, string | Uint8Array>()
  if (isNew) files.set(`${base.prefix}${caseFile(id)}`, newCaseText(incoming.fields, incoming.body))
  for (const { name, bytes } of incoming.documents) files.set(`${base.prefix}cases/${id}/${name}`, bytes)
  // Only one can have the number of a new case. An answer has a branch of its own, which is the same for whoever proposes it.
  return isNew
    ? { branch: `case/${id}-new`, title: `${id}: new`, files }
    : { branch: `case/${id}-answer-${mark.slice(0, 10)}`, title: `${id}: answer`, files }
}

/** Whether the branch is there now by this very call. The commit lies where nobody looks until everybody may. */
async function published({ root, commit, remote }: Base, mark: string, { branch, title, files }: Wanted): Promise<boolean> {
  const ref = `refs/intake/${mark}`
  await git(root, 'update-ref', '-d', ref)
  // Two runs in the same second would otherwise make the very same commit, and each would take the other's push for its own.
  const message = `${title}\n\n${markLine(mark)}\nRun: ${randomUUID()}\n`
  const author = (await git(root, 'var', 'GIT_COMMITTER_IDENT')).trim()
  try {
    await importCommit(root, { ref, author, message, from: commit, files })
    const there = `refs/heads/${branch}`
    return remote
      ? await gitSucceeds(root, 'push', '--quiet', `--force-with-lease=${there}:`, remote, `${ref}:${there}`)
      : await gitSucceeds(root, 'update-ref', there, ref, '')
  } finally {
    await git(root, 'update-ref', '-d', ref)
  }
}
