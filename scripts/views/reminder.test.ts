import { expect, test } from 'vitest'
import { htmlOf } from '../io/mail/mail-html.ts'
import { day } from '../procedure/calendar.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import { type CasePlan, plan } from '../procedure/plan.ts'
import { digestsDue } from '../procedure/reminders.ts'
import { caseWith, delayOn, letterOn, NO_EMAIL, organisationWith, POLICY } from '../testing/example.ts'
import { writeReminder } from './reminder.ts'

const TODAY = day('2026-12-16')
const ORGANISATION = organisationWith()
const LINKS = {
  caseFile: (id: string) => `https://forge.example/blob/main/cases/${id}.md`,
  pull: (number: number) => `https://forge.example/pull/${number}`,
  help: 'https://forge.example/blob/main/cases/README.md',
}

/** A case of this number, received on 1 December and acknowledged. */
function planned(number: string, steps: readonly string[], letters: readonly LetterRecord[] = [], fields: object = {}): CasePlan {
  const file = { ...caseWith('2026-12-01', steps, { ...fields }), id: number }
  const own = [letterOn('2026-12-01', 'acknowledgement'), ...letters].map((letter) => ({ ...letter, case: number }))
  return plan(file, own, [POLICY], ORGANISATION, TODAY)!
}

const silent = delayOn('2026-12-14', '2026-12-28', { due: '2026-12-15', steps: '0' })
const sheet = delayOn('2026-12-14', '2026-12-28', {
  due: '2026-12-15',
  sent: undefined,
  print: 'true',
  attempts: '0',
  to: { name: 'Jan' },
  steps: '4',
})
const INVESTIGATED = [
  '2026-12-02 trainer-contacted note=geheim',
  '2026-12-02 complainant-contacted',
  '2026-12-03 background-reviewed',
  '2026-12-04 discussed',
]
const BRAM = { handler: 'bram-visser' }
const PLANS = [
  planned('2026-0001', INVESTIGATED, [sheet], NO_EMAIL),
  planned('2026-0002', [], [silent]),
  planned('2026-0003', INVESTIGATED, [], BRAM),
  planned('2026-0004', [], [silent], BRAM),
  planned('2026-0005', INVESTIGATED, [], { handler: 'long-gone' }),
  planned('2026-0006', [...INVESTIGATED, '2026-12-08 decided', '2026-12-08 notified']),
]
const WAITING = [{ pull: 12, case: '2026-0031', received: day('2026-12-10') }]

function reminderFor(person: string) {
  const digests = digestsDue(PLANS, ['cases/2026-0009.md', 'letters/2026-0010/decision.md'], [], ORGANISATION, TODAY, WAITING)
  return writeReminder(digests.find((digest) => digest.person.id === person)!, TODAY, LINKS)
}

test('a reminder tells what is yours first, with what to do, then what is late at a colleague', () => {
  const { subject, body } = reminderFor('anna-jansen')
  expect(subject).toMatchInlineSnapshot(
    `"Klachten: 3 te laat, 2 klachten vragen aandacht, 2 bestanden zijn niet te lezen, 1 nog niet samengevoegd"`,
  )
  expect(body).toMatchInlineSnapshot(`
    "Beste Anna Jansen,

    Dit moet er op woensdag 16 december 2026 gebeuren.

    Van u:

    - Klacht 2026-0001
      1 dag te laat: beslissing of uitstelbericht, uiterlijk dinsdag 15 december 2026.
      Sinds 14 december 2026 heeft niemand iets vastgelegd; uit naam van de behandelaar is automatisch geschreven: het uitstelbericht van 14 december 2026.
      Print het uitstelbericht en doe het op de post.
      https://forge.example/blob/main/cases/2026-0001.md
    - Klacht 2026-0005
      1 dag te laat: beslissing of uitstelbericht, uiterlijk dinsdag 15 december 2026.
      Neem een beslissing, of laat de klager weten wanneer die komt.
      De behandelaar werkt hier niet meer. Zet een andere behandelaar in het dossier.
      https://forge.example/blob/main/cases/2026-0005.md
    - Klacht 2026-0002
      Sinds 14 december 2026 heeft niemand iets vastgelegd; uit naam van de behandelaar is automatisch geschreven: het uitstelbericht van 14 december 2026.
      Spreek met de trainer over de klacht.
      https://forge.example/blob/main/cases/2026-0002.md

    Van collega’s:

    - Klacht 2026-0003, behandelaar Bram Visser
      1 dag te laat: beslissing of uitstelbericht, uiterlijk dinsdag 15 december 2026.
      https://forge.example/blob/main/cases/2026-0003.md
    - Klacht 2026-0004, behandelaar Bram Visser
      Sinds 14 december 2026 heeft niemand iets vastgelegd; uit naam van de behandelaar is automatisch geschreven: het uitstelbericht van 14 december 2026.
      https://forge.example/blob/main/cases/2026-0004.md

    Deze bestanden zijn niet te lezen. Zolang dat zo is, krijgt de klager geen bericht en worden de termijnen niet bewaakt:

    - Klacht 2026-0009
      https://forge.example/blob/main/cases/2026-0009.md
    - letters/2026-0010/decision.md

    Deze klachten staan nog in een voorstel dat niet is samengevoegd. De termijn loopt al, en er gaat geen brief uit zolang dat zo is:

    - Klacht 2026-0031, ontvangen op donderdag 10 december 2026, voorstel 12
      https://forge.example/pull/12

    Hoe u vastlegt wat u hebt gedaan, leest u hier: https://forge.example/blob/main/cases/README.md

    U krijgt hooguit één herinnering per dag. Wat is vastgelegd, staat er de volgende keer niet meer in.
    "
  `)
})

test('the same case stands among one’s own at its handler, and among all at everybody else', () => {
  const cases = (text: string) => [...text.matchAll(/Klacht (2026-000\d)/g)].map(([, id]) => id)
  const parts = reminderFor('bram-visser').body.split('Van collega’s:')
  expect(parts.map(cases)).toEqual([
    ['2026-0003', '2026-0005', '2026-0004'],
    ['2026-0001', '2026-0002', '2026-0009'],
  ])
})

test('a reminder has no word of a complaint and no name of a client', () => {
  const { subject, body } = reminderFor('anna-jansen')
  for (const secret of ['geheim', 'Jan de Vries', 'drie keer', 'jan@example.org', 'peter-smit', 'Peter'])
    expect(`${subject}${body}`).not.toContain(secret)
})

test('every address in it has a line to itself and is a link in the HTML part', () => {
  const { subject, body } = reminderFor('anna-jansen')
  const html = htmlOf(subject, body, 'nl')
  const addresses = body.match(/https:\S+/g) ?? []
  expect(addresses.length).toBeGreaterThan(5)
  for (const address of addresses) expect(html).toContain(`<a href="${address}">${address}</a>`)
  expect(html).not.toContain('<table')
})

test('where nobody knows an address, none is made up', () => {
  const [digest] = digestsDue(PLANS, ['cases/2026-0009.md'], [], ORGANISATION, TODAY, WAITING)
  const { body } = writeReminder(digest!, TODAY, { caseFile: () => null, pull: () => null, help: null })
  expect(body).not.toMatch(/null|\.md|cases\/|leest u hier/)
})
