// The pieces of schema for text in files: what may stand in a field that can reach a letter, a header or a page.
import { z } from 'zod'
import { complain } from './problem.ts'

/**
 * A value as a person writes it, and what an editor can be told of its rule, in the words of JSON Schema (`npm run schemas`).
 * The register reads every value as text; an editor reads `14` as a number and `true` as a yes, so it must be told that both are good.
 * `patternErrorMessage` is what it says of text that does not fit.
 */
export const written = (forEditor: Readonly<Record<string, unknown>>) => z.string().meta(forEditor)

const PLAIN = ['string', 'number', 'boolean']
const ONE_LINE = { type: PLAIN, pattern: '^\\s*\\S.*\\s*$', patternErrorMessage: 'Write one line of text.' }

/** Control characters, direction overrides, zero-width and other invisible characters, unpaired surrogates, line separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u
const INVISIBLE_BUT_LINES = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u
const HIDDEN = 'there is an invisible or control character in this text. Type it again by hand instead of pasting it'

/** One line of text, at most `most` characters. */
export const line = (most: number) =>
  written({ ...ONE_LINE, maxLength: most }).transform((text, context): string => {
    const plain = text.trim()
    if (plain === '') complain(context, 'missing', 'is empty')
    else if (plain.includes('\n')) complain(context, 'line', 'this must be one line of text. Join the lines')
    else if (INVISIBLE.test(plain)) complain(context, 'characters', HIDDEN)
    else if (plain.length > most) complain(context, 'length', `this is ${plain.length} characters long, at most ${most} fit. Shorten it`)
    return plain
  })

/** Text of one or more lines, at most `most` characters. */
export const lines = (most: number) =>
  written({ type: PLAIN, pattern: '\\S', patternErrorMessage: 'Write some text.', maxLength: most }).transform((text, context): string => {
    const plain = text.trim()
    if (plain === '') complain(context, 'missing', 'is empty')
    else if (INVISIBLE_BUT_LINES.test(plain)) complain(context, 'characters', HIDDEN)
    else if (plain.length > most)
      complain(context, 'length', `this is ${plain.length} characters long, at most ${most} fit. Shorten it, or add a document`)
    return plain
  })

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^([\p{L}\p{N}]([\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}-]{2,63}$/u

/** Whether `text` is one plain e-mail address: no list, no quotes, no display name. International domains are good. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  return text.length <= 254 && at > 0 && at <= 64 && LOCAL.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1))
}

const ADDRESS = {
  pattern: `${LOCAL.source.slice(0, -1)}@${DOMAIN.source.slice(1)}`,
  patternErrorMessage: 'Write just the address, such as name@example.org.',
  maxLength: 254,
}

/** One e-mail address. */
export const address = written(ADDRESS).transform((text, context): string => {
  const plain = text.trim()
  if (plain === '') complain(context, 'missing', 'is empty')
  else if (!isAddress(plain))
    complain(context, 'address', 'this is not one e-mail address. Write just the address, such as name@example.org')
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
  if (text === '') complain(context, 'missing', 'is empty')
  else if (!ID.test(text) || text.length > 60)
    complain(context, 'id', 'an id is made of small letters, digits and hyphens, such as anna-jansen. Use the id from organisation.yml')
  return text
})

const WHOLE_NUMBER = { type: ['integer', 'string'], pattern: '^\\d{1,4}$', patternErrorMessage: 'Write a whole number.' }

/** A whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number) =>
  written({ ...WHOLE_NUMBER, minimum: least, maximum: most }).transform((text, context): number => {
    if (/^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
    complain(context, text === '' ? 'missing' : 'number', `this must be a whole number from ${least} to ${most}`)
    return z.NEVER
  })

/** `true` or `false`. */
export const yesNo = written({ type: ['boolean', 'string'], enum: [true, false, 'true', 'false'] }).transform((text, context): boolean => {
  if (text === 'true' || text === 'false') return text === 'true'
  complain(context, text === '' ? 'missing' : 'choice', 'write true or false')
  return z.NEVER
})

/** A field that may be left out, or left blank. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).optional()
