// When the token of the forms was last put on GitHub: its value cannot be read back, its day can.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { isAbsent, type Seen } from '../checks/check.ts'
import { FORMS_SECRET, type FormsTokenSet } from '../checks/forms-token.ts'
import { ENVIRONMENT } from '../checks/wanted-settings.ts'
import { ask, below, type Repository } from './ask.ts'

const secrets = z.array(z.object({ name: z.string(), updated_at: z.iso.datetime({ offset: true }) }))

/** In the environment, where it belongs, and in the repository, where a workflow would find it as well. */
export async function formsTokenSet(octokit: Octokit, at: Repository): Promise<FormsTokenSet> {
  const { one, list } = below(octokit, at)
  const inEnvironment = { environment_name: ENVIRONMENT }
  const [environment, ofEnvironment, ofRepository] = await Promise.all([
    ask(z.object({ name: z.string() }), () => one('environments/{environment_name}', inEnvironment)),
    ask(secrets, () => list('environments/{environment_name}/secrets', inEnvironment)),
    ask(secrets, () => list('actions/secrets')),
  ])
  const found: Seen<z.output<typeof secrets>>[] = [ofRepository]
  // Without the environment there are no secrets in it.
  if (!isAbsent(environment)) found.push(ofEnvironment)
  const unseen = found.find((fact) => 'unseen' in fact)
  if (unseen) return unseen
  return {
    value: found.flatMap((fact) =>
      'value' in fact ? fact.value.filter(({ name }) => name === FORMS_SECRET).map(({ updated_at }) => updated_at) : [],
    ),
  }
}
