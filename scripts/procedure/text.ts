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

/** Hidden marks that come along when text is pasted and say nothing: soft hyphens, zero-width spaces, marks of direction. */
const SILENT = /[\u00AD\u200B\u200E\u200F\u202A-\u202C\u2060\u2066-\u2069\uFEFF]/g
/** A joiner holds an emoji or a word together; anywhere else it says nothing. */
const LOOSE_JOINER =
  /(?<!\p{L}|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)[\u200C\u200D]|[\u200C\u200D](?!\p{L}|\p{M}|\p{Extended_Pictographic})/gu
/** What nobody can see: control characters, overrides of direction, tags, unpaired surrogates, line separators. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u
const JOINERS = ['\u200C', '\u200D']

/** The text without the hidden marks that are harmless to leave out. */
export function withoutSilent(text: string): string {
  return text.replace(SILENT, '').replace(LOOSE_JOINER, '')
}

/** Complains of the first character that nobody can see, by its code point and its place from 1. Whether there was one. */
function complainOfHidden(context: Parameters<typeof complain>[0], text: string, allowed: readonly string[]): boolean {
  let [line, column] = [1, 1]
  for (const character of text) {
    if (HIDDEN.test(character) && !allowed.includes(character) && !JOINERS.includes(character)) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      const place = `U+${code}, on line ${line} of this text, in place ${column}`
      complain(
        context,
        'characters',
        `there is a character here that nobody can see, ${place}. Remove it: type the words around it again by hand`,
      )
      return true
    }
    column++
    if (character === '\n') [line, column] = [line + 1, 1]
  }
  return false
}

/** One line of text, at most `most` characters. */
export const line = (most: number) =>
  written({ ...ONE_LINE, maxLength: most }).transform((text, context): string => {
    const plain = withoutSilent(text).trim()
    if (plain === '') complain(context, 'missing', 'is empty')
    else if (plain.includes('\n')) complain(context, 'line', 'this must be one line of text. Join the lines')
    else if (!complainOfHidden(context, plain, []) && plain.length > most)
      complain(context, 'length', `this is ${plain.length} characters long, at most ${most} fit. Shorten it`)
    return plain
  })

/** Text of one or more lines, at most `most` characters. */
export const lines = (most: number) =>
  written({ type: PLAIN, pattern: '\\S', patternErrorMessage: 'Write some text.', maxLength: most }).transform((text, context): string => {
    const plain = withoutSilent(text).trim()
    if (plain === '') complain(context, 'missing', 'is empty')
    else if (!complainOfHidden(context, plain, ['\n', '\t']) && plain.length > most)
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
  const plain = withoutSilent(text).trim()
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
