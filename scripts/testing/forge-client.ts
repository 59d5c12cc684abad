// The verbs of GitHub over a forge on this machine, for tests.
import { connect, type GitHub } from '../io/github/github.ts'
import type { Forge } from '../local/forge.ts'

/** The verbs over a forge, without waiting between attempts; `waited` hears of the milliseconds. */
export function gitHubAt(
  { environment }: Pick<Forge, 'environment'>,
  waited: (milliseconds: number) => void = () => {},
  timeout = 5000,
): GitHub {
  const { GITHUB_API_URL: baseUrl, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = environment
  return connect({ baseUrl, repository, token, timeout, wait: async (milliseconds) => waited(milliseconds) })
}
