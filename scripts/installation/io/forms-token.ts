// When the token of the forms was last put on GitHub: its value cannot be read back, its day can.
import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { isAbsent, mapped } from '../checks/check.ts'
import { FORMS_SECRET, type FormsTokenSet } from '../checks/forms-token.ts'
import { ENVIRONMENT } from '../checks/wanted-settings.ts'
import { ask, below, type Repository } from './ask.ts'

const secrets = z.array(z.object({ name: z.string(), updated_at: z.iso.datetime({ offset: true }) }))

/** In the environment, where it belongs, and in the repository, where a workflow would find it as well. */
export async function formsTokenSet(octokit: Octokit, at: Repository): Promise<FormsTokenSet> {
  const { list } = below(octokit, at)
  const [ofRepository, listed] = await Promise.all([
    ask(secrets, () => list('actions/secrets')),
    ask(secrets, () => list('environments/{environment_name}/secrets', { environment_name: ENVIRONMENT })),
  ])
  if ('unseen' in ofRepository) return ofRepository
  // The repository is seen, so what is not there in it is not there: without the environment there are no secrets in it.
  const ofEnvironment = isAbsent(listed) ? { value: [] } : listed
  return mapped(ofEnvironment, (found) =>
    [...found, ...ofRepository.value].filter(({ name }) => name === FORMS_SECRET).map(({ updated_at }) => updated_at),
  )
}
