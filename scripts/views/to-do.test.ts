import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readYamlFile } from '../io/files/case-files.ts'
import { planRegister } from '../io/files/plan-register.ts'
import { checkRegister } from '../io/files/register.ts'
import { readText } from '../io/files/text-file.ts'
import { pastLetters } from '../local/past-letters.ts'
import { day } from '../procedure/calendar.ts'
import { caseSchema } from '../procedure/case.ts'
import { LETTER_KINDS, type LetterRecord } from '../procedure/letters/record.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { plan } from '../procedure/plan.ts'
import { caseWith, delayOn, letterOn, NO_EMAIL, organisationWith, POLICY } from '../testing/example.ts'
import { filledIn, withMarkedPlacesFilledIn } from '../testing/ready-steps.ts'
import { removeTemporaryFolders, temporaryFolder, writeFiles } from '../testing/register-folder.ts'
import { readyLine, recorded, recordText } from './step-to-record.ts'
import { recorderOf, TO_DO_KINDS, toDosOf, toDoText } from './to-do.ts'

afterAll(removeTemporaryFolders)

const ORGANISATION = organisationWith()
const ACKNOWLEDGED = letterOn('2026-12-01', 'acknowledgement')
const HEARD = ['2026-12-02 trainer-contacted', '2026-12-02 complainant-contacted', '2026-12-02 background-reviewed']
const INVESTIGATED = [...HEARD, '2026-12-03 discussed']
const DECIDED = [...INVESTIGATED, '2026-12-08 decided', '2026-12-08 notified']
const REFERRED = [...DECIDED, '2026-12-09 referred how=phone']
const TO_PRINT = { sent: undefined, print: 'true', attempts: '0', to: { name: 'Jan' } }

interface Rest {
  readonly fields?: object
  readonly organisation?: Organisation
  readonly received?: string
}

function planned(steps: readonly string[], letters: readonly LetterRecord[], today: string, rest: Rest = {}) {
  const { fields = {}, organisation = ORGANISATION, received = '2026-12-01' } = rest
  return plan(caseWith(received, steps, { ...fields }), letters, [POLICY], organisation, day(today))!
}

/** Kind, due date and the steps that record it, of everything that is to be done. */
function toDos(...of: Parameters<typeof planned>): string[] {
  return toDosOf(planned(...of)).map(({ kind, due, records }) => [kind, due, ...records.map(({ step }) => step)].filter(Boolean).join(' '))
}

const table: readonly [string, Parameters<typeof planned>, readonly string[]][] = [
  [
    'a fresh complaint asks to hear both sides and to look into it, by the day of the decision',
    [[], [ACKNOWLEDGED], '2026-12-02'],
    [
      'hear-trainer 2026-12-15 trainer-contacted',
      'hear-complainant 2026-12-15 complainant-contacted',
      'review 2026-12-15 background-reviewed',
    ],
  ],
  [
    'a complaint about nobody has no trainer to be heard',
    [[], [ACKNOWLEDGED], '2026-12-02', { fields: { about: [] } }],
    ['hear-complainant 2026-12-15 complainant-contacted', 'review 2026-12-15 background-reviewed'],
  ],
  [
    'a complaint about a colleague asks to hear the colleague',
    [
      ['2026-12-02 complainant-contacted', '2026-12-02 background-reviewed'],
      [ACKNOWLEDGED],
      '2026-12-02',
      { fields: { about: ['bram-visser'] } },
    ],
    ['hear-colleague 2026-12-15 trainer-contacted'],
  ],
  ['after both sides it is discussed', [HEARD, [ACKNOWLEDGED], '2026-12-03'], ['discuss 2026-12-15 discussed']],
  [
    'after the investigation it is decided, or a date is named',
    [INVESTIGATED, [ACKNOWLEDGED], '2026-12-04'],
    ['decide 2026-12-15 decided delayed'],
  ],
  [
    'near the last day the decision is asked for after what leads to it',
    [HEARD, [ACKNOWLEDGED], '2026-12-12'],
    ['discuss 2026-12-15 discussed', 'decide 2026-12-15 decided delayed'],
  ],
  [
    'on the last day the decision comes before what leads to it',
    [HEARD, [ACKNOWLEDGED], '2026-12-15'],
    ['decide 2026-12-15 decided delayed', 'discuss 2026-12-15 discussed'],
  ],
  [
    'an overdue decision comes before a letter that did not arrive, with an earlier due date first',
    [INVESTIGATED, [letterOn('2026-12-01', 'acknowledgement', { sent: undefined, refused: '2026-12-01T12:00:01Z' })], '2026-12-20'],
    ['decide 2026-12-15 decided delayed', 'not-reached delivered'],
  ],
  [
    'a letter that did not arrive comes before what is due later',
    [INVESTIGATED, [letterOn('2026-12-01', 'acknowledgement', { sent: undefined, refused: '2026-12-01T12:00:01Z' })], '2026-12-10'],
    ['not-reached delivered', 'decide 2026-12-15 decided delayed'],
  ],
  [
    'a letter of which nobody knows whether it arrived did or did not',
    [DECIDED.slice(0, -1), [letterOn('2026-12-08', 'decision', { sent: undefined, attempts: '2', automatic: 'false' })], '2026-12-10'],
    ['unknown 2026-12-15 delivered undelivered'],
  ],
  [
    'silence of staff comes after what would end it',
    [INVESTIGATED.slice(0, 0), [ACKNOWLEDGED, delayOn('2026-12-14', '2026-12-28', { due: '2026-12-15', steps: '0' })], '2026-12-16'],
    [
      'hear-trainer 2026-12-28 trainer-contacted',
      'hear-complainant 2026-12-28 complainant-contacted',
      'review 2026-12-28 background-reviewed',
      'unattended progress',
    ],
  ],
  ['a decision that was told leaves the case to be closed', [DECIDED, [ACKNOWLEDGED], '2026-12-08'], ['close closed']],
  [
    'a withdrawal that was confirmed leaves the case to be closed',
    [['2026-12-08 withdrawn', '2026-12-08 notified'], [ACKNOWLEDGED], '2026-12-08'],
    ['close closed'],
  ],
  ['nothing is to be done in a closed case', [[...DECIDED, '2026-12-09 closed'], [ACKNOWLEDGED], '2026-12-10'], []],
  ['a decision on its way to the client leaves nothing to do', [['2026-12-08 decided'], [ACKNOWLEDGED], '2026-12-08'], []],
  [
    'a request for the mediator is referred by the house norm',
    [[...DECIDED, '2026-12-09 dissatisfied'], [ACKNOWLEDGED], '2026-12-09'],
    ['refer 2026-12-11 referred'],
  ],
  [
    'the mediator is asked for the judgment, with measures or without',
    [REFERRED, [ACKNOWLEDGED], '2026-12-10'],
    ['ask-judgment 2027-01-06 judged judged'],
  ],
  [
    'a judgment that is late is told to the client before the mediator is asked for it',
    [REFERRED, [ACKNOWLEDGED], '2027-01-07'],
    ['tell-judgment-late 2027-01-06 informed', 'ask-judgment 2027-01-06 judged judged'],
  ],
  [
    'a judgment with measures is carried out',
    [[...REFERRED, '2026-12-20 judged measures=Een_les.'], [ACKNOWLEDGED], '2026-12-21'],
    ['execute 2027-01-06 executed'],
  ],
  [
    'what was told by mistake is taken back before anything else',
    [
      [...DECIDED, '2026-12-10 retracted of=decided recorded=2026-12-08'],
      [letterOn('2026-12-01', 'acknowledgement', { steps: '0' })],
      '2026-12-10',
    ],
    ['take-back informed', 'decide 2026-12-24 decided delayed'],
  ],
  [
    'a case from before the first policy is investigated, decided or told of, and watched',
    [INVESTIGATED.map((step) => step.replace('2026-12', '2014-11')), [], '2014-11-05', { received: '2014-11-01' }],
    ['decide decided informed', 'watch-terms'],
  ],
  [
    'a decided case from before the first policy waits to be closed',
    [['2014-11-05 decided', '2014-11-05 notified'], [], '2014-12-20', { received: '2014-11-01' }],
    ['close closed'],
  ],
]

describe('what is to be done', () => {
  test.each(table)('%s', (_title, of, expected) => {
    expect(toDos(...of)).toEqual(expected)
  })

  test('without automatic letters a date is named by deciding or delaying, and not asked for twice', () => {
    const organisation = organisationWith({ automaticLetters: 'false' })
    const [first, ...others] = toDosOf(planned(INVESTIGATED, [ACKNOWLEDGED], '2026-12-14', { organisation }))
    expect([first?.kind, others]).toEqual(['decide', []])
  })

  test('an overdue letter to print comes before the decision that it puts off', () => {
    const sheet = delayOn('2026-12-14', '2026-12-28', { ...TO_PRINT, due: '2026-12-15' })
    const kinds = toDosOf(planned(INVESTIGATED, [ACKNOWLEDGED, sheet], '2026-12-16', { fields: NO_EMAIL })).map(({ kind }) => kind)
    expect(kinds.slice(0, 2)).toEqual(['print', 'decide'])
  })

  test('a letter to print is at hand, and is recorded by its name', () => {
    const sheet = delayOn('2026-12-14', '2026-12-28', { ...TO_PRINT, due: '2026-12-15' })
    const [first] = toDosOf(planned(INVESTIGATED, [ACKNOWLEDGED, sheet], '2026-12-14', { fields: NO_EMAIL }))
    expect(first).toMatchObject({ kind: 'print', letter: { path: sheet.path }, letterKind: 'delay' })
    expect(first && toDoText(first, 'nl')).toBe('Print het uitstelbericht en doe het op de post.')
    expect(first?.records.map((record) => recordText(record, 'nl'))).toEqual(['Leg vast dat de brief is verstuurd.'])
    expect(first?.records.map((record) => readyLine(record, day('2026-12-14'), 'anna-jansen'))).toEqual([
      '  - { on: 2026-12-14, step: delivered, by: anna-jansen, letter: 2026-12-15-delay, how: post }',
    ])
  })

  test('a handler who has left, or whom the complaint is about, is not offered as who records it', () => {
    expect(recorderOf(planned([], [], '2026-12-02'))).toBe('anna-jansen')
    expect(recorderOf(planned([], [], '2026-12-02', { fields: { about: ['anna-jansen'] } }))).toBeNull()
    const staff = ORGANISATION.staff.map((member) => ({ ...member, until: day('2026-12-01') }))
    expect(recorderOf(planned([], [], '2026-12-02', { organisation: { ...ORGANISATION, staff } }))).toBeNull()
  })
})

describe('the words for it', () => {
  test.each(['nl', 'en'] as const)('are a sentence in %s without a path, the name of a step or a word left out', (language) => {
    for (const kind of TO_DO_KINDS)
      for (const letterKind of LETTER_KINDS) {
        const text = toDoText({ kind, due: null, letter: null, letterKind, letterOn: day('2026-12-15'), records: [] }, language)
        expect(text).toMatch(/^\p{Lu}.*\.$/u)
        expect(text).not.toMatch(/undefined|null|letters\/|\.md|"|[a-z]-[a-z]/)
      }
  })
})

describe('a ready line', () => {
  test('is refused by the check as long as a place in it is to be filled in', () => {
    const lines = table.flatMap(([, of]) => toDosOf(planned(...of)).flatMap(({ records }) => records))
    const unfilled = lines
      .filter(({ fields }) => Object.values(fields).includes(null))
      .map((record) => readyLine(record, day('2026-12-15'), 'anna-jansen'))
    expect(unfilled.length).toBeGreaterThan(5)
    const { id, ...head } = caseWith('2026-12-01')
    for (const line of unfilled)
      expect([line, caseSchema.safeParse({ ...head, ...(readYamlFile(`steps:\n${line}\n`).yaml.value as object) }).success]).toEqual([
        line,
        false,
      ])
  })

  test('marks what only the person knows, and says in the reader’s language what belongs there', () => {
    const decided = recorded('decided', { outcome: null, letter: null, despite: null })
    expect(readyLine(decided, day('2026-12-15'), null)).toMatchInlineSnapshot(`
      "  - on: 2026-12-15
          step: decided
          by: …  # uw naam zoals in organisation.yml
          outcome: …  # upheld (gegrond), partly-upheld (gedeeltelijk gegrond) of not-upheld (ongegrond)
          letter: |  # de tekst van de beslissing; dit staat in de brief aan de klager
            …
          despite: |  # waarom u nu al beslist; dit is voor collega’s
            …"
    `)
    expect(
      readyLine(recorded('delivered', { letter: 'decision', how: null }), day('2026-12-15'), 'anna-jansen', 'en'),
    ).toMatchInlineSnapshot(
      `"  - { on: 2026-12-15, step: delivered, by: anna-jansen, letter: decision, how: … }  # how: email, post, by-hand, phone or in-person"`,
    )
  })

  test('with a text of several lines, a colon and a # is read as that text', () => {
    const text = 'Wij gaan dit doen: een les.\n      Nummer #1 is gratis, en "klaar".'
    const told = filledIn(recorded('informed', { told: null }), day('2026-12-15'), 'anna-jansen', text).told
    expect(told?.trim()).toBe('Wij gaan dit doen: een les.\nNummer #1 is gratis, en "klaar".')
  })
})

/** The invented cases of the project, with the letters that the register would have sent before `today`. */
async function samples(today: string): Promise<string> {
  const root = temporaryFolder('to-do')
  for (const part of ['organisation.yml', 'cases', 'site/policy']) cpSync(part, join(root, part), { recursive: true })
  const { register } = planRegister(root, day(today))
  writeFiles(root, Object.fromEntries(await pastLetters(register, register.organisation, day(today), 'bestaat-niet@example.org')))
  return root
}

test.each(['2026-11-24', '2026-12-05', '2027-01-20'])('every ready line of the sample cases on %s is accepted by the check', async (on) => {
  const today = day(on)
  const root = await samples(on)
  const seen: string[] = []
  for (const casePlan of planRegister(root, today).plans)
    for (const record of toDosOf(casePlan).flatMap(({ records }) => records)) {
      const path = join(root, 'cases', `${casePlan.id}.md`)
      const text = readText(path)
      const line = withMarkedPlacesFilledIn(record, today, recorderOf(casePlan) ?? 'carla-mulder')
      writeFileSync(path, withLineAtTheEndOfSteps(text, line))
      expect([line, checkRegister(root, today).problems]).toEqual([line, []])
      writeFileSync(path, text)
      seen.push(record.step)
    }
  expect(new Set(seen).size).toBeGreaterThan(5)
})

/** As somebody pastes it: at the end of `steps`, the last field, which they begin where there is none yet. */
function withLineAtTheEndOfSteps(text: string, line: string): string {
  const begun = text.replace(/^steps: \[\]$/m, 'steps:')
  return begun.replace(/\n---\n/, `\n${/^steps:/m.test(begun) ? '' : 'steps:\n'}${line}\n---\n`)
}
