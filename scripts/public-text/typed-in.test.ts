import { describe, expect, test } from 'vitest'
import { organisationWith } from '../testing/example.ts'
import { typedInFindings } from './typed-in.ts'

const invented = organisationWith()
const contact = { ...invented.contact, address: ['Voorbeeldstraat', 'Amsterdam'] }
const organisation = { ...invented, name: 'De Taalbrug', shortName: 'DTB', contact }

const codes = (text: string, language: 'nl' | 'en') => [...new Set(typedInFindings(text, language, organisation).map(({ code }) => code))]

describe('what is typed in although it has its source elsewhere is found', () => {
  test.each([
    ['nl', 'Binnen 14 dagen', 'typed-number'],
    ['nl', 'Binnen twee weken', 'typed-number'],
    ['nl', 'een tweewekelijks bericht', 'typed-number'],
    ['nl', 'Een van onze ACHT medewerkers', 'typed-number'],
    ['nl', 'binnen één week', 'typed-number'],
    ['nl', 'binnen eenentwintig dagen', 'typed-number'],
    ['nl', 'op de veertiende dag', 'typed-number'],
    ['nl', 'anderhalve maand', 'typed-number'],
    ['nl', 'tweemaal', 'typed-number'],
    ['nl', 'binnen een week', 'typed-period'],
    ['nl', 'na een paar dagen', 'typed-period'],
    ['nl', 'wekelijks', 'typed-period'],
    ['nl', 'sinds november', 'typed-date'],
    ['en', 'within ２ weeks', 'typed-number'],
    ['en', 'within **two** weeks', 'typed-number'],
    ['en', 'twenty-one days', 'typed-number'],
    ['en', 'one week', 'typed-number'],
    ['en', 'a fortnight', 'typed-number'],
    ['en', 'within a month', 'typed-period'],
    ['en', 'every week', 'typed-period'],
    ['en', 'weekly', 'typed-period'],
    ['en', 'since May', 'typed-date'],
    ['en', 'in March', 'typed-date'],
    ['nl', 'Bel Anna  Jansen', 'typed-name'],
    ['nl', 'Bel de Taalbrug', 'typed-name'],
    ['nl', 'bij DTB', 'typed-name'],
    ['nl', 'mevrouw Ackerman', 'typed-name'],
    ['nl', 'in Amsterdam', 'typed-name'],
    ['nl', 'op klachten.example.org', 'typed-name'],
    ['nl', 'mail iemand@elders.nl', 'link'],
    ['nl', 'op [deze pagina](over)', 'link'],
    ['en', 'see https://ec.europa.eu/odr', 'link'],
    ['en', '<b>bold</b>', 'markup'],
    ['en', 'a&nbsp;b', 'markup'],
    ['nl', 'tw\u00ADee weken', 'characters'],
    ['nl', 'tw\u0435e weken', 'characters'],
    ['nl', 'e\u0301e\u0301n week', 'characters'],
    ['nl', 'binnen {beslistermijn}', 'placeholder'],
    ['nl', 'binnen {decisionPeriod', 'placeholder'],
    ['nl', 'binnen {decision Period}', 'placeholder'],
  ] as const)('%s: %s', (language, text, code) => {
    expect(codes(text, language)).toContain(code)
  })
})

describe('what is no number, period or name is left alone', () => {
  test.each([
    ['nl', 'De eerste les. Een aandachtige lezer, aan derden. Wij achten dat niet nodig, om de klacht te onderzoeken.'],
    ['nl', 'Binnen {decisionPeriod} hoort u van {organisation} ({staffCount}), {everyInterimPeriod}.'],
    ['nl', '## P1 U krijgt een bevestiging\nDe geëvalueerde doelen.'],
    ['en', 'No one, one another, the official one. You may march on. One of our staff, in the first lesson.'],
    ['en', 'The mediator’s judgment within {mediationPeriod}: “Taken” (tasks) – and so on.'],
  ] as const)('%s: %s', (language, text) => {
    expect(typedInFindings(text, language, organisation)).toEqual([])
  })

  test('the place is that of the word, behind placeholders and in later lines too', () => {
    const text = '{organisation} zegt:\nbinnen twee weken'
    expect(typedInFindings(text, 'nl', organisation).map(({ offset }) => offset)).toEqual([text.indexOf('twee')])
  })

  test('no message repeats the name that was typed', () => {
    for (const { message } of typedInFindings('Anna Jansen, Shona Ackerman, klachten@example.org', 'nl', organisation))
      expect(message.en + message.nl).not.toMatch(/Anna|Shona|example/)
  })
})
