// What an answer of GitHub means for us: try again, and after how long, or a plain sentence on what to do. Never a word of what was sent.

/** GitHub refused or could not be reached; the message says what to do. */
export class GitHubFailure extends Error {
  /** Null where no answer came. */
  readonly status: number | null
  /** Whether the call may have been carried out all the same. */
  readonly perhapsDone: boolean
  constructor(status: number | null, perhapsDone: boolean, message: string) {
    super(message)
    this.status = status
    this.perhapsDone = perhapsDone
  }
}

/** An answer that is no good; `status` null where the connection was lost or took too long. */
export interface Refusal {
  readonly status: number | null
  readonly headers: Readonly<Record<string, string | number | undefined>>
}

const PAUSES_MS = [1000, 3000, 9000]
/** Longer than this no run waits: the next one is a few hours away. */
const MOST_WAIT_MS = 90_000

/**
 * How many milliseconds to wait before the same call is made again; null where it must not be. `attempt` counts from 0. A
 * call that may have been carried out is repeated only where doing it twice is the same as once.
 */
export function waitBeforeRetry(refusal: Refusal, idempotent: boolean, attempt: number): number | null {
  const pause = PAUSES_MS[attempt]
  if (pause === undefined) return null
  // Limits are answered before anything is done.
  if (isLimit(refusal)) {
    const wait = Math.max(pause, secondsAsked(refusal.headers) * 1000)
    return wait <= MOST_WAIT_MS ? wait : null
  }
  return idempotent && isPassing(refusal) ? pause : null
}

function isPassing({ status }: Refusal): boolean {
  return status === null || status >= 500
}

function isLimit({ status, headers }: Refusal): boolean {
  return status === 429 || (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'))
}

function secondsAsked(headers: Refusal['headers']): number {
  const after = Number(headers['retry-after'])
  return Number.isFinite(after) && after > 0 ? after : 0
}

/** The failure in words. `what` is the call in words, such as "list the issues". */
export function failureOf(refusal: Refusal, what: string): GitHubFailure {
  const { status } = refusal
  const done = isPassing(refusal)
  const say = (text: string) => new GitHubFailure(status, done, `GitHub could not ${what} (${status ?? 'no answer'}): ${text}`)
  if (isLimit(refusal)) return say('too many calls in a short time. Run this again in an hour.')
  switch (status) {
    case null:
      return say('the connection was lost. Run this again; if it stays so, look at githubstatus.com.')
    case 401:
      return say('the token is not valid any more. Run this again; where the token is your own, make a new one.')
    case 403:
      return say('the token may not do this. Give the job the permission that the workflow of the same name explains.')
    case 404:
      return say('it is not there, or the token may not see it. Check the name of the repository and the permissions of the job.')
    case 409:
      return say('it was changed by somebody else at the same moment. Run this again.')
    case 422:
      return say('it does not accept what was sent. This is a mistake in the register’s own code: report it.')
    default:
      return say(
        done ? 'it is out of order. Run this again; if it stays so, look at githubstatus.com.' : 'an unexpected answer. Report it.',
      )
  }
}
