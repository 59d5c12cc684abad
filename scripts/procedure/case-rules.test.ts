import { expect, test } from 'vitest'
import { organisationWith, POLICY } from '../testing/example.ts'
import { type CalendarDate, day } from './calendar.ts'
import { type Case, caseSchema } from './case.ts'
import { caseFindings } from './case-rules.ts'

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

const on = (date: string, step: string, more: object = {}) => ({ on: `2026-${date}`, step, ...more })
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
    'steps stand oldest first',
    { steps: [on('11-05', 'progress'), on('11-05', 'progress')] },
    { steps: [on('11-05', 'progress'), on('11-04', 'progress')] },
    ['steps.1.on order'],
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
    { steps: [on('11-05', 'dissatisfied'), on('11-05', 'referred'), judged('11-20')] },
    { steps: [on('11-05', 'dissatisfied'), on('11-05', 'referred'), judged('11-20', { by: 'anna-jansen' })] },
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
    { steps: [on('11-05', 'referred'), judged('11-20')] },
    { steps: [judged('11-20')] },
    ['steps.0.step step-order'],
  ],
  [
    'an execution follows a judgment',
    { steps: [on('11-05', 'referred'), judged('11-20'), on('11-21', 'executed')] },
    { steps: [on('11-05', 'referred'), on('11-21', 'executed')] },
    ['steps.1.step step-order'],
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
  ['a decision is taken once', { steps: DECIDED }, { steps: [...DECIDED, decided('11-12')] }, ['steps.6.step step-twice']],
  [
    'a complaint is withdrawn once',
    { steps: [on('11-05', 'withdrawn')] },
    { steps: [on('11-05', 'withdrawn'), on('11-06', 'withdrawn')] },
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
    { steps: [on('11-12', 'closed', { despite: 'overleden' })] },
    { steps: [on('11-12', 'closed')] },
    ['steps.0.step still-owed'],
  ],
  [
    'a withdrawn case may be closed',
    { steps: [on('11-05', 'withdrawn'), on('11-05', 'notified', { how: 'mail' }), on('11-06', 'closed')] },
    { steps: [on('11-06', 'closed'), on('11-06', 'withdrawn')] },
    ['steps.0.step still-owed'],
  ],
  [
    'a breach that was put right does not keep a case open',
    { steps: [...HEARD, decided('12-01'), on('12-02', 'notified', { how: 'post' }), on('12-03', 'acknowledged'), on('12-04', 'closed')] },
    { steps: [...HEARD, decided('12-01'), on('12-04', 'closed')] },
    ['steps.5.step still-owed'],
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
      steps: [{ on: '2013-02-01', step: 'closed', by: 'anna-jansen' }],
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
    'steps.1.on order',
    'steps.1.by unknown-person',
    'steps.1.step step-order',
  ])
})
