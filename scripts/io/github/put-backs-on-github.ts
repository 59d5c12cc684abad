// What was put back on the branch of the letters as issues on GitHub: one for each time, also after somebody has closed it.
import type { PutBack } from '../../procedure/put-back.ts'
import { PUT_BACK_LABEL, putBackMark, writePutBack } from '../../views/put-back-issue.ts'
import type { GitHub } from './github.ts'

/** Opens the issues that are missing. Throws GitHubFailure; the next run then looks again. */
export async function tellOnGitHub(github: GitHub, putBacks: readonly PutBack[], timeZone: string): Promise<void> {
  if (!putBacks.length) return
  const there = await github.issues(PUT_BACK_LABEL)
  for (const putBack of putBacks) {
    if (there.some(({ body }) => body.startsWith(putBackMark(putBack)))) continue
    await github.createIssue(writePutBack(putBack, timeZone), PUT_BACK_LABEL, null)
  }
}
