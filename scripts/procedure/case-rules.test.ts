import { describe, expect, test } from 'vitest'
import { caseWith, letterOn, organisationWith, POLICY } from '../testing/example.ts'
import { type CalendarDate, day } from './calendar.ts'
import { type Case, caseSchema } from './case.ts'
import { caseFindings } from './case-rules.ts'
import type { LetterRecord } from './letters/record.ts'

const organisation = organisationWith()

interface Told {
  readonly steps?: readonly object[]
  readonly id?: string
  readonly today?: string
  readonly [field: string]: unknown
}

/** The codes of what contradicts itself in a case, with their fields; everything else in it is good. */
function findings({ id = '2026-0001', today = '2026-12-31', ...fields }: Told): string[] {
  const head = {
    received: '2026-11-03',
    channel: 'email',
    language: 'nl',
    complainant: { name: 'J', role: 'other' },
    about: ['peter-smit'],
    handler: 'anna-jansen',
  }
  const steps = ((fields.steps ?? []) as object[]).map((step) => ({ by: 'anna-jansen', ...step }))
  const file = { ...caseSchema.parse({ ...head, category: 'other', summary: 'x', ...fields, steps }), id } as Case
  return caseFindings(file, { organisation, policy: POLICY, letters: [], today: today as CalendarDate }).map(
    ({ path, code }) => `${path.join('.')} ${code}`,
  )
}

/** What a step needs besides its day and its person. */
const NEEDED: Readonly<Record<string, object>> = { acknowledged: { how: 'email' }, progress: { told: 'x' } }
const on = (date: string, step: string, more: object = {}) => ({ on: `2026-${date}`, step, ...NEEDED[step], ...more })
const HEARD = [
  on('11-04', 'trainer-contacted'),
  on('11-04', 'complainant-contacted'),
  on('11-05', 'background-reviewed'),
  on('11-06', 'discussed'),
]
const decided = (date: string, more: object = {}) => on(date, 'decided', { outcome: 'upheld', letter: 'x', ...more })
const DECIDED = [on('11-03', 'acknowledged'), ...HEARD, decided('11-10')]
const TOLD = [...DECIDED, on('11-11', 'notified', { how: 'post' })]
const judged = (date: string, more: object = {}) => on(date, 'judged', { by: 'shona-ackerman', judgment: 'x', ...more })
const aboutCorrected = (date: string, from: string, to: string) => on(date, 'corrected', { field: 'about', from, to, reason: 'x' })
const correction = (from: string, to: string, date = '11-10') =>
  on(date, 'corrected', { field: 'received', from: `2026-${from}`, to: `2026-${to}`, reason: 'x' })

test.each<[rule: string, accepted: Told, refused: Told, codes: string[]]>([
  ['the number carries the year of receipt', {}, { id: '2025-0001' }, ['received id-year']],
  ['receipt lies not after today', { today: '2026-11-03' }, { today: '2026-11-02' }, ['received future']],
  ['the handler is a member of staff', { handler: 'bram-visser' }, { handler: 'mary-oconnor' }, ['handler unknown-person']],
  ['the handler is known', {}, { handler: 'nobody' }, ['handler unknown-person']],
  ['the handler is not complained about', { about: ['bram-visser'] }, { about: ['anna-jansen'] }, ['handler conflict']],
  [
    'those complained about are trainers or staff',
    { about: ['mary-oconnor', 'bram-visser'] },
    { about: ['peter-smit', 'shona-ackerman'] },
    ['about.1 unknown-person'],
  ],
  ['a case may be about nobody', { about: [] }, { about: ['nobody'] }, ['about.0 unknown-person']],
  [
    'a step may be recorded later than it happened, but not before receipt',
    { steps: [on('11-05', 'progress'), on('11-04', 'progress')] },
    { steps: [on('11-05', 'progress'), on('11-02', 'progress')] },
    ['steps.1.on order'],
  ],
  [
    'a date that is named lies ahead',
    { steps: [on('11-05', 'informed', { expected: '2026-11-06' })] },
    { steps: [on('11-05', 'informed', { expected: '2026-11-05' })] },
    ['steps.0.expected order'],
  ],
  [
    'a date more than 183 days ahead says why',
    {
      steps: [
        on('11-05', 'informed', { expected: '2027-05-07' }),
        on('11-05', 'informed', { expected: '2027-05-08', despite: 'sabbatical' }),
      ],
    },
    { steps: [on('11-05', 'informed', { expected: '2027-05-08' }), on('11-05', 'delayed', { expected: '2062-12-01', reason: 'x' })] },
    ['steps.0.expected far-ahead', 'steps.1.expected far-ahead'],
  ],
  ['no step lies before receipt', { steps: [on('11-03', 'acknowledged')] }, { steps: [on('11-02', 'acknowledged')] }, ['steps.0.on order']],
  [
    'no step lies after today',
    { today: '2026-11-05', steps: [on('11-05', 'progress')] },
    { today: '2026-11-05', steps: [on('11-06', 'progress')] },
    ['steps.0.on future'],
  ],
  [
    'expected is after its step',
    { steps: [on('11-05', 'delayed', { expected: '2026-11-06', reason: 'x' })] },
    { steps: [on('11-05', 'delayed', { expected: '2026-11-05', reason: 'x' })] },
    ['steps.0.expected order'],
  ],
  [
    'what was done before the decision and recorded after it counts',
    { steps: [...HEARD.slice(1), decided('11-10'), HEARD[0]!] },
    { steps: [...HEARD.slice(1), decided('11-10'), { ...HEARD[0]!, on: '2026-11-11' }] },
    ['steps.3.step not-heard'],
  ],
  [
    'what was taken back before the decision does not count',
    { steps: [...HEARD, decided('11-10'), on('11-12', 'retracted', { of: 'discussed', recorded: '2026-11-06', reason: 'x' })] },
    { steps: [...HEARD, on('11-07', 'retracted', { of: 'discussed', recorded: '2026-11-06', reason: 'x' }), decided('11-10')] },
    ['steps.5.step not-heard'],
  ],
  [
    'a complaint about nobody needs no trainer heard',
    { about: [], steps: [...HEARD.slice(1), decided('11-10')] },
    { about: [], steps: [...HEARD.slice(2), decided('11-10')] },
    ['steps.2.step not-heard'],
  ],
  [
    'both sides are heard before the decision',
    { steps: [...HEARD, decided('11-10')] },
    { steps: [...HEARD.slice(1), decided('11-10')] },
    ['steps.3.step not-heard'],
  ],
  [
    'the complainant is heard before the decision',
    { steps: [...HEARD, decided('11-10')] },
    { steps: [...HEARD.filter(({ step }) => step !== 'complainant-contacted'), decided('11-10')] },
    ['steps.3.step not-heard'],
  ],
  [
    'the background is reviewed before the decision',
    { steps: [...HEARD, decided('11-10')] },
    { steps: [...HEARD.filter(({ step }) => step !== 'background-reviewed'), decided('11-10')] },
    ['steps.3.step not-heard'],
  ],
  [
    'it is discussed before the decision, not after',
    { steps: [...HEARD, decided('11-10')] },
    { steps: [...HEARD.slice(0, 3), decided('11-10'), on('11-11', 'discussed')] },
    ['steps.3.step not-heard'],
  ],
  [
    'a decision without hearing says why',
    { steps: [decided('11-10', { despite: 'onbereikbaar' })] },
    { steps: [decided('11-10', { despite: '' })] },
    ['steps.0.step not-heard'],
  ],
  [
    'nobody complained about decides',
    { about: ['bram-visser'], steps: [...HEARD, decided('11-10')] },
    { about: ['bram-visser'], steps: [...HEARD, decided('11-10', { by: 'bram-visser' })] },
    ['steps.4.by conflict'],
  ],
  [
    'somebody complained about may record something else',
    { about: ['bram-visser'], steps: [on('11-05', 'progress', { by: 'bram-visser' })] },
    { about: ['bram-visser'], steps: [on('11-05', 'progress', { by: 'nobody' })] },
    ['steps.0.by unknown-person'],
  ],
  [
    'nobody complained about closes',
    { about: ['bram-visser'], steps: [...TOLD, on('11-12', 'closed')] },
    { about: ['bram-visser'], steps: [...TOLD, on('11-12', 'closed', { by: 'bram-visser' })] },
    ['steps.7.by conflict'],
  ],
  [
    'whom it was about on the day of the decision counts, whatever was corrected later',
    { about: [], steps: [...HEARD, decided('11-10'), aboutCorrected('11-11', '[bram-visser]', '[]')] },
    { about: [], steps: [...HEARD, decided('11-10', { by: 'bram-visser' }), aboutCorrected('11-11', '[bram-visser]', '[]')] },
    ['steps.4.by conflict'],
  ],
  [
    'the last correction of about says what stands there',
    { about: ['peter-smit'], steps: [aboutCorrected('11-11', '[]', 'peter-smit')] },
    { about: ['peter-smit'], steps: [aboutCorrected('11-11', '[]', '[bram-visser]')] },
    ['steps.0.to correction'],
  ],
  ['a case is not related to itself', { related: ['2025-0031'] }, { related: ['2026-0001'] }, ['related related']],
  [
    'steps are recorded by staff',
    { steps: [on('11-05', 'progress', { by: 'bram-visser' })] },
    { steps: [on('11-05', 'progress', { by: 'peter-smit' })] },
    ['steps.0.by unknown-person'],
  ],
  [
    'a person is active, the first day included',
    { steps: [on('11-04', 'progress', { by: 'daan-smeets' })] },
    { steps: [on('11-03', 'progress', { by: 'daan-smeets' })] },
    ['steps.0.by not-active'],
  ],
  [
    'a person is active, the last day included',
    { steps: [on('11-05', 'progress', { by: 'daan-smeets' })] },
    { steps: [on('11-06', 'progress', { by: 'daan-smeets' })] },
    ['steps.0.by not-active'],
  ],
  [
    'only a mediator judges',
    { steps: [on('11-05', 'dissatisfied', { despite: 'x' }), on('11-05', 'referred'), judged('11-20')] },
    { steps: [on('11-05', 'dissatisfied', { despite: 'x' }), on('11-05', 'referred'), judged('11-20', { by: 'anna-jansen' })] },
    ['steps.2.by unknown-person'],
  ],
  [
    'a mediator records nothing else',
    { steps: [on('11-05', 'progress')] },
    { steps: [on('11-05', 'progress', { by: 'shona-ackerman' })] },
    ['steps.0.by unknown-person'],
  ],
  [
    'a judgment follows a referral',
    { steps: [on('11-05', 'referred', { despite: 'x' }), judged('11-20')] },
    { steps: [on('11-05', 'dissatisfied', { despite: 'x' }), judged('11-20')] },
    ['steps.1.step step-order'],
  ],
  [
    'a request has one judgment',
    { steps: [on('11-05', 'referred', { despite: 'x' }), judged('11-20', { measures: 'x' }), on('11-21', 'executed')] },
    { steps: [on('11-05', 'referred', { despite: 'x' }), judged('11-20', { measures: 'x' }), judged('11-21')] },
    ['steps.2.step step-twice'],
  ],
  [
    'an execution follows a judgment with measures',
    { steps: [on('11-05', 'referred', { despite: 'x' }), judged('11-20', { measures: 'x' }), on('11-21', 'executed')] },
    { steps: [on('11-05', 'referred', { despite: 'x' }), judged('11-20'), on('11-21', 'executed')] },
    ['steps.2.step step-order'],
  ],
  [
    'the mediator is asked for after a decision, or says why not',
    { steps: [...DECIDED, on('11-11', 'dissatisfied'), on('11-11', 'referred')] },
    { steps: [on('11-11', 'dissatisfied'), on('11-12', 'accepted'), on('11-13', 'referred')] },
    ['steps.0.step step-order', 'steps.2.step step-order'],
  ],
  [
    'a request that runs is referred, whatever became of the decision',
    {
      steps: [
        ...DECIDED,
        on('11-11', 'dissatisfied'),
        on('11-12', 'retracted', { of: 'decided', recorded: '2026-11-10', reason: 'x' }),
        on('11-13', 'referred'),
      ],
    },
    { steps: [...DECIDED, on('11-12', 'retracted', { of: 'decided', recorded: '2026-11-10', reason: 'x' }), on('11-13', 'referred')] },
    ['steps.7.step step-order'],
  ],
  [
    'content after all ends a request',
    { steps: [...DECIDED, on('11-11', 'dissatisfied'), on('11-12', 'accepted')] },
    { steps: [...DECIDED, on('11-12', 'accepted')] },
    ['steps.6.step step-order'],
  ],
  [
    'a notification follows a decision',
    { steps: TOLD },
    { steps: [on('11-05', 'notified', { how: 'post' })] },
    ['steps.0.step step-order'],
  ],
  [
    'a notification may follow a withdrawal',
    { steps: [on('11-05', 'withdrawn'), on('11-05', 'notified', { how: 'post' })] },
    { steps: [on('11-05', 'notified', { how: 'post' }), on('11-05', 'withdrawn')] },
    ['steps.0.step step-order'],
  ],
  [
    'a second decision may replace the first, but not a withdrawal',
    { steps: [...DECIDED, decided('11-12')] },
    { steps: [...HEARD, on('11-07', 'withdrawn'), decided('11-10')] },
    ['steps.5.step step-order'],
  ],
  [
    'a complaint is withdrawn before the client knows the decision',
    { steps: [...DECIDED, on('11-11', 'withdrawn')] },
    { steps: [...TOLD, on('11-12', 'withdrawn')] },
    ['steps.7.step step-order'],
  ],
  [
    'a complaint that is with the mediator is not withdrawn',
    { steps: [on('11-05', 'withdrawn')] },
    { steps: [on('11-05', 'dissatisfied', { despite: 'x' }), on('11-06', 'withdrawn')] },
    ['steps.1.step step-order'],
  ],
  [
    'a complaint is withdrawn once, whatever the day',
    {
      steps: [
        on('11-05', 'withdrawn'),
        on('11-06', 'retracted', { of: 'withdrawn', recorded: '2026-11-05', reason: 'x' }),
        on('11-07', 'withdrawn'),
      ],
    },
    { steps: [on('11-06', 'withdrawn'), on('11-05', 'withdrawn')] },
    ['steps.1.step step-twice'],
  ],
  [
    'nothing is owed when a case is closed',
    { steps: [...TOLD, on('11-12', 'closed')] },
    { steps: [...DECIDED, on('11-12', 'closed')] },
    ['steps.6.step still-owed'],
  ],
  [
    'a case closed with something owed says why',
    { steps: [on('11-11', 'informed', { told: 'dubbel' }), on('11-12', 'closed', { despite: 'dubbel' })] },
    { steps: [on('11-11', 'informed', { told: 'dubbel' }), on('11-12', 'closed')] },
    ['steps.1.step still-owed'],
  ],
  [
    'a case is closed once something has ended it, and the client knows',
    { steps: [...DECIDED, on('11-12', 'closed', { despite: 'brief volgt' })] },
    { steps: [on('11-11', 'informed'), on('11-12', 'closed', { despite: 'dubbel' })] },
    ['steps.1.step not-ended'],
  ],
  [
    'a withdrawn case may be closed',
    { steps: [on('11-05', 'withdrawn'), on('11-05', 'notified', { how: 'email' }), on('11-06', 'closed')] },
    { steps: [on('11-06', 'closed'), on('11-06', 'withdrawn')] },
    ['steps.0.step not-ended'],
  ],
  [
    'a breach that was put right does not keep a case open',
    { steps: [...HEARD, decided('12-01'), on('12-02', 'notified', { how: 'post' }), on('12-03', 'acknowledged'), on('12-04', 'closed')] },
    { steps: [...HEARD, decided('12-01'), on('12-04', 'closed')] },
    ['steps.5.step still-owed'],
  ],
  [
    'a step is taken back by its kind and day',
    { steps: [on('11-05', 'progress'), on('11-06', 'retracted', { of: 'progress', recorded: '2026-11-05', reason: 'x' })] },
    {
      steps: [
        on('11-05', 'progress'),
        on('11-06', 'retracted', { of: 'progress', recorded: '2026-11-06', reason: 'x' }),
        on('11-07', 'retracted', { of: 'retracted', recorded: '2026-11-06', reason: 'x' }),
        on('11-07', 'retracted', { of: 'progress', recorded: '2026-11-05', reason: 'x' }),
        on('11-08', 'retracted', { of: 'progress', recorded: '2026-11-05', reason: 'x' }),
      ],
    },
    ['steps.1.of retracted', 'steps.2.of retracted', 'steps.4.of retracted'],
  ],
  [
    'a step is taken back after it was made',
    { steps: [on('11-05', 'progress'), on('11-05', 'retracted', { of: 'progress', recorded: '2026-11-05', reason: 'x' })] },
    { steps: [on('11-05', 'progress'), on('11-04', 'retracted', { of: 'progress', recorded: '2026-11-05', reason: 'x' })] },
    ['steps.1.recorded order'],
  ],
  [
    'a correction of receipt names the date until now',
    { steps: [correction('11-03', '11-02')] },
    { steps: [correction('11-04', '11-02')] },
    ['steps.0.from correction'],
  ],
  [
    'a second correction names that of the first',
    { steps: [correction('11-03', '11-02'), correction('11-02', '11-01')] },
    { steps: [correction('11-03', '11-02'), correction('11-03', '11-01')] },
    ['steps.1.from correction'],
  ],
  [
    'a correction of receipt lies not after itself',
    { steps: [correction('11-03', '11-10')] },
    { steps: [correction('11-03', '11-11')] },
    ['steps.0.to order'],
  ],
  [
    'a correction of receipt is a date',
    { steps: [correction('11-03', '11-02')] },
    { steps: [correction('11-03', '11-31')] },
    ['steps.0.to date'],
  ],
  [
    'a correction of another field is free text',
    { steps: [on('11-10', 'corrected', { field: 'summary', from: 'x', to: 'y', reason: 'z' })] },
    { steps: [on('11-10', 'corrected', { field: 'received', from: 'x', to: 'y', reason: 'z' })] },
    ['steps.0.to date'],
  ],
  [
    'a correction may be recorded before the receipt it corrects',
    { steps: [on('11-02', 'corrected', { field: 'received', from: '2026-11-03', to: '2026-11-02', reason: 'x' })] },
    { steps: [on('11-02', 'corrected', { field: 'summary', from: 'x', to: 'y', reason: 'x' })] },
    ['steps.0.on order'],
  ],
])('%s', (_, accepted, refused, codes) => {
  expect(findings(accepted)).toEqual([])
  expect(findings(refused)).toEqual(codes)
})

test('a late truth is never refused: acknowledged, delayed, decided and told weeks too late', () => {
  const late = [
    on('11-20', 'acknowledged'),
    on('12-01', 'delayed', { expected: '2026-12-20', reason: 'x' }),
    ...HEARD.map((step) => ({ ...step, on: '2026-12-21' })),
    decided('12-28'),
    on('12-30', 'notified', { how: 'post' }),
  ]
  expect(findings({ steps: late })).toEqual([])
})

test('mediation is possible after closing, also years later', () => {
  const steps = [...TOLD, on('11-12', 'closed'), { on: '2031-01-01', step: 'dissatisfied' }, { on: '2031-01-02', step: 'referred' }]
  expect(findings({ steps, today: '2031-02-01' })).toEqual([])
})

test('before the first policy version nothing is computed, so nothing is owed at closing', () => {
  const file = {
    ...caseSchema.parse({
      received: '2013-01-03',
      channel: 'email',
      language: 'nl',
      complainant: { name: 'J', role: 'other' },
      about: [],
      handler: 'anna-jansen',
      category: 'other',
      summary: 'x',
      steps: [
        { on: '2013-01-20', step: 'withdrawn', by: 'anna-jansen' },
        { on: '2013-02-01', step: 'closed', by: 'anna-jansen' },
      ],
    }),
    id: '2013-0001',
  }
  expect(caseFindings(file, { organisation, policy: null, letters: [], today: day('2026-11-22') })).toEqual([])
})

test('every contradiction of a case is told at once, in the order of the file', () => {
  expect(
    findings({ handler: 'nobody', about: ['nobody'], steps: [on('11-02', 'progress', { by: 'x' }), judged('11-01', { by: 'x' })] }),
  ).toEqual([
    'handler unknown-person',
    'handler conflict',
    'about.0 unknown-person',
    'steps.0.on order',
    'steps.0.by unknown-person',
    'steps.1.on order',
    'steps.1.by unknown-person',
    'steps.1.step step-order',
  ])
})

describe('letters that a step names', () => {
  const acknowledgement = letterOn('2026-11-03', 'acknowledgement')
  const file = (date: string, name: string) =>
    caseWith('2026-11-03', [`${date} delivered letter=${name}`, `${date} undelivered letter=${name}`])
  const codes = (steps: Case, letters: readonly LetterRecord[] | null) =>
    caseFindings(steps, { organisation, policy: POLICY, letters, today: day('2026-12-31') }).map(
      ({ path, code }) => `${path.join('.')} ${code}`,
    )

  test('are on file on that day', () => {
    expect(codes(file('2026-11-03', 'acknowledgement'), [acknowledgement])).toEqual([])
    expect(codes(file('2026-11-03', 'decision'), [acknowledgement])).toEqual(['steps.0.letter letter', 'steps.1.letter letter'])
    expect(codes(file('2026-11-04', 'acknowledgement'), [letterOn('2026-11-05', 'acknowledgement')])).toEqual([
      'steps.0.letter letter',
      'steps.1.letter letter',
    ])
  })

  test('are not asked for where nobody knows the letters', () => {
    expect(codes(file('2026-11-03', 'decision'), null)).toEqual([])
    const told = ['2026-11-04 decided despite=x', '2026-11-05 closed']
    expect(codes(caseWith('2026-11-03', told), null)).toEqual([])
    expect(codes(caseWith('2026-11-03', told), [acknowledgement])).toEqual(['steps.1.step still-owed'])
  })

  test('that came back on the day of closing do not make the closing wrong', () => {
    const steps = caseWith('2026-11-03', ['2026-11-04 decided despite=x', '2026-11-05 closed'])
    const sent = letterOn('2026-11-04', 'decision')
    for (const returned of ['2026-11-05T15:00:00Z', '2026-11-09T15:00:00Z'])
      expect(codes(steps, [acknowledgement, { ...sent, returned }])).toEqual([])
    expect(codes(steps, [acknowledgement, { ...sent, returned: '2026-11-04T15:00:00Z' }])).toEqual(['steps.1.step still-owed'])
  })
})

describe('where nobody is there whom the complaint is not about', () => {
  const alone = { ...organisation, staff: organisation.staff.filter(({ id }) => id === 'anna-jansen') }
  const codes = (steps: readonly string[]) =>
    caseFindings(caseWith('2026-11-03', steps, { about: ['anna-jansen'] }), {
      organisation: alone,
      policy: POLICY,
      letters: null,
      today: day('2026-12-31'),
    }).map(({ path, code }) => `${path.join('.')} ${code}`)

  test('the handler may be that person, and decides with a reason', () => {
    expect(codes(['2026-11-04 decided despite=Er_is_niemand_anders.'])).toEqual([])
    expect(codes(['2026-11-04 decided'])).toEqual(['steps.0.by conflict', 'steps.0.step not-heard'])
  })
})
