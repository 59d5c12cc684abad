// What the name servers tell of the domain that letters come from.
import { promises } from 'node:dns'
import { CouldNotRun } from '../../io/command.ts'
import type { Seen } from '../checks/check.ts'
import type { SenderRecords } from '../checks/sender-domain.ts'

/** Where Microsoft 365, Google and several others keep their keys. */
const USUAL_SELECTORS = ['selector1', 'selector2', 'google', 'default', 'dkim', 'mail', 's1', 'k1']

/** Asks the name servers of this machine, or the one that `server` names, such as 9.9.9.9. Throws CouldNotRun where that is none. */
export async function senderRecords(address: string, selector: string | null, server: string | null): Promise<SenderRecords> {
  const domain = address.split('@')[1] ?? ''
  const resolver = resolverOf(server)
  const textsAt = (name: string) => asked(async () => (await resolver.resolveTxt(name)).map((parts) => parts.join('')))
  const selectors = selector === null ? USUAL_SELECTORS : [selector]
  const [servers, texts, dmarc, ...keys] = await Promise.all([
    asked(async () => (await resolver.resolveMx(domain)).map(({ exchange }) => exchange)),
    textsAt(domain),
    dmarcOf(domain, textsAt),
    ...selectors.map((name) => textsAt(`${name}._domainkey.${domain}`)),
  ])
  return { domain, servers, texts, selector, keys: together(keys), dmarc }
}

function resolverOf(server: string | null): promises.Resolver {
  const resolver = new promises.Resolver({ timeout: 1000, tries: 2 })
  try {
    if (server !== null) resolver.setServers([server])
  } catch {
    throw new CouldNotRun('--dns needs the address of a name server, such as 9.9.9.9.')
  }
  return resolver
}

/** RFC 7489, 6.6.3: where a domain has no record, that of the domain above it counts. */
async function dmarcOf(domain: string, textsAt: (name: string) => Promise<Seen<readonly string[]>>): Promise<Seen<readonly string[]>> {
  const found = await textsAt(`_dmarc.${domain}`)
  const above = domain.split('.').slice(1)
  if ('unseen' in found || found.value.some((text) => /^v\s*=\s*DMARC1/.test(text)) || above.length < 2) return found
  return dmarcOf(above.join('.'), textsAt)
}

/** An answer that there is nothing is an answer; no answer is not. */
async function asked(ask: () => Promise<readonly string[]>): Promise<Seen<readonly string[]>> {
  try {
    return { value: await ask() }
  } catch (error) {
    const { code = 'no reason given' } = error as { code?: string }
    return ['ENODATA', 'ENOTFOUND'].includes(code) ? { value: [] } : { unseen: `the name server does not answer (${code})` }
  }
}

/** Unseen only where nothing was seen at any of the names. */
function together(all: readonly Seen<readonly string[]>[]): Seen<readonly string[]> {
  const seen = all.flatMap((one) => ('unseen' in one ? [] : one.value))
  const unseen = all.find((one) => 'unseen' in one)
  return seen.length || !unseen ? { value: seen } : unseen
}
