import { describe, expect, test } from 'vitest'
import { caseWith, delayOn, letterOn, organisationWith, POLICY } from '../../testing/example.ts'
import { day } from '../calendar.ts'
import { LANGUAGES, type Language } from '../case.ts'
import type { Organisation } from '../organisation.ts'
import { plan } from '../plan.ts'
import type { Policy } from '../policy.ts'
import { LETTER_KINDS, type LetterKind, type LetterRecord } from './record.ts'
import type { Sender } from './text.ts'
import { senderOf, writeLetter } from './write.ts'

const HEARD = ['2026-12-03 trainer-contacted', '2026-12-04 complainant-contacted', '2026-12-05 background-reviewed', '2026-12-06 discussed']
const DECIDED = [...HEARD, '2026-12-10 decided by=bram-visser']

/** A case, its letters and a day on which exactly this kind of letter is due. */
const OCCASIONS: Record<LetterKind, { steps: readonly string[]; letters: readonly LetterRecord[]; today: string }> = {
  acknowledgement: { steps: [], letters: [], today: '2026-12-01' },
  delay: {
    steps: [...HEARD.slice(0, 1), '2026-12-10 delayed expected=2027-01-21'],
    letters: [letterOn('2026-12-01', 'acknowledgement', { expected: '2026-12-15' })],
    today: '2026-12-10',
  },
  interim: {
    steps: HEARD.slice(0, 2),
    letters: [letterOn('2026-12-01', 'acknowledgement'), delayOn('2026-12-03', '2027-01-21', { steps: '1' })],
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
      '- met de trainer over uw klacht spreken;\n- met u over uw klacht spreken;',
      'achtergrond',
      'het probleem met u bespreken',
      'dinsdag 15 december 2026',
      'twee weken een tussenbericht',
      '(drie personen)',
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
      '- speak with the trainer about your complaint;\n- speak with you about your complaint;',
      'background',
      'discuss the problem with you',
      'Tuesday 15 December 2026',
      'every two weeks',
      '(three people)',
      'https://klachten.example.org/en/2014-11-06/',
      'mediator: Shona Ackerman',
      'Thank you',
    ],
  },
  delay: {
    nl: [
      'dinsdag 15 december 2026',
      'Wij hebben beloofd dat u uiterlijk op dinsdag 15 december 2026 onze beslissing over uw klacht krijgt. Dat lukt ons niet. Dat spijt ons.',
      'Wij wachten op de trainer.',
      'Op donderdag 3 december 2026 hebben wij met de trainer over uw klacht gesproken.',
      'het probleem met u bespreken',
      'donderdag 21 januari 2027',
      'tussenberichten: uiterlijk op donderdag 24 december 2026 en op donderdag 7 januari 2027.',
    ],
    en: [
      'Tuesday 15 December 2026',
      'We are sorry.',
      'Wij wachten op de trainer.',
      'On Thursday 3 December 2026 we spoke with the trainer about your complaint.',
      'discuss the problem with you',
      'Thursday 21 January 2027',
      'in between: by Thursday 24 December 2026 and by Thursday 7 January 2027.',
    ],
  },
  interim: {
    nl: [
      'donderdag 3 december 2026',
      'Op vrijdag 4 december 2026 hebben wij met u over uw klacht gesproken.',
      'achtergrond',
      'De datum die wij u noemden, verandert niet',
      'donderdag 21 januari 2027',
      'Uiterlijk op donderdag 31 december 2026 hoort u weer van ons.',
    ],
    en: [
      'Thursday 3 December 2026',
      'On Friday 4 December 2026 we spoke with you about your complaint.',
      'background',
      'The date that we named to you does not change',
      'Thursday 21 January 2027',
      'You will hear from us again by Thursday 31 December 2026.',
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
      '(drie personen)',
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
      '(three people)',
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

/** What every letter about a case knows on 5 December. */
function sender(organisation: Organisation, fields: Readonly<Record<string, unknown>> = {}): Sender {
  const planned = plan(caseWith('2026-12-01', [], fields), [], [POLICY], organisation, day('2026-12-05'))
  if (!planned) throw new Error('not received yet')
  return senderOf(planned.situation)
}

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
    expect(writeLetter('withdrawal', 'nl', sender(organisation, fields), facts).body).toContain(signature)
  })

  test('a letter with an empty place is an error, never a letter', () => {
    const nobody = { ...sender(organisationWith()), complainant: undefined as unknown as string }
    expect(() => writeLetter('withdrawal', 'nl', nobody, facts)).toThrow('empty place')
  })

  test('the word null in what a person wrote is not an empty place', () => {
    const decision = {
      decidedOn: day('2026-12-04'),
      outcome: 'upheld',
      text: 'The contract is null and void.',
      decidedBy: 'Bram Visser',
      isAboutDecider: false,
      replaces: null,
      missed: null,
    } as const
    expect(writeLetter('decision', 'en', sender(organisationWith()), decision).body).toContain('null and void')
    const short = { summary: 'null', wish: 'undefined', toDo: [], expected: null, isOther: false, missed: null, referredOn: null }
    expect(writeLetter('acknowledgement', 'nl', { ...sender(organisationWith()), complainant: 'Null' }, short).body).toContain(
      'begrepen: null',
    )
  })
})

describe('how a letter addresses its reader', () => {
  const facts = { withdrawnOn: day('2026-12-03') }
  const complainant = { name: 'A. Terpstra', email: 'a@example.org', role: 'client', salutation: 'mevrouw Terpstra' }
  test('is as the file says, and else by name', () => {
    expect(writeLetter('withdrawal', 'nl', sender(organisationWith(), { complainant }), facts).body).toMatch(/^Geachte mevrouw Terpstra,/)
    expect(writeLetter('withdrawal', 'en', sender(organisationWith()), facts).body).toMatch(/^Dear Jan de Vries,/)
  })

  test('on paper has a letterhead, and nothing to reply to', () => {
    const { email: _, ...onPaper } = { ...complainant, address: ['Dorpsstraat 1', '1234 AB Ons Dorp'] }
    const { body } = writeLetter('withdrawal', 'nl', sender(organisationWith(), { complainant: onPaper }), facts)
    expect(body.split('\n\n').slice(0, 5)).toEqual([
      'The Square Mile\nVoorbeeldstraat 1\n1000 AA Amsterdam',
      'A. Terpstra\nDorpsstraat 1\n1234 AB Ons Dorp',
      'Amsterdam, zaterdag 5 december 2026',
      'Betreft: Uw klacht 2026-0001: bevestiging van intrekking',
      'Geachte mevrouw Terpstra,',
    ])
    expect(body).not.toContain('antwoorden')
  })
})

describe('who can read the file (P7)', () => {
  const facts = { withdrawnOn: day('2026-12-03') }
  test.each([
    [
      'the trainer, where it is about one',
      ['peter-smit'],
      'Alleen de betrokken trainer en de medewerkers van The Square Mile (drie personen)',
    ],
    ['nobody besides staff, where it is about a colleague', ['bram-visser'], 'Alleen de medewerkers van The Square Mile (drie personen)'],
    ['nobody besides staff, where it is about nobody', [], 'Alleen de medewerkers van The Square Mile (drie personen)'],
  ])('%s', (_who, about, words) => {
    expect(writeLetter('withdrawal', 'nl', sender(organisationWith(), { about }), facts).body).toContain(words)
  })
})
