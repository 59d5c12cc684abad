// A mail server on this machine that delivers nothing: it keeps what it is given in a folder, to be read.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface CaughtMail {
  /** The name of its files without ending. */
  readonly name: string
  readonly to: string
  readonly subject: string
  /** ISO instant; empty where the message names none. */
  readonly date: string
  /** Of its text: `nl` or `en`. */
  readonly language: string
}

/** A message with all that is in it. */
export interface WholeMail extends CaughtMail {
  readonly from: string
  readonly replyTo: string
  readonly text: string
  /** Null where it has text alone. */
  readonly html: string | null
  /** Every header as it came, in its order. */
  readonly headers: readonly string[]
}

export interface MailCatcher {
  /** What to set SMTP_URL to. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** The one address that the catcher refuses, so that the samples have a client who is not reached. */
export const REFUSED_ADDRESS = 'onbekend@example.org'

/** Starts the catcher on a free port of 127.0.0.1. Each message is kept as `.eml`, as it came, and as `.txt`, to be read. */
export async function startMailCatcher(folder: string): Promise<MailCatcher> {
  mkdirSync(folder, { recursive: true })
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) =>
      done(address === REFUSED_ADDRESS ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => keep(folder, Buffer.concat(chunks)).then(() => done(), done))
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

async function keep(folder: string, bytes: Buffer): Promise<void> {
  const mail = await simpleParser(bytes)
  const id = (mail.messageId ?? createHash('sha256').update(bytes).digest('hex')).replace(/^<|@.*$/g, '').replace(/[^A-Za-z0-9.-]/g, '_')
  const name = `${String(readdirSync(folder).filter((file) => file.endsWith('.eml')).length + 1).padStart(3, '0')}-${id}`
  writeFileSync(join(folder, `${name}.eml`), bytes)
  const head = [
    `To: ${addressOf(mail.to)}`,
    `From: ${addressOf(mail.from)}`,
    `Reply-To: ${addressOf(mail.replyTo)}`,
    `Date: ${mail.date?.toISOString() ?? ''}`,
    `Subject: ${mail.subject ?? ''}`,
    `Content-Language: ${mail.headers.get('content-language') ?? 'nl'}`,
  ]
  writeFileSync(join(folder, `${name}.txt`), `${head.join('\n')}\n\n${mail.text ?? ''}`)
}

/** `Anna Jansen <anna@example.org>` */
function addressOf(field: AddressObject | AddressObject[] | undefined): string {
  return [field ?? []]
    .flat()
    .flatMap(({ value }) => value.map(({ name, address }) => (name ? `${name} <${address}>` : (address ?? ''))))
    .join(', ')
}

/** What has been caught, oldest first. */
export function caughtMail(folder: string): CaughtMail[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const [head = ''] = readFileSync(join(folder, file), 'utf8').split('\n\n', 1)
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? ''
      return {
        name: file.slice(0, -4),
        to: field('To'),
        subject: field('Subject'),
        date: field('Date'),
        language: field('Content-Language') || 'nl',
      }
    })
}

/** All of a message that has been caught. */
export async function wholeMail(folder: string, mail: CaughtMail): Promise<WholeMail> {
  const { from, replyTo, text = '', html, headerLines } = await simpleParser(readFileSync(join(folder, `${mail.name}.eml`)))
  return {
    ...mail,
    from: addressOf(from),
    replyTo: addressOf(replyTo),
    text,
    html: html || null,
    headers: headerLines.map(({ line }) => line),
  }
}
