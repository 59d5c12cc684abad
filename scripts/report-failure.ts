// The end of the workflows nightly and audit: opens one issue when the job failed, and closes it when it works again. WATCHED is which
// job, RESULT what its job ended in; everything but `success` is a failure, also a job that was skipped or cut off.
import { CouldNotRun, run } from './io/command.ts'
import { gitHubFromEnvironment } from './io/github/github.ts'
import { GitHubFailure } from './io/github/github-answers.ts'
import { isWatched, reportHealth } from './io/github/health-issue.ts'
import { plain } from './io/terminal.ts'

await run(async () => {
  const {
    WATCHED: watched,
    RESULT: result = 'unknown',
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: id,
  } = process.env
  if (!isWatched(watched)) throw new CouldNotRun('WATCHED says which run this is about: nightly, audit or history.')
  const good = result === 'success'
  console.log(`The job ${watched} ended in: ${plain(result)}.`)
  const github = gitHubFromEnvironment()
  if (!github) throw new CouldNotRun('There is no GITHUB_TOKEN, so nobody is told by an issue. Give the job the permission issues: write.')
  const link = server && repository && /^\d+$/.test(id ?? '') ? `${server}/${repository}/actions/runs/${id}` : null
  try {
    await reportHealth(github, watched, good, link)
  } catch (error) {
    throw error instanceof GitHubFailure ? new CouldNotRun(error.message) : error
  }
  return good ? 0 : 1
})
