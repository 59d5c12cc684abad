// npm run check: reads everything and reports every problem; with --base also what the change breaks of "kept for ever",
// and on a pull request what merging it does.
import { resolve } from 'node:path'
import { clock } from './io/clock.ts'
import { CouldNotRun, options, run } from './io/command.ts'
import { readOrganisation } from './io/files/organisation-file.ts'
import { overridingProblems, pathsOnDisk } from './io/files/overriding-files.ts'
import { checkRegister } from './io/files/register.ts'
import { disguisedProblems, keptProblems } from './io/git/kept.ts'
import { overridingInGit } from './io/git/outside-cases.ts'
import { type GitHub, gitHubFromEnvironment } from './io/github/github.ts'
import { GitHubFailure } from './io/github/github-answers.ts'
import { nightlyTrouble } from './io/github/nightly-health.ts'
import { type PullRequest, placePlan, planComment, pullRequestFromEnvironment } from './io/github/pull-request.ts'
import { annotate, summarise, warn } from './io/github/workflow.ts'
import { json, paint, problemLine } from './io/terminal.ts'
import { problemAsData } from './views/problem-in-words.ts'

await run(async () => {
  const asked = options({ root: { type: 'string' }, base: { type: 'string' }, today: { type: 'string' }, json: { type: 'boolean' } })
  const root = resolve(asked.root ?? '.')
  const own = readOrganisation(root)
  const { today, now } = clock(asked.today, own.timeZone)
  const register = checkRegister(root, today, own)
  const pull = pullRequestFromEnvironment()
  const kept = asked.base !== undefined ? await keptProblems(root, asked.base, today) : []
  const overriding = asked.base !== undefined ? await overridingInGit(root) : overridingProblems(pathsOnDisk(root))
  const disguised = pull ? await disguisedProblems(root) : []
  // What the change itself breaks first: it must not be lost behind faults that were there already.
  const problems = [...kept, ...overriding, ...disguised, ...register.problems]

  if (asked.json) console.log(json({ files: register.files, problems: problems.map(problemAsData) }))
  else {
    for (const problem of problems) console.log(problemLine(problem))
    if (!register.lettersKnown) console.log('There is no folder letters/ here, so what the letters decide was not checked.')
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    console.log(
      problems.length
        ? paint('red', `${register.files} files read, ${count}.`)
        : paint('green', `${register.files} files read, nothing is wrong.`),
    )
  }
  // What asks for JSON reads nothing else.
  if (asked.json) return problems.length ? 1 : 0
  await annotate('Controle van het register', problems)
  if (process.env.GITHUB_ACTIONS !== 'true') return problems.length ? 1 : 0

  const github = gitHubFromEnvironment()
  if (pull && asked.base !== undefined) await tellPlan(github, pull, await planComment(root, asked.base, today, problems))
  if (!github) console.log('When the nightly run last worked could not be checked: there is no GITHUB_TOKEN.')
  const trouble = github && (await nightlyTrouble(github, now()))
  if (trouble) await warn('Nightly run', trouble)
  return problems.length ? 1 : 0
})

/** The plan as a comment on the pull request, and in the summary. */
async function tellPlan(github: GitHub | null, pull: PullRequest, comment: string): Promise<void> {
  await summarise('The plan', [comment])
  try {
    const untold = await placePlan(github, pull, comment)
    if (untold) await warn('The plan', untold)
  } catch (error) {
    throw error instanceof GitHubFailure ? new CouldNotRun(error.message) : error
  }
}
