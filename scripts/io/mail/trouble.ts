// What stands in the way of every letter, in words, and the next step. Nothing that a server said is in it but its numbers.
import { isOfTheSender, type Means, NOT_FROM_HERE, NOT_NOW, numbersOf, refusalWords, type Words } from './refusals.ts'

export interface Trouble {
  /** What was found, without a full stop. */
  readonly found: string
  /** The next step, as sentences. */
  readonly next: string
  /** Whether trying again in a moment is of no use. */
  readonly lasting: boolean
}

/** What nodemailer tells of a failure; `responseCode` and `response` only where the server answered. */
export interface Fault {
  readonly code?: string
  /** What the operating system or TLS said, where nodemailer put a code of its own before it. */
  readonly originalCode?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
}

/** What a failure means that holds for every letter. */
export function troubleOf({ code, originalCode, responseCode: reply = 0, response = '' }: Fault, means: Means): Trouble {
  if (!response || (code !== 'EAUTH' && !isOfTheSender(response))) {
    const [found, next] = connectionWords(code, originalCode, reply)
    return { found: `the mail server ${found}`, next, lasting: false }
  }
  const numbers = numbersOf(response)
  const [found, next] = reply < 500 ? NOT_NOW : refusalWords(numbers.slice(4), reply, code === 'EAUTH', means)
  return { found: `${found} (${numbers})`, next, lasting: reply >= 500 }
}

const COMPARE_SERVER = 'Compare server and port with those of the provider. Some networks block port 25: use 465 or 587.'

/** What the network or TLS says of a server, by its code: `the server …`. Null where the code is not known. */
export function networkWords(code: string | undefined): Words | null {
  if (!code) return null
  if (['ENOTFOUND', 'EAI_AGAIN', 'EDNS'].includes(code)) return ['has a name that does not exist', 'Compare it with that of the provider.']
  if (/^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED)/.test(code))
    return [
      `has a certificate that cannot be trusted (${code})`,
      'Compare its address with that of the provider, and the clock of this machine with the true time.',
    ]
  if (['ETIMEDOUT', 'TimeoutError', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)) return ['does not answer in time', COMPARE_SERVER]
  return /^(?:ECONN|EHOST|ENET|EPIPE|UND_ERR)/.test(code) ? ['cannot be reached', COMPARE_SERVER] : null
}

function connectionWords(code: string | undefined, original: string | undefined, reply: number): Words {
  if (reply) return [`refuses (${reply})`, NOT_FROM_HERE[1]]
  if (code === 'ETLS') return ['offers no TLS, or one that is too old', 'Ask the provider for a server with TLS 1.2 or newer.']
  return (
    networkWords(original) ??
    networkWords(code) ?? [`cannot be reached, or has a certificate that cannot be trusted (${code ?? 'no reason given'})`, COMPARE_SERVER]
  )
}
