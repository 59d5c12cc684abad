import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

const SENTENCES = {
  nl: [
    'De trainer was er weer niet.',
    'Ik heb twee keer betaald voor dezelfde cursus.',
    'Graag mijn geld terug.',
    'Het lesmateriaal is verouderd en staat vol fouten.',
    'Waarom krijg ik geen antwoord op mijn mail?',
    'De zaal was ijskoud en er was geen koffie.',
    'Kunt u mij bellen? Het gaat over de factuur van oktober.',
    'Wij zijn niet tevreden over de kwaliteit van de training.',
    'Mijn docent praat alleen Engels met ons, dat was niet de afspraak.',
    'De planning is al voor de derde keer gewijzigd zonder overleg.',
  ],
  en: [
    'The trainer did not show up again.',
    'I paid twice for the same course.',
    'I want my money back.',
    'The course material is outdated and full of mistakes.',
    'Why do I get no answer to my mail?',
    'The room was freezing and there was no coffee.',
    'Could you call me? It is about the invoice of October.',
    'We are not satisfied with the quality of the training.',
    'My teacher speaks only Dutch with us, which was not what we agreed.',
    'The schedule was changed for the third time without asking us.',
  ],
}
const OTHERS = [
  'Sehr geehrte Damen und Herren, der Lehrer kam nicht und ich möchte mein Geld zurück. Mit freundlichen Grüßen',
  "Bonjour, le professeur n'est pas venu et je voudrais être remboursé. Cordialement",
  'Buenos días, el profesor no vino a la clase y quiero que me devuelvan el dinero.',
  'Dzień dobry, nauczyciel nie przyszedł na lekcję i chcę zwrotu pieniędzy.',
  'Merhaba, öğretmen derse gelmedi ve paramı geri istiyorum.',
  'ok',
  '',
  '06 12345678',
  'السلام عليكم، المعلم لم يحضر إلى الدرس',
]

test.each(Object.entries(SENTENCES).flatMap(([language, sentences]) => sentences.map((sentence) => [language, sentence])))(
  '%s: %s',
  (language, sentence) => {
    expect(languageOf(sentence)).toBe(language)
  },
)

test.each(OTHERS)('neither: %s', (text) => {
  expect(languageOf(text)).toBeNull()
})

test('the sentences of the policy are told apart, one by one', () => {
  const wrong = { nl: 0, en: 0 }
  const unknown = { nl: 0, en: 0 }
  const count = { nl: 0, en: 0 }
  for (const language of ['nl', 'en'] as const)
    for (const version of readdirSync('site/policy').filter((name) => /^\d/.test(name))) {
      const sentences = readFileSync(`site/policy/${version}/${language}.md`, 'utf8')
        .replace(/\{\w+\}|[#*]/g, ' ')
        .split(/(?<=[.?!])\s+|\n{2,}/)
      for (const sentence of sentences.filter((one) => one.trim().split(/\s+/).length >= 4)) {
        count[language]++
        const guessed = languageOf(sentence)
        if (guessed === null) unknown[language]++
        else if (guessed !== language) wrong[language]++
      }
    }
  expect(Math.min(count.nl, count.en)).toBeGreaterThan(30)
  expect(wrong).toEqual({ nl: 0, en: 0 })
  // What is left is asked of a person.
  expect(unknown.nl + unknown.en).toBeLessThanOrEqual(2)
})
