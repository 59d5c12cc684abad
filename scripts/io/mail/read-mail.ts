// The bytes of a mail as plain values. They come from anybody, so everything is bounded: what is too large, too deep or broken is read as far as
// its headers, and the value says so.
import { createHash } from 'node:crypto'
import { type AddressObject, type Attachment, type EmailAddress, type ParsedMail, simpleParser } from 'mailparser'
import { idsIn, type Mail, type Mailbox, type Part, type Unread } from '../../incoming/mail.ts'

/** A mail of more bytes is not kept: its beginning is read, and it stays in the mailbox. */
export const MOST_BYTES = 35 * 1024 * 1024
/** How much of such a mail is read. In bytes. */
export const BEGINNING = 1024 * 1024
/** In bytes: for the headers of the mail and of each part. */
const MOST_HEADERS = 64 * 1024
const MOST_PARTS = 200
/** More lines than a mail with the largest attachment has: of such a mail the beginning is read. */
const MOST_LINES = 1_000_000
/** Characters times depth, and tags: what is more takes seconds to be made into text. */
const MOST_HTML = 20_000_000
const MOST_TAGS = 60_000
/** In characters, of what a mail says: its text, its subject, the name of somebody or of an attachment. */
const LONGEST_TEXT = 200_000
const LONGEST_SUBJECT = 1000
const LONGEST_NAME = 300
/** How many Message-IDs of a chain of answers count, and how many senders. */
const MOST_IDS = 100
const MOST_SENDERS = 20
/** The headers that are read where there are too many of them. */
const NAMED =
  /^(?:from|sender|reply-to|to|cc|subject|date|message-id|in-reply-to|references|return-path|auto-submitted|precedence|list-[a-z-]+|content-[a-z-]+|mime-version|x-failed-recipients|x-spam[a-z-]*|x-auto[a-z-]*|feedback-id)$/
/** In bytes. */
const LONGEST_LINE = 4096

/** The mail in `bytes`, which came into the mailbox at the instant `arrived`. `isWhole`: not only its beginning was fetched. Never throws for what is in a mail. */
export async function readMail(bytes: Buffer, arrived: string, isWhole = true): Promise<Mail> {
  const keeps = isWhole && bytes.length <= MOST_BYTES
  const isRead = keeps && hasAtMostLines(bytes)
  const { parsed, unread } = await parsedMail(isRead ? bytes : bytes.subarray(0, BEGINNING))
  const headers = headersOf(parsed)
  const type = parsed.headers?.get('content-type') as { value?: string; params?: Record<string, string> } | undefined
  const ids = (name: string) => (headers.get(name) ?? []).flatMap((line) => idsIn(line.slice(0, MOST_HEADERS)))
  const text = (parsed.text ?? '').slice(0, LONGEST_TEXT)
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    arrived,
    bytes: keeps ? bytes : null,
    headers,
    messageId: ids('message-id')[0] ?? null,
    inReplyTo: ids('in-reply-to').slice(0, MOST_IDS),
    references: ids('references').reverse().slice(0, MOST_IDS),
    from: mailboxes(parsed.from),
    replyTo: mailboxes(parsed.replyTo),
    subject: (parsed.subject ?? '').slice(0, LONGEST_SUBJECT),
    type: { value: typed(type?.value ?? 'text/plain'), parameters: { ...type?.params } },
    text,
    isHtmlOnly: Boolean(parsed.html) && !/^content-type:\s*text\/plain/im.test(bytes.toString('latin1')),
    parts: parsed.attachments.map(partOf),
    unread: isRead ? unread : [...unread, 'end'],
  }
}

/** As much of a mail as can be read: all of it; all of it with the known headers only; its headers. */
async function parsedMail(bytes: Buffer): Promise<{ parsed: ParsedMail; unread: Unread[] }> {
  const { head, body } = split(bytes)
  const isTooMuch = head.length > MOST_HEADERS
  const readable = isTooMuch ? Buffer.concat([namedOnly(head), Buffer.from('\r\n'), body]) : bytes
  const unread: Unread[] = isTooMuch ? ['headers'] : []
  try {
    const parsed = await parse(readable, false)
    if (isNothing(parsed, head)) return { parsed, unread: [...unread, 'head'] }
    if (!parsed.html) return { parsed, unread }
    if (isTooMuchHtml(parsed.html)) return { parsed, unread: [...unread, 'html'] }
    const withHtml = await parse(readable, true)
    return { parsed: withHtml, unread: withHtml.textConversionError ? [...unread, 'html'] : unread }
  } catch {
    const only = Buffer.concat([namedOnly(head, /^content-/), Buffer.from('\r\n')])
    return { parsed: await parse(only, false), unread: [...unread, 'head'] }
  }
}

/** Nothing was read, though something should be there: parts, or whoever sent it. */
function isNothing({ text, html, attachments, from }: ParsedMail, head: Buffer): boolean {
  if (text || html || attachments.length) return false
  return !from || /^content-type:\s*multipart/im.test(head.toString('latin1'))
}

function hasAtMostLines(bytes: Buffer): boolean {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) if (++lines > MOST_LINES) return false
  return true
}

function isTooMuchHtml(html: string): boolean {
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) if (++tags > MOST_TAGS) return true
  return html.length * depthOf(html) > MOST_HTML
}

/** How deep its elements lie in each other at most, about: one that is never closed counts to the end, but for those that end by themselves. */
function depthOf(html: string): number {
  let depth = 1
  let deepest = 1
  for (const [, closes] of html.matchAll(/<(\/?)(?:a|b|blockquote|center|div|dl|em|font|i|ol|pre|section|span|strong|table|u|ul)\b/gi)) {
    depth = Math.max(1, depth + (closes ? -1 : 1))
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** `asText`: what is HTML only is made into text. */
function parse(bytes: Buffer, asText: boolean): Promise<ParsedMail> {
  return simpleParser(bytes, {
    // Nothing of a mail is shown as a page, and mails inside it and reports are looked at as parts.
    skipHtmlToText: !asText,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepCidLinks: true,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    checksumAlgo: false,
    maxHeadSize: MOST_HEADERS,
    maxChildNodes: MOST_PARTS,
  })
}

function split(bytes: Buffer): { head: Buffer; body: Buffer } {
  const ends = ['\r\n\r\n', '\n\n'].map((end) => ({ at: bytes.indexOf(end), length: end.length })).filter(({ at }) => at >= 0)
  const end = ends.sort((one, other) => one.at - other.at)[0]
  return end ? { head: bytes.subarray(0, end.at), body: bytes.subarray(end.at + end.length) } : { head: bytes, body: Buffer.alloc(0) }
}

/** The lines of the known headers, none longer than `LONGEST_LINE` and none twice; without those that `but` names. */
function namedOnly(head: Buffer, but?: RegExp): Buffer {
  const seen = new Set<string>()
  const lines = head
    .subarray(0, 16 * 1024 * 1024)
    .toString('latin1')
    .split(/\r?\n(?![ \t])/)
    .filter((line) => {
      const name = line
        .slice(0, Math.max(line.indexOf(':'), 0))
        .trim()
        .toLowerCase()
      if (!NAMED.test(name) || but?.test(name) || seen.has(name)) return false
      seen.add(name)
      return true
    })
  return Buffer.from(lines.map((line) => `${line.slice(0, LONGEST_LINE).replace(/[\r\n]+$/, '')}\r\n`).join(''), 'latin1')
}

function headersOf(parsed: ParsedMail): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const { key, line } of parsed.headerLines ?? []) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]*/g, ' ')
      .trim()
    const values = headers.get(key)
    if (values) values.push(value)
    else headers.set(key, [value])
  }
  return headers
}

function mailboxes(header: AddressObject | undefined): Mailbox[] {
  const flat = (one: EmailAddress): EmailAddress[] => one.group ?? [one]
  return (header?.value ?? [])
    .flatMap(flat)
    .slice(0, MOST_SENDERS)
    .map(({ name, address }) => ({ name: (name ?? '').slice(0, LONGEST_NAME), address: address ?? '' }))
}

function partOf({ contentType, filename, related, content }: Attachment): Part {
  return {
    type: typed(contentType),
    name: filename ? String(filename).slice(-LONGEST_NAME) : null,
    inPage: related === true,
    bytes: content,
  }
}

/** A type in small letters. The parser gives something else than a text where a broken mail names none. */
function typed(type: unknown): string {
  return typeof type === 'string' && type !== '' ? type.toLowerCase() : 'application/octet-stream'
}
