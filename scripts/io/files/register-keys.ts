// The register's own public keys: `site/keys/register.pub`, in the form of OpenSSH's allowed_signers, so that Git and ssh-keygen
// read it too. A line is a key, with the days on which it counted; days are days in UTC, and the last day is not included.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { parseDate } from '../../procedure/calendar.ts'
import { CouldNotRun } from '../command.ts'
import { Unreadable } from './case-files.ts'
import { attempt, type Reading } from './reading.ts'
import { readText } from './text-file.ts'

/** Where the public keys lie, from the root of the register on `main`. */
export const KEYS_FILE = 'site/keys/register.pub'

export interface RegisterKey {
  /** The key as SSH writes it, in base64. */
  readonly blob: string
  /** The instants, in seconds since 1970, between which it counts; the last is not included. */
  readonly from: number
  readonly until: number
}

/** How a key for signing in Git stands in allowed_signers. The name before it is for people; options come in any order. */
const LINE = /^\S+ (?:(?<options>\S+) )?ssh-ed25519 (?<blob>AAAA[A-Za-z0-9+/]+={0,2})(?: .*)?$/
const OPTION = /^(?:namespaces="git"|valid-(?<end>after|before)="(?<day>\d{8})Z?")$/

/** The keys of the register below `root`; null where it has none. Throws CouldNotRun where the file cannot be used. */
export function readRegisterKeys(root: string): readonly RegisterKey[] | null {
  const path = join(root, KEYS_FILE)
  if (!isThere(root)) return null
  try {
    return keysIn(readText(path))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw new CouldNotRun(`${KEYS_FILE}:${error.line}: ${error.message}. Nothing is sent until then.`)
  }
}

/** Looks at the file as `check` does, where there is one: merged with a fault in it, it would stop every letter. */
export function lookAtRegisterKeys(reading: Reading): void {
  if (isThere(reading.root)) attempt(reading, KEYS_FILE, keysIn)
}

function isThere(root: string): boolean {
  return lstatSync(join(root, KEYS_FILE), { throwIfNoEntry: false }) !== undefined
}

/** The keys in the text of the file. Throws Unreadable. */
function keysIn(text: string): RegisterKey[] {
  const keys = text.split('\n').flatMap((row, index) => (/^\s*(?:#.*)?$/.test(row) ? [] : [keyIn(row, index + 1)]))
  if (!keys.length)
    throw new Unreadable(1, 1, 'key', {
      en: 'there is no key in this file. Make one with npm run -s doctor -- --fix',
      nl: 'in dit bestand staat geen sleutel. Maak er een met npm run -s doctor -- --fix',
    })
  return keys
}

function keyIn(row: string, line: number): RegisterKey {
  if (row.includes('PRIVATE KEY')) {
    const known = 'this is a private key, and everybody who can read this file knows it now'
    throw new Unreadable(line, 1, 'key', {
      en: `${known}. Take it out, delete the secret LETTERS_KEY, and make another key with npm run -s doctor -- --fix`,
      nl: 'dit is een geheime sleutel, en iedereen die dit bestand kan lezen, kent hem nu. Haal hem weg, verwijder het geheim LETTERS_KEY, en maak een andere sleutel met npm run -s doctor -- --fix',
    })
  }
  const { options = '', blob = '' } = LINE.exec(row)?.groups ?? {}
  const read = options
    .split(',')
    .filter(Boolean)
    .map((option) => OPTION.exec(option))
  const day = (end: string) => read.find((option) => option?.groups?.end === end)?.groups?.day
  const [from, until] = [day('after'), day('before')].map((text) => (text === undefined ? undefined : startOf(text)))
  if (!blob || read.includes(null) || Number.isNaN(from) || Number.isNaN(until)) {
    const example = 'register namespaces="git",valid-after="20261124Z" ssh-ed25519 AAAA…'
    throw new Unreadable(line, 1, 'key', {
      en: `this is not a key of the register with days that exist. Write it like ${example}`,
      nl: `dit is geen sleutel van het register met dagen die bestaan. Schrijf hem zoals ${example}`,
    })
  }
  return { blob, from: from ?? Number.NEGATIVE_INFINITY, until: until ?? Number.POSITIVE_INFINITY }
}

/** The text of the file with one more key; those that had no end count until the end of the day on which the new one begins. */
export function withNewKey(text: string, publicLine: string): string {
  const [, day = ''] = /valid-after="(\d{8})Z"/.exec(publicLine) ?? []
  const begins = Temporal.PlainDate.from(day)
  const ends = begins.add({ days: 1 }).toString().replaceAll('-', '')
  const rows = text.split('\n').filter(Boolean)
  const ended = rows.map((row) =>
    row.startsWith('#') || row.includes('valid-before=') ? row : row.replace(/^(\S+ )(\S+)(?= ssh-)/, `$1$2,valid-before="${ends}Z"`),
  )
  return `${[...ended, publicLine].join('\n')}\n`
}

/** The first second of a day `YYYYMMDD` in UTC; NaN where there is no such day. */
function startOf(text: string): number {
  const day = parseDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
  return day ? Temporal.Instant.from(`${day}T00:00:00Z`).epochMilliseconds / 1000 : Number.NaN
}
