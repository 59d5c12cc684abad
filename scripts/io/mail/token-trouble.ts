// Why a token server gave no token, in words. What it writes may repeat what was sent to it, so only codes that are known are told.
import type { Words } from './refusals.ts'
import { networkWords, type Trouble } from './trouble.ts'

/** What oauth4webapi and fetch throw. */
export interface TokenFault {
  readonly name?: string
  /** The code of RFC 6749, 5.2, where the server answered in its words. */
  readonly error?: unknown
  readonly error_description?: unknown
  /** Of fetch: an error with a code. Of oauth4webapi: the answer, with its status. */
  readonly cause?: { readonly code?: unknown; readonly status?: unknown } | undefined
}

/** Codes of Microsoft that say more than those of the RFC. */
const OF_MICROSOFT: Readonly<Record<string, Words>> = {
  AADSTS7000215: ['the secret is not the right one', 'Put the Value of the client secret into MAIL_LOGIN, not its Secret ID.'],
  AADSTS7000222: [
    'the secret has expired',
    'Make a new one (App registrations → Certificates & secrets) and put its Value into MAIL_LOGIN.',
  ],
  AADSTS700016: ['there is no such application', 'Compare client and tenant in MAIL_LOGIN with the Application ID and the Directory ID.'],
  AADSTS90002: ['there is no such tenant', 'Compare the tenant in MAIL_LOGIN with the Directory ID.'],
  AADSTS700082: ['the consent has expired', 'Use client credentials: leave refresh_token out of MAIL_LOGIN.'],
}

const OF_THE_RFC: Readonly<Record<string, Words>> = {
  invalid_client: [
    'it does not accept the client or its secret',
    'Compare both in MAIL_LOGIN with the application at the provider. A secret that has expired must be made anew.',
  ],
  invalid_grant: [
    'the consent holds no more',
    'Give consent once more and put the new refresh_token into MAIL_LOGIN. It ends when it is withdrawn, when the password of the mailbox changes, at Google after seven days while the application is still in testing, and with a provider that gives out another one at each use.',
  ],
  unauthorized_client: [
    'the application may not log in this way',
    'Allow it at the provider, or make an application of the kind that docs/running-on-github.md names.',
  ],
  invalid_scope: ['it does not know the scope', 'Correct scope=… in MAIL_LOGIN, or leave it out.'],
  unsupported_grant_type: [
    'it does not give tokens in this way',
    'Ask the provider whether it knows client credentials or refresh tokens.',
  ],
  invalid_request: ['it does not understand the question', 'Compare the address in MAIL_LOGIN with that of the provider.'],
}

export function tokenTrouble({ name, error, error_description: description, cause }: TokenFault): Trouble {
  if (typeof error === 'string') return refusal(error, String(description ?? ''))
  const network = networkWords(name === 'TimeoutError' ? name : typeof cause?.code === 'string' ? cause.code : undefined)
  if (network) return { found: `the token server ${network[0]}`, next: network[1], lasting: false }
  const status = typeof cause?.status === 'number' ? cause.status : null
  if (status !== null && (status === 429 || status >= 500))
    return { found: `the token server is out of order (${status})`, next: 'The next run tries again.', lasting: false }
  const what = name === 'TypeError' ? 'cannot be asked' : 'answers with something that is no token'
  return {
    found: `the token server ${what}${status === null ? '' : ` (${status})`}`,
    next: 'Compare the address in MAIL_LOGIN with that of the provider.',
    lasting: false,
  }
}

function refusal(error: string, description: string): Trouble {
  const code = /\bAADSTS\d{4,8}\b/.exec(description)?.[0]
  const [found, next] = OF_MICROSOFT[code ?? ''] ??
    OF_THE_RFC[error] ?? ['it does not say why', 'Ask the provider what is wrong with the application.']
  const known = [Object.hasOwn(OF_THE_RFC, error) ? error : null, code].filter(Boolean)
  return { found: `the token server refuses: ${found}${known.length ? ` (${known.join(', ')})` : ''}`, next, lasting: true }
}
