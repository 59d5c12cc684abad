// What keeps a branch or tag from being made, moved or deleted by the API: the same rules that a push is held to.
import { git, gitSucceeds } from '../../io/git/git.ts'
import { type Actor, holds } from './actors.ts'
import { brokenByPush, maySkip } from './rules.ts'
import type { World } from './world.ts'

/** The rules that it breaks, in GitHub's words; empty where it may be done. `before` null: it is made; `after` null: it is deleted. */
export async function brokenByUpdate(
  { remote, settings, actor }: World & { readonly actor: Actor },
  ref: string,
  before: string | null,
  after: string | null,
): Promise<string[]> {
  const rulesets = settings.rulesets.filter((ruleset) => !maySkip(ruleset, actor, settings.teams))
  const does = after === null ? 'delete' : before === null ? 'create' : 'update'
  const forward = !before || !after || (await gitSucceeds(remote, 'merge-base', '--is-ancestor', before, after))
  const paths = after === null ? [] : await pathsOfNewCommits(remote, after)
  const workflows = holds(actor, 'workflows', 'write') ? [] : paths.filter((path) => path.startsWith('.github/workflows/'))
  return [
    ...brokenByPush({ ref, does, forward, paths }, rulesets),
    ...workflows.map(
      (path) => `refusing to allow a Personal Access Token to create or update workflow \`${path}\` without \`workflows\` permission`,
    ),
  ]
}

/** The paths that commits change which no branch had. */
async function pathsOfNewCommits(remote: string, commit: string): Promise<string[]> {
  const listed = await git(remote, 'log', '--format=', '--name-only', '--no-renames', '-z', '-c', commit, '--not', '--all')
  return [...new Set(listed.split(/[\0\n]/).filter(Boolean))]
}
