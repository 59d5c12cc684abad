// The order of work for everything that is sent: claim, push, send, record, push. Never sent without a pushed claim, never lost.
import { createHash } from 'node:crypto'
import type { LetterRecord } from '../procedure/letter.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { writeDocument } from './case-files.ts'
import { type LettersBranch, RemoteDown } from './letters-branch.ts'
import { type Answer, type MailServer, type Message, mimeOf } from './mail.ts'

/** Something to claim: a new letter, or one more attempt at a letter that was claimed and never answered for. */
export interface Draft {
  readonly path: string
  readonly kind: LetterRecord['kind']
  readonly case: string | null
  readonly due: string | null
  readonly expected: string | null
  readonly automatic: boolean
  readonly to: { readonly name: string; readonly address: string | null }
  readonly subject: string
  readonly body: string
  readonly language: LetterRecord['language']
  /** The path of the letter it follows in the thread, or null. */
  readonly inReplyTo: string | null
  /** The claim that is tried again: same Message-ID, date and bytes. */
  readonly again: LetterRecord | null
}

/** What became of one letter in this run. */
export interface Delivery {
  readonly path: string
  readonly kind: Draft['kind']
  readonly case: string | null
  readonly outcome: Answer['outcome'] | 'to-print'
}

/** At most this many answers wait to be pushed, so that no more letters are sent twice if this machine is lost. */
const MOST_WAITING = 10
const PUSH_EVERY_MS = 5000

/**
 * Claims and sends what `drafts` names; when somebody else was first, it is asked again. Throws RemoteDown where nothing
 * could be claimed. `onDelivery` hears of each letter as it is answered for.
 */
export async function deliver(
  branch: LettersBranch,
  server: MailServer,
  organisation: Organisation,
  now: () => string,
  drafts: () => readonly Draft[],
  onDelivery: (delivery: Delivery, done: number, of: number) => void,
): Promise<Delivery[]> {
  for (let attempt = 0; attempt < 8; attempt++) {
    await branch.sync()
    const wanted = drafts()
    if (!wanted.length) return []
    const claims = await Promise.all(wanted.map((draft) => claimOf(draft, organisation, now())))
    const files = new Map(claims.map(({ draft, text }) => [draft.path, text]))
    if (await branch.claim(files, claimMessage(wanted))) return sendAll(branch, server, now, claims, onDelivery)
  }
  throw new RemoteDown('others keep writing to the letters branch')
}

export interface Claim {
  readonly draft: Draft
  readonly text: string
  /** Null for a letter to print. */
  readonly mail: { readonly to: string; readonly bytes: Buffer } | null
  readonly attempts: number
}

/** The letter file of a draft, and the bytes to hand over. */
export async function claimOf(draft: Draft, organisation: Organisation, now: string): Promise<Claim> {
  const { again, to } = draft
  const messageId = messageIdOf(draft.path, organisation)
  const claimed = again?.claimed ?? now
  const inReplyTo = again ? (again.inReplyTo ?? null) : draft.inReplyTo && messageIdOf(draft.inReplyTo, organisation)
  const message: Message | null = to.address
    ? {
        messageId,
        inReplyTo,
        to: { name: to.name, address: to.address },
        subject: draft.subject,
        text: draft.body,
        language: draft.language,
        date: claimed,
      }
    : null
  const bytes = message ? await mimeOf(message, organisation) : Buffer.from(draft.body)
  const attempts = message ? (again?.attempts ?? 0) + 1 : 0
  const fields = {
    ...(draft.case && { case: draft.case }),
    kind: draft.kind,
    ...(draft.due && { due: draft.due }),
    ...(draft.expected && { expected: draft.expected }),
    automatic: draft.automatic,
    ...(!message && { print: true }),
    to: { name: to.name, ...(to.address && { address: to.address }) },
    subject: draft.subject,
    language: draft.language,
    messageId,
    ...(inReplyTo && { inReplyTo }),
    claimed,
    attempts,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  return { draft, text: writeDocument(fields, draft.body), mail: message && { to: message.to.address, bytes }, attempts }
}

/** Derived from the path, so that every attempt of every run carries the same. */
function messageIdOf(path: string, organisation: Organisation): string {
  const name = path
    .replace(/^letters\//, '')
    .replace(/\.md$/, '')
    .replaceAll('/', '.')
  return `<${name}@${organisation.sender.email.split('@')[1]}>`
}

async function sendAll(
  branch: LettersBranch,
  server: MailServer,
  now: () => string,
  claims: readonly Claim[],
  onDelivery: (delivery: Delivery, done: number, of: number) => void,
): Promise<Delivery[]> {
  const deliveries: Delivery[] = []
  let pushed = performance.now()
  let down = false
  const tell = ({ draft: { path, kind, case: id } }: Claim, outcome: Delivery['outcome']) => {
    const delivery = { path, kind, case: id, outcome }
    deliveries.push(delivery)
    onDelivery(delivery, deliveries.length, claims.length)
  }
  const pushAnswers = async () => {
    pushed = performance.now()
    return branch.push()
  }
  for (const claim of claims) {
    if (!claim.mail) {
      tell(claim, 'to-print')
      continue
    }
    if (branch.waiting() >= MOST_WAITING || performance.now() - pushed > PUSH_EVERY_MS) await pushAnswers()
    // With the remote gone, answers that cannot be pushed would be forgotten with this machine.
    if (branch.waiting() >= MOST_WAITING) down = true
    const answer: Answer = down
      ? { outcome: 'not-sent', response: 'not tried: a service was down', serverDown: true }
      : await server.send(claim.mail.to, claim.mail.bytes)
    if (answer.outcome === 'not-sent' && answer.serverDown) down = true
    const fields = answerFields(answer, claim.attempts, now())
    if (fields) await branch.record(claim.draft.path, fields, `${claim.draft.case ?? 'staff'} ${claim.draft.kind}: ${answer.outcome}`)
    tell(claim, answer.outcome)
  }
  if (branch.waiting() && !(await pushAnswers()))
    throw new RemoteDown('the answers of the mail server wait on this machine until the remote repository can be reached')
  return deliveries
}

/** What is recorded of an answer; null where nothing is known. */
function answerFields(answer: Answer, attempts: number, now: string): Record<string, unknown> | null {
  switch (answer.outcome) {
    case 'sent':
      return { sent: now, response: answer.response }
    case 'refused':
      return { refused: now, response: answer.response }
    case 'not-sent':
      return { attempts: attempts - 1, response: answer.response }
    case 'unknown':
      return null
    default:
      return answer satisfies never
  }
}

/** Kinds and numbers only: commit messages are read by many. */
function claimMessage(drafts: readonly Draft[]): string {
  const subject = drafts.length === 1 ? 'Claim one letter' : `Claim ${drafts.length} letters`
  return `${subject}\n\n${drafts.map(({ case: id, kind }) => `${id ?? 'staff'} ${kind}`).join('\n')}`
}
