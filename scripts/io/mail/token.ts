// One access token, asked of the provider's token server (OAuth 2.0, RFC 6749), or why there is none.
import {
  allowInsecureRequests,
  ClientSecretPost,
  clientCredentialsGrantRequest,
  customFetch,
  processClientCredentialsResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
} from 'oauth4webapi'
import type { TokenAccess } from './settings.ts'
import { type TokenFault, tokenTrouble } from './token-trouble.ts'
import type { Trouble } from './trouble.ts'

export interface Token {
  readonly value: string
  /** Seconds from the answer on; null where the server does not say. */
  readonly lifetime: number | null
}

/** There is no token. Nothing of what was sent or answered is in it. */
export class NoToken extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.found)
    this.trouble = trouble
  }
}

/** Asks once. Throws NoToken, also where nothing is answered within `timeout` milliseconds. */
export async function fetchToken({ address, client, secret, refreshToken, scope }: TokenAccess, timeout: number): Promise<Token> {
  const server = { issuer: address.origin, token_endpoint: address.href }
  const caller = { client_id: client }
  const how = ClientSecretPost(secret)
  const additionalParameters = new URLSearchParams(scope ? { scope } : {})
  const options = {
    signal: AbortSignal.timeout(timeout),
    // Plain only where settings.ts allows it: on this machine itself.
    [allowInsecureRequests]: address.protocol === 'http:',
    [customFetch]: fetchAnswer,
  }
  try {
    const answer = refreshToken
      ? await processRefreshTokenResponse(
          server,
          caller,
          await refreshTokenGrantRequest(server, caller, how, refreshToken, { ...options, additionalParameters }),
        )
      : await processClientCredentialsResponse(
          server,
          caller,
          await clientCredentialsGrantRequest(server, caller, how, additionalParameters, options),
        )
    return { value: answer.access_token, lifetime: answer.expires_in ?? null }
  } catch (error) {
    throw new NoToken(tokenTrouble(error as TokenFault))
  }
}

/**
 * What counts of an answer: its status and its JSON. A token that tells who somebody is (`id_token`) is none of our business, and
 * whether it is good would hang on the clock of this machine.
 */
async function fetchAnswer(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init)
  const text = await response.text()
  const { id_token: _, ...answer } = objectIn(text)
  // A redirection, which is never followed with a secret in hand, is as good as an answer out of order.
  return Response.json(answer, { status: response.status === 200 || response.status >= 400 ? response.status : 502 })
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
