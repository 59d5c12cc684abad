// The settings of a repository as doctor leaves them: a team of administrators, and everything protected by our rules. For tests.
import { rulesetFor } from '../installation/checks/fixes.ts'
import { BRANCH_OF, PLACES } from '../installation/checks/wanted-settings.ts'
import { freshSettings, type Settings } from '../local/forge/settings.ts'

const TEAM = 4711

/** What CODEOWNERS says where the team of these settings owns the code of a repository of `account`. */
export function codeOwnersOf(account: string): string {
  const owner = `@${account}/administrators`
  return `* ${owner}\n/cases/\n/cases/README.md ${owner}\n.gitattributes ${owner}\n.gitignore ${owner}\n`
}

/** The account that a repository, `owner/name`, belongs to. */
export function ownerIn(repository: string): string {
  return repository.split('/')[0] ?? ''
}

/** The first two of `accounts` approve changes of the code; all can read the repository. */
export function settingsWithTeam(accounts: readonly string[]): Settings {
  return { ...freshSettings(accounts), teams: [{ id: TEAM, slug: 'administrators', members: accounts.slice(0, 2) }] }
}

/** The same, with every rule in force. */
export function protectedSettings(accounts: readonly string[]): Settings {
  const rulesets = PLACES.map((place, id): Settings['rulesets'][number] => {
    const { name, target, rules, bypass_actors } = rulesetFor(place, TEAM)
    return {
      id,
      name,
      target,
      branches: BRANCH_OF[place] ? [BRANCH_OF[place]] : [],
      rules: [...rules],
      passers: [...bypass_actors] as never,
    }
  })
  return { ...settingsWithTeam(accounts), rulesets }
}
