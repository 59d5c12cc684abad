// Whether receivers can believe that letters of the sender's domain are ours: MX, SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489).
// Where they cannot, letters land among the unwanted mail, and no mail server says so.
import { type Check, checksOf, type Seen } from './check.ts'

/** What the name servers tell of the domain, as it stands there. */
export interface SenderRecords {
  readonly domain: string
  /** The servers that take mail for it. */
  readonly servers: Seen<readonly string[]>
  readonly texts: Seen<readonly string[]>
  /** The selector that somebody named; null: those of the great providers were tried. */
  readonly selector: string | null
  /** The texts at the selectors. */
  readonly keys: Seen<readonly string[]>
  /** The texts below `_dmarc`, of the domain or else of the one above it. */
  readonly dmarc: Seen<readonly string[]>
}

/** How many lookups a receiver makes for one SPF record: RFC 7208, 4.6.4. */
const MOST_LOOKUPS = 10

/** Signs of a key in base64 below which it has fewer than 1,024 bits, and counts for nothing: RFC 8301. */
const SHORTEST_RSA_KEY = 200

const ASK = 'Ask whoever keeps the domain'

export function senderDomainChecks({ domain, servers, texts, selector, keys, dmarc }: SenderRecords): Check[] {
  return [
    ...checksOf("the sender's domain takes mail (MX)", servers, (names) => mxWrong(domain, names), {
      next: `${ASK} for an MX record at ${domain}, or write another address into sender.email in organisation.yml: letters that come back would be lost.`,
    }),
    ...checksOf("the sender's domain says who may send for it (SPF)", texts, (all) => spfWrong(domain, all), {
      next: `${ASK} for one TXT record at ${domain} that begins with v=spf1, has what the provider of the mail server tells (Microsoft 365: include:spf.protection.outlook.com, Google: include:_spf.google.com), and ends with -all or ~all.`,
    }),
    ...checksOf("the sender's domain has a key for signatures (DKIM)", seenKeys(keys, selector), dkimWrong, {
      next:
        selector === null
          ? 'Look into the headers of the test letter: DKIM-Signature has s=NAME; then run npm run doctor -- --dkim NAME. Where there is no such header, ask the provider of the mail server to switch DKIM on.'
          : `Ask the provider of the mail server for the record of ${selector}._domainkey.${domain}, and whoever keeps the domain to put it there.`,
    }),
    ...checksOf("the sender's domain says what becomes of forged mail (DMARC)", dmarc, (all) => dmarcWrong(domain, all), {
      next: `${ASK} for one TXT record at _dmarc.${domain}, such as v=DMARC1; p=none. Great providers put mail without one among the unwanted.`,
    }),
  ]
}

/** RFC 7505: a single server of no name says that a domain takes no mail. */
function mxWrong(domain: string, names: readonly string[]): string[] {
  if (!names.length) return [`${domain} has no MX record`]
  return names.every((name) => name === '' || name === '.') ? [`${domain} says that it takes no mail`] : []
}

function spfWrong(domain: string, texts: readonly string[]): string[] {
  const [record, ...more] = texts.filter((text) => /^v=spf1(?: |$)/i.test(text))
  if (record === undefined) return [`${domain} has no SPF record`]
  if (more.length) return [`${domain} has ${more.length + 1} SPF records, and so receivers use none of them`]
  const terms = record.toLowerCase().split(/ +/).slice(1).filter(Boolean)
  const lookups = terms.filter((term) => /^(?:[+?~-]?(?:include:|exists:|(?:a|mx|ptr)(?:[:/]|$))|redirect=)/.test(term)).length
  return [
    ...(terms.some((term) => !isSpfTerm(term)) ? ['its SPF record has a part that no receiver knows'] : []),
    ...(lookups > MOST_LOOKUPS ? [`its SPF record asks for ${lookups} lookups, and receivers stop after ${MOST_LOOKUPS}`] : []),
    ...spfEndWrong(terms),
  ]
}

function isSpfTerm(term: string): boolean {
  return /^[+?~-]?(?:all|(?:a|mx)(?::[^/]+)?(?:\/.+)?|ptr(?::.+)?|(?:include|exists|ip4|ip6):.+)$|^[a-z][a-z0-9_.-]*=/.test(term)
}

function spfEndWrong(terms: readonly string[]): string[] {
  const all = terms.find((term) => /^[+?~-]?all$/.test(term))
  if (all === undefined) return terms.some((term) => term.startsWith('redirect=')) ? [] : ['its SPF record does not end with -all or ~all']
  if (all === '?all') return ['its SPF record ends with ?all: it says nothing of others']
  return all === 'all' || all === '+all' ? ['its SPF record ends with +all: everybody may send for it'] : []
}

/** A key at none of the usual selectors tells nothing: it may be at another. */
function seenKeys(keys: Seen<readonly string[]>, selector: string | null): Seen<readonly string[]> {
  if (selector !== null || 'unseen' in keys || keys.value.some((text) => tagsOf(text).has('p'))) return keys
  return { unseen: 'nobody named the selector of its key, and the usual ones have none' }
}

function dkimWrong(texts: readonly string[]): string[] {
  const keys = texts.map(tagsOf).filter((tags) => tags.has('p'))
  if (!keys.length) return ['there is no key at this selector']
  if (keys.every((tags) => !tags.get('p'))) return ['the key has been withdrawn (p= is empty)']
  const isShort = (tags: ReadonlyMap<string, string>) =>
    (tags.get('k') ?? 'rsa') === 'rsa' && (tags.get('p') ?? '').replace(/\s/g, '').length < SHORTEST_RSA_KEY
  return keys.every(isShort) ? ['the key has fewer than 1,024 bits, and receivers take no notice of it'] : []
}

function dmarcWrong(domain: string, texts: readonly string[]): string[] {
  const records = texts.filter((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(text))
  if (!records.length) return [`${domain} has no DMARC record`]
  if (records.length > 1) return [`${domain} has ${records.length} DMARC records, and so receivers use none of them`]
  const policy = tagsOf(records[0] ?? '').get('p')
  if (policy === undefined) return ['its DMARC record has no p=']
  return /^(?:none|quarantine|reject)$/i.test(policy) ? [] : ['its DMARC record has a p= that no receiver knows']
}

/** `a=1; b=2` as names with values. */
function tagsOf(text: string): Map<string, string> {
  const parts = text.split(';').map((part) => part.split('='))
  return new Map(parts.map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join('=').trim()]))
}
