// The token of the machine account (FORMS_TOKEN), with which the forms of staff without an account on GitHub speak to it. Whoever publishes
// gives it in the environment, and it is sealed to the staff in the contents of their pages.
import { CouldNotRun } from '../io/command.ts'

/** What GitHub writes in a token, and how long its longest is. */
const TOKEN = /^[\w-]{1,255}$/

/**
 * The token in `environment`; null where there is none. It is taken out: no process that is started from now on is handed it. Throws
 * CouldNotRun, without repeating it, for what cannot be one.
 */
export function takeFormsToken(environment: NodeJS.ProcessEnv): string | null {
  const token = environment.FORMS_TOKEN?.trim()
  delete environment.FORMS_TOKEN
  if (!token) return null
  if (!TOKEN.test(token))
    throw new CouldNotRun(
      'FORMS_TOKEN is not a token of GitHub, such as github_pat_… : put the token alone into the secret, without quotes.',
    )
  return token
}
