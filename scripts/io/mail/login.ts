// What proves to a mail server who we are, for sending as for reading: a password, or one access token for the whole run, kept nowhere.

import type { Means } from './refusals.ts'
import type { Account } from './settings.ts'
import { fetchToken } from './token.ts'

export type Proof = { readonly user: string } & ({ readonly password: string } | { readonly accessToken: string })

export interface MailLogin {
  readonly means: Means
  /** What to log in with now; null where nobody logs in. Throws NoToken. */
  readonly proof: () => Promise<Proof | null>
  /** Told that the last proof was refused. True: the next one is another one, because a token had been in use for a while. */
  readonly refused: () => boolean
}

/** A token is given up when a tenth of its life is left. */
const USED_UP = 0.9

/** Waits for a token at most `timeout` milliseconds. */
export function mailLogin(account: Account | null, timeout: number): MailLogin {
  if (account === null || 'password' in account) return { means: account && 'password', proof: async () => account, refused: () => false }
  const { user, token } = account
  let kept: { readonly value: string; readonly until: number; uses: number } | null = null
  return {
    means: 'token',
    proof: async () => {
      // Not by the time of day: it may be wrong, or put right, during a run.
      if (kept === null || performance.now() >= kept.until) {
        const { value, lifetime } = await fetchToken(token, timeout)
        kept = { value, until: performance.now() + (lifetime ?? Number.POSITIVE_INFINITY) * USED_UP * 1000, uses: 0 }
      }
      kept.uses++
      return { user, accessToken: kept.value }
    },
    refused: () => {
      const worn = kept !== null && kept.uses > 1
      kept = null
      return worn
    },
  }
}
