// Dutch or English, by the small words that every text is full of and that only one of the two has.
import type { Language } from '../procedure/case.ts'

const SMALL_WORDS: Readonly<Record<Language, string>> = {
  nl: 'de het een en ik wij jij u uw mijn ons onze niet geen naar met voor van op bij dat dit deze zijn heb heeft hebben hebt had werd wordt worden kan kunt kunnen zou ook maar dan nog wel al als om te uit door graag omdat waar wat wie hoe er aan ben bent is waren wil wilt zonder na twee keer les lessen cursus trainer klacht klachten beste geachte groet groeten vriendelijke dank bedankt helaas vindt vind weer altijd nooit mij je jullie hij zij haar hun over onder tot tijdens tegen heel erg te goed slecht geld terug factuur afspraak geleden gisteren vandaag morgen niets iets alles iemand niemand echt toch zo nu daar hier moet moeten mag mogen gaat ging komt kwam krijg kreeg gekregen betaald',
  en: 'the an and i we you your my our not to with for of on at that this these those are have has had were was will would can could should also but than then still if out by from because where what who how there am is been be do does did without after two times lesson lessons course trainer complaint complaints dear kind regards sincerely thank thanks please unfortunately again always never he she her his their they about under until during against very too good bad money back invoice appointment ago yesterday today tomorrow nothing something everything somebody nobody someone really yet so now here must may goes went comes came get got paid it its in as or when which',
}

/** The words of each language that the other does not have. */
const OWN = { nl: ownWords('nl', 'en'), en: ownWords('en', 'nl') }

function ownWords(language: Language, other: Language): ReadonlySet<string> {
  const others = new Set(SMALL_WORDS[other].split(' '))
  return new Set(SMALL_WORDS[language].split(' ').filter((word) => !others.has(word)))
}

/** Words that both have, one of them much more often. */
const HALF: Readonly<Record<string, Language>> = {
  a: 'en',
  no: 'en',
  me: 'en',
  is: 'nl',
  of: 'en',
  in: 'en',
  was: 'en',
  over: 'nl',
  die: 'nl',
  we: 'en',
  had: 'en',
}

/** The language of a text; null where it is neither, or where the two are about as likely. */
export function languageOf(text: string): Language | null {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/[\p{L}']+/gu) ?? []
  let nl = 0
  let en = 0
  for (const word of words) {
    if (OWN.nl.has(word)) nl += 2
    else if (OWN.en.has(word)) en += 2
    else if (HALF[word] === 'nl') nl += 0.5
    else if (HALF[word] === 'en') en += 0.5
  }
  // A language that has some of these words, such as German or Afrikaans, has few of them.
  if (Math.max(nl, en) < Math.max(2, words.length / 3)) return null
  if (nl >= 1.5 * en) return 'nl'
  return en >= 1.5 * nl ? 'en' : null
}
