// Whether the nightly run works: the age of its last good run, and the call that proves it lives.
import type { GitHub } from './github.ts'
import { GitHubFailure } from './github-answers.ts'

/** What a run that was to send letters is called; one by hand that sends none is called otherwise: `run-name` in nightly.yml. */
export const NIGHT = 'nightly'

/** Four runs a day are planned; a whole day and two hours without a good one is too long. */
const MOST_HOURS = 26

/** What is wrong with the nightly runs at `now` (an ISO instant), or why that cannot be known; null where all is well. */
export async function nightlyTrouble(github: GitHub, now: string): Promise<string | null> {
  try {
    const last = await github.lastGoodRun('nightly.yml', NIGHT)
    if (!last) return 'There has been no good nightly run yet: start the workflow nightly by hand once.'
    const hours = Temporal.Instant.from(last).until(now).total('hours')
    return hours > MOST_HOURS
      ? `The last good nightly run was ${Math.floor(hours)} hours ago. Look at its last runs under Actions, and start it by hand.`
      : null
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    return `It could not be checked when the nightly run last worked. ${error.message}`
  }
}

/** Tells a watcher elsewhere that the nightly run lives. Null: told, or there is none; otherwise what is wrong, without the address. */
export async function heartbeat(url: string | undefined, seconds = 10): Promise<string | null> {
  if (!url) return null
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    return 'HEARTBEAT_URL is not a web address. Copy it once more from the service that watches.'
  const answer = await fetch(url, { signal: AbortSignal.timeout(seconds * 1000) }).catch(() => null)
  return answer?.ok ? null : `The service behind HEARTBEAT_URL did not answer well (${answer?.status ?? 'no answer'}).`
}
