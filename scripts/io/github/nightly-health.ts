// Whether the nightly run works: the issue that says it does not, the age of its last good run, and the call that proves it lives.
import type { GitHub } from './github.ts'
import { GitHubFailure } from './github-answers.ts'

const LABEL = 'nachtrun-mislukt'
const MARK = '<!-- complaints-register: nightly failed -->'
const TITLE = 'De nachtrun is mislukt'

/** Opens the one issue about the failing nightly run, or closes it. Writes nothing where all is as it should be. Throws GitHubFailure. */
export async function reportNightly(github: GitHub, good: boolean, runLink: string | null): Promise<void> {
  const own = (await github.issues(LABEL)).filter(({ body }) => body.startsWith(MARK))
  const [open, ...twins] = own.filter((issue) => issue.open).sort((a, b) => a.number - b.number)
  for (const twin of twins) await github.closeAsDuplicate(twin.number)
  const run = runLink ? ` Het verslag: ${runLink}` : ''
  if (good) {
    const body = `${MARK}\n\nDe nachtrun werkt weer. Wat was blijven liggen, is alsnog gedaan.${run}`
    if (open) await github.updateIssue(open.number, { body, state: 'closed' })
    return
  }
  if (open) return
  const body = `${MARK}\n\nZolang de nachtrun niet werkt, gaan er geen brieven en herinneringen uit. Wat bleef liggen, haalt de volgende goede run in.${run}`
  try {
    await github.createIssue({ title: TITLE, body }, LABEL, null)
  } catch (error) {
    if (!(error instanceof GitHubFailure && error.perhapsDone)) throw error
    // Lost on the way: a second call finds it, or makes it.
    const again = (await github.issues(LABEL)).some((issue) => issue.open && issue.body.startsWith(MARK))
    if (!again) await github.createIssue({ title: TITLE, body }, LABEL, null)
  }
}

/** Four runs a day are planned; a whole day and two hours without a good one is too long. */
const MOST_HOURS = 26

/** What is wrong with the nightly runs at `now` (an ISO instant), or why that cannot be known; null where all is well. */
export async function nightlyTrouble(github: GitHub, now: string): Promise<string | null> {
  try {
    const last = await github.lastGoodRun('nightly.yml')
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
