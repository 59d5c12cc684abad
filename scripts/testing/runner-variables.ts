// Loaded before every test file: a command that a test starts must not take the run of the tests for its own run on GitHub.

/** Deletes from `environment` what a runner of GitHub sets, `GITHUB_*` and `RUNNER_*`: tests set what they need themselves. */
export function dropRunnerVariables(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) if (/^(GITHUB|RUNNER)_/.test(name)) delete environment[name]
}

dropRunnerVariables(process.env)
