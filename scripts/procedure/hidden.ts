// Characters that nobody can see, after Unicode's own properties: which are harmless and left out, which have their place, and which are
// refused because text that people read must say all that programs read.
import type { Sentence } from './sentence.ts'

/** Marks that come along when text is pasted and say nothing: soft hyphens, zero-width spaces, marks of direction around phone numbers. */
const SILENT = /\u034F|[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202D\u2060-\u2064\u2066-\u2069\uFEFF]/g
/** A selector of style after anything but an emoji, a digit or a sign that can become one. */
const LOOSE_STYLE = /(?<![\p{Emoji}\p{Extended_Pictographic}])[\uFE0E\uFE0F]/gu
/** A joiner holds an emoji together, or a word in a script that joins its letters; anywhere else it says nothing. */
const LOOSE_JOINER =
  /(?<!\p{L}|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)[\u200C\u200D]|(?<=\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic})[\u200C\u200D]|[\u200C\u200D](?!\p{L}|\p{M}|\p{Extended_Pictographic})/gu

/** What shapes the character before it, and the three flags that Unicode spells with tags. */
const IN_PLACE =
  /[\u200C\u200D\uFE0E\uFE0F]|(?<=\p{Ideographic})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]|(?<=\p{Script=Mongolian})[\u180B-\u180F]|\p{RGI_Emoji_Tag_Sequence}/gv
/** Controls but line ends and tabs, what every program may show as nothing, half characters, line separators, notes between lines, no characters. */
const HIDDEN = /[^\P{Cc}\n\t]|[\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\uFFF9-\uFFFB]/u
/** The same, and what each font shows as something else. */
const HIDDEN_OR_PRIVATE = new RegExp(`${HIDDEN.source}|\\p{Co}`, 'u')

/** A letter, digit, mark of punctuation or sign, but the few of them that have no ink: an empty cell of Braille, of notes, of hieroglyphs. */
const SEEN = /(?![\p{Default_Ignorable_Code_Point}\u2800\u{1D159}\u{13441}\u{13442}])[\p{L}\p{N}\p{P}\p{S}]/u

/** A character by its code point, and how many of the same stand before it in its text. */
export interface Hidden {
  readonly character: string
  readonly before: number
  /** Where it stands in the text, from 0, in UTF-16 units. */
  readonly at: number
}

/** The text without the hidden marks that are harmless to leave out. */
export function withoutSilent(text: string): string {
  return text.replace(SILENT, '').replace(LOOSE_STYLE, '').replace(LOOSE_JOINER, '')
}

/** Whether there is anything in the text that a reader can see. */
export function isSeen(text: string): boolean {
  return SEEN.test(text)
}

/** The first character of a field that nobody can see, line ends and tabs left aside; null where there is none. Silent marks must be out. */
export function firstHidden(text: string): Hidden | null {
  return HIDDEN_OR_PRIVATE.test(text) ? firstIn(text, masked(text, IN_PLACE), HIDDEN_OR_PRIVATE) : null
}

/**
 * The first character of the words below the frontmatter that nobody can see; null where there is none. They stay as they were typed or
 * pasted, so silent marks are good there, and so are the characters of which Word makes its smileys and bullets.
 */
export function firstHiddenInWords(text: string): Hidden | null {
  return HIDDEN.test(text) ? firstIn(text, harmlessMasked(text), HIDDEN) : null
}

/** The words without what `firstHiddenInWords` finds in them. */
export function withoutHiddenInWords(text: string): string {
  return hiddenInWordsAs(text, () => '')
}

/** The words with the code of each character that `firstHiddenInWords` finds, such as [U+202E], so that it can be seen and does nothing. */
export function hiddenSpelled(text: string): string {
  return hiddenInWordsAs(text, (character) => `[${codeOf(character)}]`)
}

function hiddenInWordsAs(text: string, instead: (character: string) => string): string {
  if (!HIDDEN.test(text)) return text
  let words = ''
  let from = 0
  for (const { index, 0: found } of harmlessMasked(text).matchAll(new RegExp(HIDDEN.source, 'gu'))) {
    words += text.slice(from, index) + instead(found)
    from = index + found.length
  }
  return words + text.slice(from)
}

function harmlessMasked(text: string): string {
  return masked(text, SILENT, LOOSE_STYLE, LOOSE_JOINER, IN_PLACE)
}

/** The text with a letter for everything that `patterns` match, so that what follows keeps its place. */
function masked(text: string, ...patterns: readonly RegExp[]): string {
  return patterns.reduce((left, pattern) => left.replace(pattern, (found) => 'x'.repeat(found.length)), text)
}

function firstIn(text: string, left: string, pattern: RegExp): Hidden | null {
  const at = left.search(pattern)
  if (at < 0) return null
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return { character, before: text.slice(0, at).split(character).length - 1, at }
}

/** The text with U+FFFD for every character that nobody can see, so that it can be shown on one line. */
export function shown(text: string): string {
  return text.replace(new RegExp(`${HIDDEN_OR_PRIVATE.source}|[\\n\\t]`, 'gu'), '\uFFFD')
}

/** What a problem says of it. */
export function saidOfHidden({ character }: Pick<Hidden, 'character'>): Sentence {
  const code = codeOf(character)
  return {
    en: `there is a character here that nobody can see, ${code}. Remove it: type the words around it again by hand`,
    nl: `hier staat een teken dat niemand kan zien, ${code}. Haal het weg: typ de woorden eromheen opnieuw`,
  }
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
