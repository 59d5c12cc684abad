// The pieces of schema for text in files: what may stand in a field that can reach a letter, a header or a page.
import { z } from 'zod'
import { firstHidden, isSeen, saidOfHidden, withoutSilent } from './hidden.ts'
import { complain, complainOfNothing } from './problem.ts'
import type { Sentence } from './sentence.ts'

/**
 * A value as a person writes it, and what an editor can be told of its rule, in the words of JSON Schema (`npm run schemas`).
 * The register reads every value as text; an editor reads `14` as a number and `true` as a yes, so it must be told that both are good.
 * `patternErrorMessage` is what it says of text that does not fit.
 */
export const written = (forEditor: Readonly<Record<string, unknown>>) => z.string().meta(forEditor)

const PLAIN = ['string', 'number', 'boolean']
const ONE_LINE = { type: PLAIN, pattern: '^\\s*\\S.*\\s*$', patternErrorMessage: 'Write one line of text.' }

/** What mail programs read as other characters wherever it stands in a header (RFC 2047); some read it with spaces inside, too. */
const ENCODED_WORD = /=\?[^?\n]*\?[bq]\?[^?\n]*\?=/i

type Context = Parameters<typeof complain>[0]

const ONE_LINE_ONLY: Sentence = {
  en: 'this must be one line of text. Join the lines',
  nl: 'dit moet één regel tekst zijn. Voeg de regels samen',
}

function tooLong({ length }: string, most: number): Sentence {
  return {
    en: `this is ${length} characters long, at most ${most} fit. Shorten it`,
    nl: `dit is ${length} tekens lang, en er passen er hoogstens ${most}. Maak het korter`,
  }
}

function tooLongForLines(text: string, most: number): Sentence {
  const { en, nl } = tooLong(text, most)
  return { en: `${en}, or add a document`, nl: `${nl}, of zet de rest in een stuk bij het dossier` }
}

/** What stands where a person still has to write something: no field takes it for a text, so that it never reaches a client. */
export const TO_FILL_IN = '…'

function isWritten(plain: string): boolean {
  return isSeen(plain) && plain !== TO_FILL_IN
}

/** Complains of the first character that nobody can see. Whether there was one. `line`: where line ends and tabs are of that kind. */
function complainOfHidden(context: Context, text: string, line: boolean): boolean {
  const tab = line ? text.indexOf('\t') : -1
  const hidden = tab < 0 ? firstHidden(text) : { character: '\t', before: 0 }
  if (hidden) complain(context, 'characters', saidOfHidden(hidden), hidden)
  return hidden !== null
}

/** One line of text, at most `most` characters. */
export const line = (most: number) =>
  written({ ...ONE_LINE, maxLength: most }).transform((text, context): string => {
    const plain = withoutSilent(text).trim()
    if (!isWritten(plain)) complainOfNothing(context)
    else if (plain.includes('\n')) complain(context, 'line', ONE_LINE_ONLY)
    else if (complainOfHidden(context, plain, true)) return plain
    else if (plain.length > most) complain(context, 'length', tooLong(plain, most))
    else if (ENCODED_WORD.test(plain))
      complain(context, 'encoded', {
        en: 'mail programs read what stands between =? and ?= here as other words. Write the words themselves',
        nl: "e-mailprogramma's maken van wat hier tussen =? en ?= staat andere woorden. Schrijf de woorden zelf",
      })
    return plain
  })

/** Text of one or more lines, at most `most` characters. */
export const lines = (most: number) =>
  written({ type: PLAIN, pattern: '\\S', patternErrorMessage: 'Write some text.', maxLength: most }).transform((text, context): string => {
    const plain = withoutSilent(text).trim()
    if (!isWritten(plain)) complainOfNothing(context)
    else if (!complainOfHidden(context, plain, false) && plain.length > most) complain(context, 'length', tooLongForLines(plain, most))
    return plain
  })

/**
 * One line that the register itself wrote down earlier, at most `most` characters. Held only to what keeps a header one line: a rule that
 * became stricter since must not make a record unreadable, nor may the words of somebody's mail server.
 */
export const recorded = (most: number) =>
  written({ maxLength: most }).transform((text, context): string => {
    if (text.trim() === '') complainOfNothing(context)
    else if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) complain(context, 'line', ONE_LINE_ONLY)
    else if (text.length > most) complain(context, 'length', tooLong(text, most))
    return text
  })

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}\\u200C\\u200D-]{0,61}[\\p{L}\\p{N}\\p{M}])?'
/** The last label is never a number: that would be the address of a machine. */
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?!\\d+$)(?=..)${LABEL}$`, 'u')

/**
 * Whether `text` is one plain e-mail address: no list, no quotes, no display name. International domains are good where they have a form
 * for the mail server, which the platform's own rules for names in addresses (UTS #46) decide.
 */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  if (text.length > 254 || at <= 0 || at > 64 || !LOCAL.test(text.slice(0, at))) return false
  return DOMAIN.test(text.slice(at + 1)) && isHost(text.slice(at + 1))
}

/** Whether mail can go there: a name of a host by its form for machines, and not a number. */
function isHost(domain: string): boolean {
  if (!URL.canParse(`http://${domain}`)) return false
  const { hostname } = new URL(`http://${domain}`)
  return hostname.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9-]{2,63}$/.test(hostname)
}

const ADDRESS = {
  pattern: `${LOCAL.source.slice(0, -1)}@${DOMAIN.source.slice(1)}`,
  patternErrorMessage: 'Write just the address, such as name@example.org.',
  maxLength: 254,
}

/** One e-mail address. */
export const address = written(ADDRESS).transform((text, context): string => {
  const plain = withoutSilent(text).trim()
  if (plain === '') complainOfNothing(context)
  else if (!isAddress(plain))
    complain(context, 'address', {
      en: 'this is not one e-mail address. Write just the address, such as name@example.org',
      nl: 'dit is geen goed e-mailadres, of het zijn er meer. Schrijf alleen het adres, zoals naam@example.org',
    })
  return plain
})

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
const PERSON_ID = {
  type: PLAIN,
  pattern: ID.source,
  patternErrorMessage: 'Write small letters, digits and hyphens, such as anna-jansen.',
  maxLength: 60,
}

/** The id of a person: small letters, digits and hyphens. */
export const personId = written(PERSON_ID).transform((text, context): string => {
  if (text === '') complainOfNothing(context)
  else if (!ID.test(text) || text.length > 60)
    complain(context, 'id', {
      en: 'an id is made of small letters, digits and hyphens, such as anna-jansen. Use the id from organisation.yml',
      nl: 'een korte naam bestaat uit kleine letters, cijfers en streepjes, zoals anna-jansen. Gebruik de korte naam uit organisation.yml',
    })
  return text
})

const WHOLE_NUMBER = { type: ['integer', 'string'], pattern: '^\\d{1,4}$', patternErrorMessage: 'Write a whole number.' }

/** A whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number) =>
  written({ ...WHOLE_NUMBER, minimum: least, maximum: most }).transform((text, context): number => {
    if (/^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
    if (text === '') complainOfNothing(context)
    else
      complain(context, 'number', {
        en: `this must be a whole number from ${least} to ${most}`,
        nl: `schrijf hier een heel getal van ${least} tot en met ${most}`,
      })
    return z.NEVER
  })

/** `true` or `false`. */
export const yesNo = written({ type: ['boolean', 'string'], enum: [true, false, 'true', 'false'] }).transform((text, context): boolean => {
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === '') complainOfNothing(context)
  else complain(context, 'choice', { en: 'write true or false', nl: 'schrijf hier true (ja) of false (nee)' })
  return z.NEVER
})

/** A field that may be left out, or left blank. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).optional()
