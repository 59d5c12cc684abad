// The settings of a repository as doctor leaves them: both branches protected by our rules. For tests.
import { rulesetFor } from '../installation/checks/fixes.ts'
import { freshSettings, type Settings } from '../local/forge/settings.ts'

/** `accounts` can read the repository. */
export function protectedSettings(accounts: readonly string[]): Settings {
  const rulesets = (['main', 'letters'] as const).map((branch, id) => ({
    id,
    name: branch,
    branches: [branch],
    rules: rulesetFor(branch).rules.map((rule) => ({ ...rule })),
  }))
  return { ...freshSettings(accounts), rulesets }
}
