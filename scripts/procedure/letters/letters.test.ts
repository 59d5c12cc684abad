import { describe, expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, organisationWith, POLICY } from '../../testing/example.ts'
import { day } from '../calendar.ts'
import { LANGUAGES, type Language } from '../case.ts'
import type { Organisation } from '../organisation.ts'
import { plan } from '../plan.ts'
import type { Policy } from '../policy.ts'
import { LETTER_KINDS, type LetterKind, type LetterRecord } from './record.ts'
import { senderOf, writeLetter } from './write.ts'

const HEARD = ['2026-12-03 trainer-contacted', '2026-12-04 complainant-contacted', '2026-12-05 background-reviewed', '2026-12-06 discussed']
const DECIDED = [...HEARD, '2026-12-10 decided by=bram-visser']

/** A case, its letters and a day on which exactly this kind of letter is due. */
const OCCASIONS: Record<LetterKind, { steps: readonly string[]; letters: readonly LetterRecord[]; today: string }> = {
  acknowledgement: { steps: [], letters: [], today: '2026-12-01' },
  delay: {
    steps: [...HEARD.slice(0, 1), '2026-12-10 delayed expected=2027-01-21'],
    letters: [letterOn('2026-12-01', 'acknowledgement')],
    today: '2026-12-10',
  },
  interim: {
    steps: HEARD.slice(0, 2),
    letters: [letterOn('2026-12-01', 'acknowledgement'), delayOn('2026-12-03', '2027-01-21')],
    today: '2026-12-16',
  },
  decision: { steps: DECIDED, letters: [letterOn('2026-12-01', 'acknowledgement')], today: '2026-12-10' },
  referral: {
    steps: [...DECIDED, '2026-12-10 notified', '2026-12-14 dissatisfied', '2026-12-15 referred'],
    letters: [letterOn('2026-12-01', 'acknowledgement')],
    today: '2026-12-15',
  },
  withdrawal: { steps: ['2026-12-03 withdrawn'], letters: [letterOn('2026-12-01', 'acknowledgement')], today: '2026-12-03' },
}

function letter(kind: LetterKind, language: Language, policy: Policy = POLICY, organisation: Organisation = organisationWith()): string {
  const { steps, letters, today } = OCCASIONS[kind]
  const wish = language === 'nl' ? 'Een vervangende les.' : 'A lesson to make up for it.'
  const planned = plan(caseWith('2026-12-01', steps, { language, wish }), letters, [policy], organisation, day(today))
  expect(planned?.letters.map((due) => due.kind)).toEqual([kind])
  const [due] = planned?.letters ?? []
  return `${due?.subject}\n\n${due?.body}`
}

/** What each letter must say. */
const SAYS: Record<LetterKind, Record<Language, readonly string[]>> = {
  acknowledgement: {
    nl: [
      '2026-0001',
      'dinsdag 1 december 2026',
      'per e-mail',
      'De trainer kwam drie keer te laat.',
      'Een vervangende les.',
      'Klopt dit niet?',
      'Anna Jansen behandelt',
      'met de trainer en met u',
      'achtergrond',
      'opdrachtgever',
      'dinsdag 15 december 2026',
      'twee weken een tussenbericht',
      '(3 personen)',
      'https://klachten.example.org/2014-11-06/',
      'bemiddelaar: Shona Ackerman',
      'Dank u wel',
    ],
    en: [
      '2026-0001',
      'Tuesday 1 December 2026',
      'by e-mail',
      'De trainer kwam drie keer te laat.',
      'A lesson to make up for it.',
      'Is this not right?',
      'Anna Jansen is handling',
      'the trainer and to you',
      'background',
      'client',
      'Tuesday 15 December 2026',
      'every two weeks',
      '(3 people)',
      'https://klachten.example.org/en/2014-11-06/',
      'mediator: Shona Ackerman',
      'Thank you',
    ],
  },
  delay: {
    nl: [
      'dinsdag 15 december 2026',
      'Dat lukt niet. Dat spijt ons.',
      'Wij wachten op de trainer.',
      'Op donderdag 3 december 2026 hebben wij de trainer',
      'het probleem met de opdrachtgever bespreken',
      'donderdag 21 januari 2027',
      'donderdag 24 december 2026 en donderdag 7 januari 2027',
    ],
    en: [
      'Tuesday 15 December 2026',
      'We are sorry.',
      'Wij wachten op de trainer.',
      'On Thursday 3 December 2026 we spoke to the trainer',
      'discuss the problem with the client',
      'Thursday 21 January 2027',
      'Thursday 24 December 2026 and Thursday 7 January 2027',
    ],
  },
  interim: {
    nl: [
      'donderdag 3 december 2026',
      'Op vrijdag 4 december 2026 hebben wij u',
      'achtergrond',
      'De datum blijft',
      'donderdag 21 januari 2027',
      'Uiterlijk op woensdag 30 december 2026',
    ],
    en: [
      'Thursday 3 December 2026',
      'On Friday 4 December 2026 we spoke to you',
      'background',
      'The date stays',
      'Thursday 21 January 2027',
      'by Wednesday 30 December 2026',
    ],
  },
  decision: {
    nl: [
      'uw klacht is gegrond',
      'Wij geven u gelijk.',
      'genomen door Bram Visser',
      'Shona Ackerman',
      'antwoord op dit bericht',
      'binnen vier weken',
      'gegeven én uitgevoerd',
      'bindend',
      'onbepaalde tijd',
      '(3 personen)',
    ],
    en: [
      'your complaint is upheld',
      'Wij geven u gelijk.',
      'taken by Bram Visser',
      'Shona Ackerman',
      'replying to this message',
      'within four weeks',
      'given and carried out',
      'binding',
      'indefinitely',
      '(3 people)',
    ],
  },
  referral: {
    nl: [
      'maandag 14 december 2026',
      'dinsdag 15 december 2026',
      'Shona Ackerman',
      'onafhankelijk',
      'mediator@example.org',
      'dinsdag 12 januari 2027',
      'gegeven én uitgevoerd',
      'bindend',
      'U hoeft nu niets te doen',
    ],
    en: [
      'Monday 14 December 2026',
      'Tuesday 15 December 2026',
      'Shona Ackerman',
      'independent',
      'mediator@example.org',
      'Tuesday 12 January 2027',
      'given and carried out',
      'binding',
      'nothing you need to do',
    ],
  },
  withdrawal: {
    nl: ['donderdag 3 december 2026', 'ingetrokken', 'onbepaalde tijd', 'later toch verder'],
    en: ['Thursday 3 December 2026', 'withdrew', 'indefinitely', 'come back'],
  },
}

const AVOIDED = /ticket|\bSLA\b|\bcase\b|escalat|helaas|conform onze procedure|in goede orde|betreuren|unfortunately|deadline/i

describe.each(LETTER_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const)))(
  'the %s letter in %s',
  (kind, language) => {
    const text = letter(kind, language)
    test.each(SAYS[kind][language])('says: %s', (words) => expect(text).toContain(words))
    test('names the case, the handler and how to reach us', () => {
      for (const words of ['2026-0001', 'Anna Jansen', 'anna@example.org', '+31 20 555 01 00', 'Jan de Vries'])
        expect(text).toContain(words)
    })
    test('avoids the words that put people off', () => expect(text).not.toMatch(AVOIDED))
    test('has a subject without content', () => expect(text.split('\n')[0]).toMatch(/^(Uw klacht|Your complaint) 2026-0001: [a-z ]+$/))
  },
)

describe('one source', () => {
  const later: Policy = { ...POLICY, decisionDays: 21, interimDays: 7, mediationDays: 35, mediator: 'somebody-else' }
  const organisation: Organisation = {
    ...organisationWith(),
    mediators: [{ id: 'somebody-else', name: 'Iemand Anders', email: 'iemand@example.org' }],
  }
  test('other terms in the policy change periods, dates and names in the letters', () => {
    expect(letter('acknowledgement', 'nl', later, organisation)).toContain('dinsdag 22 december 2026')
    expect(letter('acknowledgement', 'nl', later, organisation)).toContain('elke week een tussenbericht')
    expect(letter('decision', 'nl', later, organisation)).toContain('binnen vijf weken')
    expect(letter('referral', 'nl', later, organisation)).toContain('dinsdag 19 januari 2027')
    expect(letter('decision', 'nl', later, organisation)).toContain('Iemand Anders')
  })
})

describe('who signs', () => {
  const facts = { withdrawnOn: day('2026-12-03') }
  const left = {
    ...organisationWith(),
    staff: organisationWith().staff.map((member) => (member.id === 'anna-jansen' ? { ...member, until: day('2026-12-02') } : member)),
  }
  test.each([
    ['the handler', organisationWith(), {}, 'Anna Jansen\nThe Square Mile'],
    ['the organisation when the handler has left', left, {}, 'groet,\n\nThe Square Mile'],
    [
      'the organisation when the complaint is about the handler',
      organisationWith(),
      { about: ['anna-jansen'] },
      'groet,\n\nThe Square Mile',
    ],
  ])('%s', (_who, organisation, fields, signature) => {
    const sender = senderOf(caseWith('2026-12-01', [], fields), POLICY, organisation, day('2026-12-05'))
    expect(writeLetter('withdrawal', 'nl', sender, facts).body).toContain(signature)
  })
  test('a letter with an empty place is an error, never a letter', () => {
    const sender = senderOf(caseWith('2026-12-01'), POLICY, organisationWith(), day('2026-12-05'))
    expect(() => writeLetter('withdrawal', 'nl', { ...sender, complainant: undefined as unknown as string }, facts)).toThrow('empty place')
  })
  test('the word null in what a person wrote is not an empty place', () => {
    const sender = senderOf(caseWith('2026-12-01'), POLICY, organisationWith(), day('2026-12-05'))
    const decision = {
      decidedOn: day('2026-12-04'),
      outcome: 'upheld',
      text: 'The contract is null and void.',
      decidedBy: 'Bram Visser',
    } as const
    expect(writeLetter('decision', 'en', sender, decision).body).toContain('null and void')
    const short = { summary: 'null', wish: 'undefined', decisionDue: day('2026-12-15') }
    expect(writeLetter('acknowledgement', 'nl', { ...sender, complainant: 'Null' }, short).body).toContain('begrepen: null')
  })
})
