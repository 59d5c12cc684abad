// The order of work for everything that is sent: claim, push, send, record, push. Never sent without a pushed claim, never lost.
import { setTimeout as pause } from 'node:timers/promises'
import type { LetterRecord } from '../../procedure/letters/record.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { type Clock, nowWithinDay } from '../clock.ts'
import type { LettersBranch } from '../git/letters-branch.ts'
import { RemoteDown } from '../git/letters-remote.ts'
import type { Answer, MailServer } from '../mail/mail.ts'
import type { Trouble } from '../mail/trouble.ts'
import { type Claim, claimMessage, claimOf, type Draft } from './claim.ts'

/** What became of one letter in this run. */
export interface Delivery {
  readonly path: string
  readonly kind: LetterRecord['kind']
  readonly case: string | null
  readonly outcome: Answer['outcome'] | 'to-print'
  /** How often it may have been handed over by now. */
  readonly attempts: number
  /** What kept it from going out and is no fault of the letter; null where it is nothing, or not known. */
  readonly trouble: Trouble | null
}

/** At most this many answers wait to be pushed, so that no more letters are sent twice if this machine is lost. */
const MOST_WAITING = 10
const PUSH_EVERY_MS = 5000
/** No claim is sent that is older than this: soon after, another run may take it for one that was left behind. */
const LONGEST_MS = 10 * 60_000

export interface Outbox {
  readonly branch: LettersBranch
  readonly server: Pick<MailServer, 'send'>
  readonly organisation: Organisation
  readonly clock: Clock
  /** Hears of each letter as it is answered for. */
  readonly onDelivery: (delivery: Delivery, done: number, of: number) => void
}

/**
 * Claims and sends what `drafts` names; when somebody else was first, it is asked again. Throws RemoteDown where nothing
 * could be claimed.
 */
export async function deliver(outbox: Outbox, drafts: () => Promise<readonly Draft[]>): Promise<void> {
  const { branch, organisation, clock } = outbox
  for (let attempt = 0; attempt < 8; attempt++) {
    await branch.sync()
    const wanted = await drafts()
    if (!wanted.length) return
    const claims = await Promise.all(wanted.map((draft) => claimOf(draft, organisation, nowWithinDay(clock))))
    const files = new Map(claims.map(({ draft, text }) => [draft.letter.path, text]))
    if (await branch.claim(files, claimMessage(wanted))) return sendClaims(outbox, claims)
  }
  throw new RemoteDown('others keep writing to the letters branch')
}

/** Sends and records. Answers that are on record when this fails are pushed all the same: they must not go with this machine. */
async function sendClaims(outbox: Outbox, claims: readonly Claim[]): Promise<void> {
  try {
    await sendAll(outbox, claims)
  } catch (error) {
    if (!(error instanceof RemoteDown) && outbox.branch.waiting()) await outbox.branch.push().catch(() => false)
    throw error
  }
}

/** Sends and records. Claims that it could not try are given back, to be written anew by the next run. */
async function sendAll({ branch, server, clock, onDelivery }: Outbox, claims: readonly Claim[]): Promise<void> {
  const started = performance.now()
  let pushed = started
  let told = 0
  let stop = false
  const left: Claim[] = []
  const tell = (
    {
      draft: {
        letter: { path, kind, case: id },
      },
      attempts,
    }: Claim,
    outcome: Delivery['outcome'],
    trouble: Trouble | null = null,
  ) => onDelivery({ path, kind, case: id ?? null, outcome, attempts, trouble }, ++told, claims.length)
  const push = async () => {
    const taken = await branch.push()
    pushed = performance.now()
    return taken
  }
  /** Waits for an answer; answers that came before it do not wait with it. */
  const pushingMeanwhile = async (answering: Promise<Answer>): Promise<Answer> => {
    const answered = answering.then(() => true)
    while (branch.waiting()) {
      const rest = Math.max(0, pushed + PUSH_EVERY_MS - performance.now())
      if (await Promise.race([answered, pause(rest, false, { ref: false })])) break
      await push()
    }
    return answering
  }
  for (const claim of claims) {
    if (!claim.mail) {
      tell(claim, 'to-print')
      continue
    }
    stop ||= performance.now() - started > LONGEST_MS
    if (stop) {
      left.push(claim)
      continue
    }
    const answer = await pushingMeanwhile(server.send(claim.mail.to, claim.mail.bytes))
    const fields = answerFields(answer, claim.attempts, clock.now())
    if (fields) {
      const what = `${claim.draft.letter.case ?? 'staff'} ${claim.draft.letter.kind}: ${answer.outcome}`
      await branch.record(new Map([[claim.draft.letter.path, fields]]), what)
    }
    tell(claim, answer.outcome, answer.outcome === 'not-sent' ? answer.trouble : null)
    if (answer.outcome === 'not-sent' && answer.serverDown) stop = true
    // With the remote gone, answers that cannot be pushed would be forgotten with this machine.
    if (branch.waiting() >= MOST_WAITING && !(await push())) stop = true
  }
  if (left.length) {
    const untried = left.map(({ draft, attempts }) => [draft.letter.path, { attempts: attempts - 1, response: 'not tried' }] as const)
    await branch.record(new Map(untried), `Give back ${left.length} letters that were not tried`)
    for (const claim of left) tell(claim, 'not-sent')
  }
  if (branch.waiting() && !(await push()))
    throw new RemoteDown('the answers of the mail server wait on this machine until the remote repository can be reached')
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
