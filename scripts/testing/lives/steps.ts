// Every kind of step that can be recorded, filled in as people fill it in.
import { addDays, type CalendarDate } from '../../procedure/calendar.ts'
import type { Chance } from './chance.ts'
import type { Register, WrittenStep } from './life.ts'
import { lastCorrectionOf } from './reckoning.ts'
import { DECISIONS, REASONS, SUMMARIES, TOLD } from './words.ts'

const WRITTEN = ['email', 'post', 'by-hand'] as const
const HOW = [...WRITTEN, 'phone', 'in-person'] as const

/** A step of this kind on a day; null where there is nothing that it could be about. */
export function stepOf(kind: string, on: CalendarDate, register: Register, chance: Chance): WrittenStep | null {
  const { language } = register.head
  const by = somebody(register, on, chance)
  const plain = { on, step: kind, by }
  switch (kind) {
    case 'acknowledged':
      return { ...plain, how: chance.odds(0.7) ? chance.pick(WRITTEN) : chance.pick(HOW) }
    case 'delayed':
      return { ...plain, expected: addDays(on, dayAhead(chance)), reason: chance.pick(REASONS[language]) }
    case 'informed': {
      const named = chance.odds(0.4)
      const said = !named || chance.odds(0.6)
      return {
        ...plain,
        ...(said && { told: chance.pick(TOLD[language]) }),
        ...(named && { expected: addDays(on, dayAhead(chance)) }),
        note: 'Boos aan de telefoon.',
      }
    }
    case 'progress':
      return { ...plain, told: chance.pick(TOLD[language]), note: 'Nog niemand bereikt.' }
    case 'decided':
      return { ...plain, outcome: chance.pick(['upheld', 'partly-upheld', 'not-upheld']), letter: chance.pick(DECISIONS[language]) }
    case 'notified':
      return { ...plain, how: chance.pick(HOW) }
    case 'referred':
      return chance.odds(0.25) ? { ...plain, how: chance.pick(HOW) } : plain
    case 'judged':
      return {
        ...plain,
        by: mediatorOn(register, on),
        judgment: 'De bemiddelaar vindt de klacht gegrond.',
        ...(chance.odds(0.6) && { measures: 'Geld terug.' }),
      }
    case 'delivered':
    case 'undelivered': {
      const letter = register.letters.length ? chance.pick(register.letters) : null
      if (!letter) return null
      const { name } = letter
      return kind === 'delivered'
        ? { ...plain, letter: name, how: chance.pick(HOW) }
        : { ...plain, letter: name, reason: 'Retour gekomen.' }
    }
    case 'corrected': {
      if (chance.odds(0.25)) {
        const to = chance.pick(SUMMARIES[language])
        return { ...plain, field: 'summary', from: register.head.summary, to, reason: 'Verkeerd overgenomen.' }
      }
      const from = lastCorrectionOf(register.steps, 'received')?.to ?? register.head.received
      const to = addDays(from as CalendarDate, chance.pick([-6, -3, -1, 1, 2, 5]))
      return { ...plain, field: 'received', from, to, reason: 'Verkeerd overgenomen.' }
    }
    case 'retracted': {
      const one = register.steps.length ? chance.pick(register.steps.slice(-6)) : null
      return one && one.on <= on ? { ...plain, of: one.step, recorded: one.on, reason: 'Verkeerd dossier.' } : null
    }
    default:
      return plain
  }
}

/** How far ahead people name a date: mostly days or weeks, now and then months. */
function dayAhead(chance: Chance): number {
  return chance.weighed([
    [3, chance.between(1, 6)],
    [5, chance.between(7, 21)],
    [3, chance.between(22, 50)],
    [1, chance.between(51, 180)],
  ])
}

/** Somebody who may act in this case on that day; anybody where nobody may. */
export function somebody(register: Register, on: CalendarDate, chance: Chance | null): string {
  const staff = register.life.organisation.staff.filter(
    ({ id, from, until }) => !register.head.about.includes(id) && !(from && from > on) && !(until && until < on),
  )
  const ids = staff.map(({ id }) => id)
  if (ids.includes(register.head.handler) && (!chance || chance.odds(0.8))) return register.head.handler
  return (chance ? ids[chance.between(0, Math.max(0, ids.length - 1))] : ids[0]) ?? register.head.handler
}

function mediatorOn(register: Register, on: CalendarDate): string {
  const { mediators } = register.life.organisation
  return mediators.find(({ from, until }) => !(from && from > on) && !(until && until < on))?.id ?? mediators[0]!.id
}
