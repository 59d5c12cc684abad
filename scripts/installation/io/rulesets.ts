// The rulesets of a repository, each with its rules and, as far as the token may see it, with those who pass it by.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import type { Seen } from '../checks/check.ts'
import type { Ruleset } from '../checks/rules.ts'
import { ask, below, type Repository } from './ask.ts'

const listed = z.array(z.object({ id: z.number() }))
const ruleset = z.object({
  id: z.number(),
  name: z.string(),
  target: z.string().optional(),
  enforcement: z.string(),
  rules: z.array(z.object({ type: z.string(), parameters: z.record(z.string(), z.unknown()).optional() })).optional(),
  // Left out where the token may not change the ruleset.
  bypass_actors: z.array(z.object({ actor_id: z.number().nullish(), actor_type: z.string() })).optional(),
  current_user_can_bypass: z.string().optional(),
})

/** Those of the organisation are among them. */
export async function rulesetsOf(octokit: Octokit, at: Repository): Promise<Seen<Ruleset[]>> {
  const { one, list } = below(octokit, at)
  const found = await ask(listed, () => list('rulesets'))
  if ('unseen' in found) return found
  const whole: Ruleset[] = []
  for (const { id } of found.value) {
    const answer = await ask(ruleset, () => one('rulesets/{ruleset_id}', { ruleset_id: id }))
    if ('unseen' in answer) return answer
    whole.push(rulesetIn(answer.value))
  }
  return { value: whole }
}

function rulesetIn({ id, name, target, enforcement, rules, bypass_actors, current_user_can_bypass }: z.output<typeof ruleset>): Ruleset {
  return {
    id,
    name,
    target: target ?? 'branch',
    active: enforcement === 'active',
    rules: rules ?? [],
    passers: bypass_actors?.map(({ actor_id, actor_type }) => ({ type: actor_type, id: actor_id ?? null })) ?? null,
    tokenPasses: !['never', undefined].includes(current_user_can_bypass),
  }
}
