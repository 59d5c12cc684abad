// What must never be typed into the public text, because it has one source elsewhere: numbers and periods (terms.yml), names and
// addresses (organisation.yml). And what Markdown could do that the page should not: HTML, links, invisible characters.
import type { Language } from '../procedure/case.ts'
import type { Organisation } from '../procedure/organisation.ts'
import type { Sentence } from '../procedure/sentence.ts'
import type { TextFinding } from './policy-text.ts'
import { isPlaceholder, PLACEHOLDER, PLACEHOLDERS } from './policy-values.ts'

/** A whole word: Dutch letters carry accents, which `\b` takes for the end of a word. */
const word = (pattern: string, flags = 'giu') => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags)

// Ordinals "first" and "third" are left alone: a first lesson and a third party are not periods. So is the article "een".
const DUTCH_SMALL =
  'nul|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|(?:vijf|zes|zeven|acht|negen)tien'
const DUTCH_LARGE = '\\p{L}*(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|miljoen)\\p{L}*'
const DUTCH_ENDING =
  'de|ste|en|ën|maal|tal|voudig|(?:week|weken|dag|dagen|maand|maanden|jaar)s?|(?:weeks|wekelijks|daags|maands|maandelijks|jarig|jaars)e?'
const DUTCH_UNIT = '(?:dag|week|maand|jaar|kwartaal|uur)(?:en)?|weken|dagen|jaren|uren'
const ENGLISH_SMALL =
  'zero|(?<!\\bno )one(?=\\s+(?!(?:of|who|that|another|in|by)\\b)\\p{L})|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const ENGLISH_LARGE =
  '(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million'
const ENGLISH_OTHER =
  'dozen|twice|thrice|fortnight(?:ly)?|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\p{L}+teenth|\\p{L}+tieth'
const ENGLISH_UNIT = '(?:day|week|month|year|quarter|hour)s?'

const NUMBER: Record<Language, RegExp> = {
  nl: word(`(?!achten)(?:${DUTCH_SMALL})(?:${DUTCH_ENDING})?|${DUTCH_LARGE}|anderhal(?:f|ve)|dozijn|eenmaal`),
  en: word(`${ENGLISH_SMALL}|${ENGLISH_LARGE}|${ENGLISH_OTHER}`),
}
const PERIOD: Record<Language, RegExp> = {
  nl: word(
    `(?:een|per|elke|elk|iedere|ieder|halve|half|paar|enkele|aantal|om de|binnen de)\\s+(?:${DUTCH_UNIT})|(?:twee)?(?:dagelijks|wekelijks|maandelijks|jaarlijks)e?`,
  ),
  en: word(
    `(?:a|an|per|every|each|half|few|several|couple of|within the)\\s+(?:${ENGLISH_UNIT})|(?:bi-?)?(?:daily|weekly|monthly|yearly|annual(?:ly)?)`,
  ),
}
const MONTH: Record<Language, RegExp> = {
  nl: word('januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december'),
  // "may" and "march" are verbs; as months they carry a capital.
  en: word(
    'January|February|March|April|(?<=\\b(?:in|on|of|since|until|by|before|after|from) )May|June|July|August|September|October|November|December',
    'gu',
  ),
}

const AVAILABLE = Object.keys(PLACEHOLDERS)
  .map((name) => `{${name}}`)
  .join(', ')
const FROM_TERMS: Sentence = {
  en: 'Write a placeholder: numbers and periods come from terms.yml and organisation.yml',
  nl: 'Schrijf een invulplek: getallen en termijnen komen uit terms.yml en organisation.yml',
}
const TYPED_NUMBER: Sentence = { en: `a number is typed here. ${FROM_TERMS.en}`, nl: `hier staat een getal. ${FROM_TERMS.nl}` }
const TYPED_PERIOD: Sentence = { en: `a period is typed here. ${FROM_TERMS.en}`, nl: `hier staat een termijn. ${FROM_TERMS.nl}` }

const MARKUP: readonly (readonly [RegExp, string, Sentence])[] = [
  [
    /<|&#?\w+;/g,
    'markup',
    {
      en: 'HTML does not belong in a policy text. Write plain Markdown',
      nl: 'HTML hoort niet in de tekst van de klachtenregeling. Schrijf gewone Markdown',
    },
  ],
  [
    /\]\s*[([:]|!\[|\bhttps?:|\bwww\.|@/g,
    'link',
    {
      en: 'an address or link is typed here. Write {contactEmail} where that is meant, or leave it to the page',
      nl: 'hier staat een adres of link. Schrijf {contactEmail} als dat is bedoeld, of laat het aan de pagina over',
    },
  ],
  [
    /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{M}\u2028\u2029]|(?!\p{Script=Latin})\p{L}/gu,
    'characters',
    {
      en: 'there is an invisible, combining or foreign character here. Type the word again by hand',
      nl: 'hier staat een teken dat onzichtbaar, samengesteld of uit een ander schrift is. Typ het woord opnieuw',
    },
  ],
]

/** Everything typed into `text` (in `language`) that has its source elsewhere, and every placeholder that does not exist. */
export function typedInFindings(text: string, language: Language, organisation: Organisation): TextFinding[] {
  const findings: TextFinding[] = []
  const prose = withoutPlaceholders(text, findings)
  const report = (pattern: RegExp, code: string, message: Sentence) => {
    for (const match of prose.matchAll(pattern)) findings.push({ offset: match.index, code, message })
  }
  report(/\p{N}+/gu, 'typed-number', TYPED_NUMBER)
  report(NUMBER[language], 'typed-number', TYPED_NUMBER)
  report(PERIOD[language], 'typed-period', TYPED_PERIOD)
  report(MONTH[language], 'typed-date', {
    en: 'a date is typed here. Write {updatedOn}, or leave it to the page',
    nl: 'hier staat een datum. Schrijf {updatedOn}, of laat het aan de pagina over',
  })
  for (const [pattern, code, message] of MARKUP) report(pattern, code, message)
  for (const [name, remedy] of namesIn(prose, organisation))
    report(word(escaped(name)), 'typed-name', {
      en: `a name or address from organisation.yml is typed here. ${remedy.en}`,
      nl: `hier staat een naam of adres uit organisation.yml. ${remedy.nl}`,
    })
  return findings.sort((a, b) => a.offset - b.offset)
}

/** The prose alone: placeholders and the keys of facts make way for marks that belong to no word, so that offsets stay. */
function withoutPlaceholders(text: string, findings: TextFinding[]): string {
  const blank = (match: string) => '·'.repeat(match.length)
  const known = text.replace(/^## [AP]\d{1,2}(?=\s|$)/gm, blank).replace(PLACEHOLDER, (match, name: string, offset: number) => {
    if (!isPlaceholder(name))
      findings.push({
        offset,
        code: 'placeholder',
        message: {
          en: `this placeholder does not exist. Choose one of ${AVAILABLE}`,
          nl: `deze invulplek bestaat niet. Kies uit ${AVAILABLE}`,
        },
      })
    return blank(match)
  })
  for (const match of known.matchAll(/[{}]/g))
    findings.push({
      offset: match.index,
      code: 'placeholder',
      message: {
        en: `this brace belongs to no placeholder. Remove it, or choose one of ${AVAILABLE}`,
        nl: `deze accolade hoort bij geen invulplek. Haal hem weg, of kies uit ${AVAILABLE}`,
      },
    })
  return known
}

/** The names and addresses to look for one by one; [] where none of them is there, as one pattern tells: to make each of them takes milliseconds. */
function namesIn(prose: string, organisation: Organisation): [string, Sentence][] {
  const names = namesOf(organisation)
  return word(names.map(([name]) => escaped(name)).join('|')).test(prose) ? names : []
}

function namesOf({ name, shortName, site, contact, sender, staff, trainers, mediators }: Organisation): [string, Sentence][] {
  const names = new Map<string, Sentence>()
  for (const own of [name, shortName, sender.name])
    if (own) names.set(own, { en: 'Write {organisation} or {organisationInFull}', nl: 'Schrijf {organisation} of {organisationInFull}' })
  for (const own of [contact.email, contact.phone, ...contact.address, sender.email, site.replace(/^https?:\/\//, '')])
    names.set(own, {
      en: 'Write {contactEmail} or {contactPhone}, or leave it to the page',
      nl: 'Schrijf {contactEmail} of {contactPhone}, of laat het aan de pagina over',
    })
  for (const person of [...staff, ...trainers])
    names.set(person.name, { en: 'Leave names of persons out', nl: 'Laat namen van personen weg' })
  for (const mediator of mediators)
    for (const part of [mediator.name, ...mediator.name.split(/[\s-]+/).filter((part) => /^\p{Lu}\p{L}{3,}$/u.test(part))])
      names.set(part, { en: 'Write {mediatorName}', nl: 'Schrijf {mediatorName}' })
  return [...names]
}

/** A pattern for the name as it stands, with any white space between its words. */
function escaped(name: string): string {
  return name
    .split(/\s+/)
    .map((part) => RegExp.escape(part))
    .join('\\s+')
}
