// Makes what doctor found missing, one call for each, in the order in which they were shown.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { type Fix, rulesetFor } from '../checks/fixes.ts'
import { ask, everyPage, type Repository } from './ask.ts'
import { makeLettersBranch } from './letters-branch.ts'
import { makeRegisterKey } from './letters-key.ts'

const rulesets = z.array(z.object({ id: z.number(), name: z.string(), source_type: z.string().optional() }))

/** Makes it on GitHub, or in the Git repository at `root`. Null: made. Otherwise why not, in words. */
export async function makeFix(root: string, octokit: Octokit, { owner, repo }: Repository, fix: Fix): Promise<string | null> {
  if (fix.make === 'letters-branch') return makeLettersBranch(root)
  if (fix.make === 'letters-key') return makeRegisterKey(root, octokit, { owner, repo })
  const at = { owner, repo }
  const done = await ask(z.unknown(), async () => {
    switch (fix.make) {
      case 'label':
        return octokit.request('POST /repos/{owner}/{repo}/labels', { ...at, ...fix.label })
      case 'environment':
        return octokit.request('PUT /repos/{owner}/{repo}/environments/{environment_name}', {
          ...at,
          environment_name: fix.environment,
          deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
        })
      case 'environment-branch':
        return octokit.request('POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies', {
          ...at,
          environment_name: fix.environment,
          name: 'main',
          type: 'branch',
        })
      case 'ruleset':
        return putRuleset(octokit, at, rulesetFor(fix.place, fix.team))
      default:
        return fix satisfies never
    }
  })
  return 'unseen' in done ? done.unseen : null
}

/** Makes the rules, or puts right those that bear our name. */
async function putRuleset(octokit: Octokit, at: Repository, wanted: ReturnType<typeof rulesetFor>): Promise<unknown> {
  const there = rulesets.parse(await everyPage(octokit, 'GET /repos/{owner}/{repo}/rulesets', { ...at, includes_parents: false }))
  const own = there.find(({ name }) => name === wanted.name)
  // The types of the API know each rule's own parameters; ours are data.
  const body = wanted as unknown as Record<string, unknown>
  return own
    ? octokit.request('PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}', { ...at, ruleset_id: own.id, ...body })
    : octokit.request('POST /repos/{owner}/{repo}/rulesets', { ...at, ...body } as never)
}
