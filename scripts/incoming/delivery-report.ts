// What a mail system says became of a mail: by RFC 3464, or in its own words. Nothing here knows which letters there are.
import { header, idsIn, type Mail, type Part, textOf } from './mail.ts'

/** What became of a mail: it did not arrive, it is still on its way, it arrived or was passed on; null where the report does not say. */
export type Fate = 'failed' | 'delayed' | 'arrived' | null

export interface DeliveryReport {
  /** What it says of each receiver; empty where it says so only in words. */
  readonly receivers: readonly Receiver[]
  /** What its words say, where it says nothing of receivers by fields. */
  readonly fate: Fate
  /** The first code of RFC 3463 in its words; null where there is none. */
  readonly status: string | null
  /** The Message-IDs of the mails that it gives back. */
  readonly returned: readonly string[]
  /** Every text in it, in small letters: words, fields, and the mail that it gives back. */
  readonly everything: string
}

export interface Receiver {
  /** In small letters. */
  readonly addresses: readonly string[]
  readonly fate: Fate
  readonly status: string | null
}

/** Where more of a text says nothing new. In characters. */
const MOST_READ = 100_000

/** What a mail system calls itself when it writes. */
const SYSTEMS =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|daemon|mdaemon|post-?master|mail[-_.]?delivery(?:[-_.]?(?:sub)?system)?|bounces?(?:[-+=].*)?|mailer|system(?:[-_.]?administrator)?|microsoftexchange\w*|smtp|qmail|exim|no-?reply)$/i

/** How a report begins, or what it is about, in the languages that come to us; the first systems that were seen to write so stand behind. */
const OPENINGS: readonly RegExp[] = [
  /undeliver(?:able|ed)/i, // Exchange, Postfix, Outlook.com, Notes
  /\breturned mail\b|returned to sender/i, // Sendmail, Postfix, Notes
  /\bfailure notice\b|\bqmail-send\b|sorry it didn't work out/i, // qmail, Yahoo
  /\bmail(?:\s+system)?\s+(?:delivery\s+)?(?:error|failure|failed)\b|\bmail delivery (?:system|subsystem)\b/i, // Exim, Courier, Notes
  /\bdelivery (?:status )?(?:notification|report|failure|failed|error|has failed|incomplete)\b|\bdelivery to the following recipients?\b/i, // Exchange, Gmail
  /\bnon[- ]?delivery\b|\bNDN\b|\bnondeliverable\b/i, // Exchange, GroupWise
  /\b(?:could not|couldn't|cannot|can't|was not|wasn't|were not|has not been|hasn't been|unable to|not be) (?:be )?deliver/i,
  /\b(?:message|mail) (?:delayed|status|undelivered|not delivered|delivery delayed)\b|\bdelayed mail\b|still being retried/i,
  /\b(?:warning: (?:message|could not send)|this is a warning message only)\b/i, // Exim, Sendmail
  /\bunknown (?:user|recipient|address)\b|\buser unknown\b|\brecipient(?: address)? rejected\b|\bno such user\b/i,
  /onbestelbaar|niet (?:worden )?(?:be|af)(?:ge)?(?:leverd|zorgd)|bezorging (?:is )?mislukt|vertraagd|retour afzender/i,
  /unzustellbar|nicht zugestellt|zustellung|non remis|échec de la remise|no se pudo entregar|mancata consegna|nepavyko/i,
]

const DELAYED =
  /\bdelay(?:ed)?\b|still being retried|\bwarning\b(?=.*\b(?:not|delay|hours?)\b)|will (?:keep trying|retry|be retried|continue to (?:be )?(?:try|attempt|retr))|no action is required|not yet been delivered|vertraag|nog niet (?:be|af)(?:ge)?(?:leverd|zorgd)|verzögert|verspätet|retardé/i
const FAILED =
  /undeliver|returned (?:mail|to sender)|fail(?:ed|ure)|permanent|giving up|given up|could not be|couldn't be|cannot be|can't be|was not|wasn't|unable to|not (?:be )?deliver|reject|unknown|error|no such|does not exist|doesn't exist|onbestelbaar|mislukt|niet (?:worden )?(?:be|af)(?:ge)?(?:leverd|zorgd)|unzustellbar|nicht zugestellt|non remis|no se pudo/i

/** A code of RFC 3463 on its own, and not a piece of an address of a machine. */
const STATUS = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/

/** What the mail says as a report of delivery; null where it is none. */
export function deliveryReport(mail: Mail): DeliveryReport | null {
  const fields = mail.parts.filter(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type))
  if (!fields.length && !isInWords(mail)) return null
  const given = mail.parts.filter(isGivenBack).map((part) => textOf(part).slice(0, MOST_READ))
  const words = mail.text.slice(0, MOST_READ)
  const said = fields.map((part) => textOf(part).slice(0, MOST_READ))
  const attached = mail.parts
    .filter((part) => part.type.startsWith('text/') && !isGivenBack(part))
    .map((part) => textOf(part).slice(0, MOST_READ))
  const spoken = `${mail.subject}\n${ownWords(words)}`
  return {
    receivers: [...said.flatMap(receiversIn), ...failedReceivers(mail)],
    fate: fateInWords(mail.subject, ownWords(words)),
    status: statusIn(spoken),
    returned: [...given.map(headOf), words, ...attached].flatMap(returnedIds),
    everything: [spoken, words, ...said, ...given.map(headOf), ...attached, header(mail, 'x-failed-recipients')].join('\n').toLowerCase(),
  }
}

/** A report that only its words tell as one: a mail system says that a mail did not arrive. */
function isInWords(mail: Mail): boolean {
  const { value, parameters } = mail.type
  if (value === 'multipart/report' && (parameters['report-type'] ?? 'delivery-status').toLowerCase() === 'delivery-status') return true
  if (mail.headers.has('x-failed-recipients')) return true
  const from = mail.from[0]
  const isOfSystem = returnsNowhere(mail) || !from || SYSTEMS.test(from.address.split('@')[0] ?? '') || SYSTEMS.test(from.name)
  return isOfSystem && OPENINGS.some((opening) => opening.test(mail.subject) || opening.test(mail.text.slice(0, 2000)))
}

/** Whether the mail says that nothing may be sent back for it, as only programs do. */
export function returnsNowhere(mail: Pick<Mail, 'headers'>): boolean {
  return /^\s*<\s*>/.test(header(mail, 'return-path'))
}

function isGivenBack({ type, name }: Part): boolean {
  return (
    /^(?:message\/(?:rfc822|partial|global)|(?:message|text)\/(?:rfc822|global)-headers)$/.test(type) ||
    /^(?:message|details|headers)\.(?:eml|txt)$/i.test(name ?? '')
  )
}

/** Where the mail that is given back begins. */
const GIVEN_BACK =
  /^.{0,20}(?:-{3}.*\b(?:copy|original|returned|headers|unsent)\b|below this line is a copy|received: (?:from|by|\()|original message (?:headers|follows))/i

/** The words of the system itself: before the mail that it gives back. */
function ownWords(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => GIVEN_BACK.test(line.slice(0, 200)))
  return end < 0 ? text : lines.slice(0, end).join('\n')
}

/** The head of a mail: up to its first empty line. */
function headOf(text: string): string {
  const start = text.replace(/^\s+/, '')
  const end = start.search(/\n[ \t]*\n/)
  return end < 0 ? start : start.slice(0, end)
}

/** What stands in the header Message-ID of mails that are given back, quoted or indented too; never what they answer. */
function returnedIds(text: string): string[] {
  const lines = text.matchAll(
    /^[>| \t]{0,20}(?:x-)?(?:original-)?message-?id[ \t]{0,9}:[ \t]{0,20}(?:\n[>|]?[ \t]{1,20})?(<[^<>\s]{1,998}>)/gim,
  )
  return [...lines].flatMap(([, id]) => idsIn(id ?? ''))
}

/** The groups of fields of a delivery status that are about a receiver. */
function receiversIn(status: string): Receiver[] {
  return status
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .flatMap((group) => {
      const fieldOf = (name: string) => new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(group)?.[1]?.trim() ?? ''
      const addresses = ['final-recipient', 'original-recipient', 'x-actual-recipient'].flatMap((name) => addressIn(fieldOf(name)))
      const code = STATUS.exec(fieldOf('status'))?.[0] ?? null
      const action = fieldOf('action').toLowerCase()
      if (!addresses.length && !action && !code) return []
      const status = code && !/^[245]\.0\.0$/.test(code) ? code : (statusIn(fieldOf('diagnostic-code')) ?? code)
      return [{ addresses, fate: fateOf(action, code), status }]
    })
}

function addressIn(field: string): string[] {
  const address = field
    .replace(/^[\w-]+[ \t]*;[ \t]*/, '')
    .replace(/^<|>$/g, '')
    .trim()
    .toLowerCase()
  return address.includes('@') ? [address] : []
}

function failedReceivers(mail: Mail): Receiver[] {
  if (mail.parts.some(({ type }) => type.endsWith('delivery-status'))) return []
  const addresses = header(mail, 'x-failed-recipients').split(',').flatMap(addressIn)
  return addresses.length ? [{ addresses, fate: null, status: null }] : []
}

function fateOf(action: string, status: string | null): Fate {
  if (action.startsWith('failed')) return 'failed'
  if (action.startsWith('delayed')) return 'delayed'
  if (/^(?:delivered|relayed|expanded)/.test(action)) return 'arrived'
  if (action !== '' || !status) return null
  return status.startsWith('5') ? 'failed' : status.startsWith('4') ? 'delayed' : 'arrived'
}

/** The subject decides where it says something: reports of a delay repeat the words of a failure. */
function fateInWords(subject: string, words: string): Fate {
  const start = words.slice(0, 3000)
  for (const text of [subject, start]) {
    if (DELAYED.test(text)) return 'delayed'
    if (FAILED.test(text)) return 'failed'
  }
  return null
}

function statusIn(text: string): string | null {
  const codes = text.match(new RegExp(STATUS.source, 'g')) ?? []
  const worst = codes.find((code) => code.startsWith('5')) ?? codes.find((code) => code.startsWith('4'))
  if (worst) return worst
  const reply = /(?<![\d.])(?:smtp[^\n]{0,40}|error[^\n]{0,20}|said: ?|#)?\b(4|5)[0-5]\d[ -](?=\S)/i.exec(text)?.[1]
  return reply ? `${reply}.0.0` : null
}
