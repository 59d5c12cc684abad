// A life from a seed: people who act, or never do, in a case that goes wherever the check lets it go. Everything that they do is
// written down, so that the same life can be lived again without them.
import { addDays, type CalendarDate, day } from '../../procedure/calendar.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { toDosOf } from '../../views/to-do.ts'
import { organisationWith } from '../example.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { Doing, Fault, Head, Life, Mail, Register } from './life.ts'
import { type Living, live } from './live.ts'
import { standing } from './reckoning.ts'
import { stepOf } from './steps.ts'
import { stepsToTake } from './tasks.ts'
import { SUMMARIES, WISHES } from './words.ts'

const ORGANISATION = organisationWith()

/** The people of a life: how often they do something, how often they do what a task says, how reliable the nightly run is. */
interface Temper {
  readonly active: number
  readonly dutiful: number
  readonly lost: number
  readonly busy: number
}

/** Lives the life of a seed; gives it written down, and what was wrong in it. */
export function improvise(seed: number): { life: Life; faults: Fault[] } {
  const chance = chanceFrom(seed)
  const life = beginning(seed, chance)
  const temper: Temper = {
    active: chance.pick([0, 0.08, 0.2, 0.2, 0.45]),
    dutiful: chance.pick([0, 0.2, 0.7, 0.95]),
    lost: chance.pick([0, 0, 0.05, 0.3]),
    busy: chance.pick([0, 0.1, 0.4]),
  }
  const doings: Doing[] = []
  const living = live(life)
  const act = (doing: Doing) => {
    if (living.act(doing)) doings.push(doing)
  }
  const entered = addDays(
    life.head.received,
    chance.weighed([
      [6, 0],
      [2, chance.between(1, 3)],
      [1, chance.between(4, 30)],
    ] as const),
  )
  const end = addDays(
    entered,
    chance.weighed([
      [5, chance.between(20, 60)],
      [4, chance.between(60, 150)],
      [1, chance.between(150, 400)],
    ] as const),
  )
  let outage = 0
  for (let today = entered; today <= end; today = addDays(today, 1)) {
    if (outage > 0) outage--
    else if (chance.odds(temper.lost * 0.1)) outage = chance.between(2, 9)
    const runs = outage || chance.odds(temper.lost) ? 0 : chance.odds(temper.busy) ? chance.between(2, 4) : 1
    const moments = chance.shuffled([
      ...Array<'run'>(runs).fill('run'),
      ...(chance.odds(temper.active) ? (['staff'] as const) : []),
      'duty' as const,
    ])
    for (const moment of moments) {
      if (moment === 'run') act({ on: today, what: 'run' })
      else if (moment === 'duty') duties(living, temper, today, chance, act)
      else if (chance.odds(0.06)) changeOfFile(living.register, today, chance, act)
      else for (let left = chance.between(1, 3); left > 0; left--) somethingHappens(living.register, today, chance, act)
    }
    bounces(living.register, today, chance, act)
  }
  living.end(end)
  return { life: { ...life, doings }, faults: living.faults }
}

function beginning(seed: number, chance: Chance): Life {
  // Now and then a complaint from the days before the first policy version.
  const received = chance.odds(0.02)
    ? addDays(day('2014-10-25'), chance.between(0, 20))
    : addDays(day('2026-01-05'), chance.between(0, 800))
  const language = chance.pick(['nl', 'en'] as const)
  const email = chance.weighed([
    [7, 'jan@example.org'],
    [1, 'jan@nowhere.example.org'],
    [2, null],
  ])
  const wish = chance.odds(0.5) ? chance.pick(WISHES[language]) : null
  const head: Head = {
    received,
    channel: chance.pick(['email', 'phone', 'in-person', 'letter', 'web-form']),
    language,
    complainant: { name: 'Jan de Vries', ...(email && { email }), role: chance.pick(['participant', 'client', 'other']) },
    about: chance.odds(0.6) ? ['peter-smit'] : chance.odds(0.2) ? ['bram-visser'] : [],
    handler: chance.pick(['anna-jansen', 'carla-mulder']),
    category: 'other',
    summary: chance.pick(SUMMARIES[language]),
    ...(wish && { wish }),
  }
  const mail: Mail = chance.odds(0.6) ? 'good' : 'moody'
  return { seed, id: `${received.slice(0, 4)}-0001`, head, organisation: organisationFrom(received, chance), mail, doings: [] }
}

/** The organisation of a life: now and then somebody leaves, or letters that nobody asked for are switched off. */
function organisationFrom(received: CalendarDate, chance: Chance): Organisation {
  const leavesOn = chance.odds(0.1) ? addDays(received, chance.between(5, 60)) : null
  const handsOverOn = chance.odds(0.15) ? addDays(received, chance.between(10, 80)) : null
  const silent = chance.odds(0.03)
  const { staff, mediators, norms } = ORGANISATION
  const [mediator] = mediators
  const until = handsOverOn && { until: handsOverOn, successor: 'mark-jones' }
  return {
    ...ORGANISATION,
    ...(leavesOn && { staff: staff.map((member) => (member.id === 'anna-jansen' ? { ...member, until: leavesOn } : member)) }),
    ...(handsOverOn &&
      mediator && {
        mediators: [
          { ...mediator, ...until },
          { id: 'mark-jones', name: 'mark jones', email: 'mark-jones@example.org', from: addDays(handsOverOn, 1) },
        ],
      }),
    ...(silent && { norms: { ...norms, automaticLetters: false } }),
  }
}

/** One thing that happens in the case, told on the day itself or late. */
function somethingHappens(register: Register, today: CalendarDate, chance: Chance, act: (doing: Doing) => void) {
  const late = chance.weighed([
    [13, 0],
    [4, chance.between(1, 3)],
    [2, chance.between(4, 20)],
  ] as const)
  const on = addDays(today, -late)
  const kind = chance.weighed(likely(register))
  const step = stepOf(kind, on, register, chance)
  if (!step) return
  const before = register.steps.length
  act({ on: today, what: 'step', step })
  if (step.field === 'summary' && step.to) act({ on: today, what: 'edit', head: { ...register.head, summary: step.to } })
  // What the check refuses is tried once more with a reason, as the check itself advises.
  if (register.steps.length === before && chance.odds(0.4))
    act({ on: today, what: 'step', step: { ...step, despite: 'De directie heeft dit besloten.' } })
}

/** Another address, no address any more, or another handler. */
function changeOfFile({ head }: Register, today: CalendarDate, chance: Chance, act: (doing: Doing) => void) {
  const { email: _old, ...nameless } = head.complainant
  const email = chance.pick(['jan@example.org', 'devries@example.org', null])
  const changed = chance.odds(0.5)
    ? { ...head, complainant: { ...nameless, ...(email && { email }) } }
    : { ...head, handler: chance.pick(['anna-jansen', 'bram-visser', 'carla-mulder']) }
  act({ on: today, what: 'edit', head: changed })
}

/** What may happen next in such a case, and how often. */
function likely(register: Register): (readonly [number, string])[] {
  const { decided, withdrawn, inMediation, referred, judged, closed, investigated } = standing(register)
  const letters = register.letters.length > 0 ? 1 : 0
  const always = [
    [0.5 * letters, 'delivered'],
    [0.4 * letters, 'undelivered'],
    [0.5, 'corrected'],
    [0.6, 'retracted'],
  ] as const
  if (inMediation)
    return [
      [referred ? 0.3 : 4, 'referred'],
      [0.7, 'accepted'],
      [referred && !judged ? 2 : 0.1, 'judged'],
      [judged ? 3 : 0.1, 'executed'],
      [0.4, 'dissatisfied'],
      [0.6, 'closed'],
      [1, 'informed'],
      [0.4, 'decided'],
      ...always,
    ]
  if (decided || withdrawn || closed)
    return [
      [0.8, 'notified'],
      [closed ? 0.1 : 3, 'closed'],
      [0.8, 'decided'],
      [1.2, 'dissatisfied'],
      [0.3, 'referred'],
      [0.7, 'informed'],
      [0.3, 'withdrawn'],
      [0.2, 'progress'],
      [0.2, 'delayed'],
      ...always,
    ]
  return [
    ...investigated.map(([kind, done]) => [done ? 0.3 : 3, kind] as const),
    [investigated.every(([, done]) => done) ? 4 : 0.8, 'decided'],
    [0.7, 'acknowledged'],
    [2.5, 'delayed'],
    [2.5, 'informed'],
    [1, 'progress'],
    [0.5, 'withdrawn'],
    [0.3, 'closed'],
    [0.2, 'dissatisfied'],
    [0.2, 'referred'],
    ...always,
  ]
}

/** Somebody does what a task asks, in its simplest form, or puts a wrong address right. */
function duties({ register, planned }: Living, temper: Temper, today: CalendarDate, chance: Chance, act: (doing: Doing) => void) {
  if (!chance.odds(temper.dutiful * 0.5)) return
  const { complainant } = register.head
  if (complainant.email?.includes('nowhere') && chance.odds(0.4)) {
    act({ on: today, what: 'edit', head: { ...register.head, complainant: { ...complainant, email: 'jan@example.org' } } })
    return
  }
  const plan = planned()
  const toDos = plan ? toDosOf(plan).filter(({ kind }) => plan.tasks.some((task) => task.kind === kind)) : []
  if (!toDos.length) return
  const toDo = chance.pick(toDos)
  const choices = stepsToTake(toDo, today, register)
  if (choices.length) act({ on: today, what: 'step', step: chance.pick(choices) })
  else if (toDo.kind === 'new-handler') act({ on: today, what: 'edit', head: { ...register.head, handler: 'carla-mulder' } })
}

function bounces(register: Register, today: CalendarDate, chance: Chance, act: (doing: Doing) => void) {
  if (register.life.mail === 'good' || !chance.odds(0.03)) return
  const sent = register.letters.filter(({ sentOn, returnedOn }) => sentOn && !returnedOn)
  const last = sent.at(-1)
  if (last) act({ on: today, what: 'returned', letter: last.name })
}
