// What goes out twice, and letters of one day that contradict each other.
import { addDays, type CalendarDate } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import type { Fault, Letter, Register } from './life.ts'
import { readLetter } from './reading.ts'
import { deliveryOf, entriesOf, lastOf } from './reckoning.ts'

/** The step that asks for a letter of this kind; none: no step does. */
const ASKED_BY: Partial<Record<Letter['kind'], string>> = {
  delay: 'delayed',
  decision: 'decided',
  referral: 'referred',
  withdrawal: 'withdrawn',
}

/** Letters that were written twice. `after` is the plan made right after the run. */
export function repeats(register: Register, written: readonly Letter[], after: CasePlan, today: CalendarDate): Fault[] {
  const faults: Fault[] = []
  const paths = register.letters.map(({ path }) => path)
  for (const path of new Set(paths))
    if (paths.filter((other) => other === path).length > 1)
      faults.push({ on: today, rule: 'path twice', message: `${path} is on file twice` })
  const deferred = register.letters.filter(({ attempts, address, sentOn, refusedOn }) => attempts === 0 && address && !sentOn && !refusedOn)
  for (const { path, kind } of after.letters)
    if (!deferred.some((letter) => letter.path === path))
      faults.push({ on: today, rule: `again at once ${kind}`, message: `right after the run ${path} is due` })
  const entries = entriesOf(register.steps)
  for (const letter of written) {
    const earlier = register.letters.filter(
      (other) => other !== letter && other.kind === letter.kind && answers(other, register) === answers(letter, register),
    )
    for (const other of earlier) {
      const arrived = deliveryOf(other, entries)
      const waits = !other.sentOn && !other.refusedOn && other.attempts === 1 && !other.abandoned
      if (arrived)
        faults.push({
          on: today,
          rule: `twice ${letter.kind}`,
          message: `${letter.name} tells what ${other.name} told, which arrived on ${arrived.on}`,
        })
      else if (
        !waits &&
        !other.abandoned &&
        other.address === letter.address &&
        !(other.expected && other.expected <= today) &&
        other.attempts > 0 &&
        letter.kind !== 'delay'
      )
        faults.push({
          on: today,
          rule: `anew ${letter.kind}`,
          message: `${letter.name} is written anew, and neither its address nor its date has changed since ${other.name}`,
        })
    }
  }
  return faults
}

/** What a letter answers: the step that asked for it, or the due date. */
function answers(letter: Letter, register: Register): string {
  const kind = ASKED_BY[letter.kind]
  if (!kind || letter.automatic) return `${letter.kind} ${letter.due ?? ''} ${letter.kind === 'delay' ? letter.expected : ''}`
  return `${kind} ${lastOf(kind, letter, register)?.place}`
}

/** Letters of one day that do not go together. */
export function contradictions(register: Register, written: readonly Letter[], today: CalendarDate): Fault[] {
  const faults: Fault[] = []
  const say = (rule: string, message: string) => faults.push({ on: today, rule: `contradiction ${rule}`, message })
  const kinds = written.map(({ kind }) => kind)
  for (const settled of ['decision', 'withdrawal'] as const)
    if (kinds.includes(settled))
      for (const kind of ['delay', 'interim', 'acknowledgement'] as const)
        if (kinds.includes(kind)) say(`${settled} and ${kind}`, `one run wrote a ${settled} and a ${kind} letter`)
  if (kinds.includes('decision') && kinds.includes('withdrawal')) say('decision and withdrawal', 'one run wrote both')
  const dates = written.flatMap(promisedIn)
  if (new Set(dates).size > 1)
    say('dates', `the letters of one run name ${[...new Set(dates)].join(' and ')}: ${written.map(({ name }) => name).join(', ')}`)
  const ofToday = register.letters.filter(({ claimedOn, refusedOn }) => claimedOn === today && !refusedOn)
  for (const later of written) {
    for (const sooner of ofToday.slice(0, ofToday.indexOf(later))) {
      if (written.includes(sooner)) continue
      const [first] = promisedIn(sooner)
      const [second] = promisedIn(later)
      if (!first || !second || first === second) continue
      const names = readLetter(later.body, later.language).claims.some(({ date, means }) => date === first && means !== 'decision-by')
      if (!names && deliveryOf(sooner, entriesOf(register.steps)))
        say('one day', `${later.name} says ${second}, and does not name what ${sooner.name} said the same day: ${first}`)
    }
  }
  for (const later of written) {
    if (later.kind !== 'delay' || !later.automatic) continue
    const yesterday = addDays(today, -1)
    const confirmed = register.letters.find(
      ({ kind, claimedOn, expected }) => kind === 'interim' && claimedOn >= yesterday && expected === later.due,
    )
    if (confirmed)
      say(
        'confirmed, then taken back',
        `${confirmed.name} said on ${confirmed.claimedOn} that ${later.due} stands, and ${later.name} takes it back`,
      )
  }
  return faults
}

function promisedIn(letter: Letter): CalendarDate[] {
  return readLetter(letter.body, letter.language).claims.flatMap(({ means, date }) =>
    means === 'decision-by' || means === 'stands' ? [date] : [],
  )
}
