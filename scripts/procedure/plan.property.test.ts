// What must hold for every case, whatever happens in it and whenever the run comes: random cases, carried out day by day.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseWith, letterOn, NO_EMAIL, organisationWith, POLICY } from '../testing/example.ts'
import { addDays, type CalendarDate, day } from './calendar.ts'
import type { Case } from './case.ts'
import { type LetterDue, MOST_DAYS_OLD } from './letters/due.ts'
import type { LetterRecord } from './letters/record.ts'
import { type CasePlan, plan } from './plan.ts'

/** How many random cases each property meets: more in `npm run test:long`. */
const RUNS = import.meta.env.MODE === 'long' ? 400 : 80

const ORGANISATION = organisationWith()
const RECEIVED = day('2026-12-01')

/** A case in which steps happen some days after each other, in an order that the check would accept. */
const anyCase = fc
  .record({
    email: fc.boolean(),
    investigated: fc.integer({ min: 0, max: 4 }),
    delays: fc.array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 })), { maxLength: 3 }),
    told: fc.boolean(),
    end: fc.constantFrom('none', 'decided', 'withdrawn', 'mediation', 'accepted', 'judged'),
    gaps: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ email, investigated, delays, told, end, gaps }): Case => {
    let now = RECEIVED
    const after = () => {
      now = addDays(now, gaps.pop() ?? 0)
      return now
    }
    const steps = ['trainer-contacted', 'complainant-contacted', 'background-reviewed', 'discussed']
      .slice(0, investigated)
      .map((name) => `${after()} ${name}`)
    for (const days of delays) steps.push(`${after()} delayed expected=${addDays(now, days)}`)
    if (told) steps.push(`${after()} informed note=Gebeld.`)
    if (end === 'withdrawn') steps.push(`${after()} withdrawn`)
    else if (end !== 'none') steps.push(`${after()} decided`)
    if (['mediation', 'accepted', 'judged'].includes(end)) steps.push(`${after()} dissatisfied`, `${after()} referred`)
    if (end === 'accepted') steps.push(`${after()} accepted`)
    if (end === 'judged') steps.push(`${after()} judged measures=geld`, `${after()} executed`)
    return caseWith(RECEIVED, steps, email ? {} : NO_EMAIL)
  })

const anyDay = fc.integer({ min: 0, max: 150 }).map((days) => addDays(RECEIVED, days))

function planned(file: Case, letters: readonly LetterRecord[], today: CalendarDate): CasePlan {
  const found = plan(file, letters, [POLICY], ORGANISATION, today)
  if (!found) throw new Error('not received yet')
  return found
}

/** The letter as it stands on file once it was sent at noon; one to print stays to be printed. */
function carriedOut(letter: LetterDue, today: CalendarDate): LetterRecord {
  const { kind, path, due, expected, automatic, to } = letter
  const printed = { print: 'true', sent: undefined, attempts: '0', to: { name: to.name } }
  return letterOn(today, kind, {
    case: letter.case,
    path,
    ...(due && { due }),
    ...(expected && { expected }),
    automatic: String(automatic),
    ...(to.address ? {} : printed),
  })
}

/** Runs on each of the days that `runs` accepts, up to and with `last`; gives all letters that were written. */
function run(file: Case, last: CalendarDate, runs: (today: CalendarDate) => boolean = () => true): LetterRecord[] {
  const letters: LetterRecord[] = []
  for (let today = RECEIVED; today <= last; today = addDays(today, 1)) {
    if (runs(today)) letters.push(...planned(file, letters, today).letters.map((letter) => carriedOut(letter, today)))
  }
  return letters
}

describe('for every case and every day', () => {
  test('no due date lies before receipt', () => {
    fc.assert(
      fc.property(anyCase, anyDay, (file, today) => {
        for (const { due, opened } of planned(file, run(file, today), today).obligations) {
          expect(opened >= RECEIVED).toBe(true)
          if (due) expect(due >= RECEIVED).toBe(true)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('a plan that was carried out sends nothing new the same day', () => {
    fc.assert(
      fc.property(anyCase, anyDay, (file, today) => {
        expect(planned(file, run(file, today), today).letters).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test('no fact is answered by two letters: every path is written once', () => {
    fc.assert(
      fc.property(anyCase, anyDay, (file, today) => {
        const paths = run(file, today).map(({ path }) => path)
        expect(new Set(paths).size).toBe(paths.length)
      }),
      { numRuns: RUNS },
    )
  })

  test('with daily runs the client with an e-mail address hears in time: nothing that letters can keep is ever broken', () => {
    fc.assert(
      fc.property(anyCase, anyDay, (file, today) => {
        if (!file.complainant.email) return
        const { obligations } = planned(file, run(file, today), today)
        const broken = obligations.filter(
          ({ kind, breached }) => breached && ['acknowledgement', 'decision', 'new-date', 'interim'].includes(kind),
        )
        expect(broken).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test('a bad night changes nothing that came before: skipping nights and then running sends what was missed, once and in truth', () => {
    fc.assert(
      fc.property(anyCase, anyDay, fc.integer({ min: 1, max: 20 }), (file, today, nights) => {
        const from = addDays(today, -nights)
        const daily = run(file, today)
        const before = run(file, from)
        const late = run(file, today, (date) => date <= from || date === today).slice(before.length)
        const missed = daily.slice(before.length)
        const kinds = (letters: readonly LetterRecord[]) => new Set(letters.map(({ kind }) => kind))
        // Whatever only a letter can say is said: late, but said.
        for (const kind of ['acknowledgement', 'decision', 'withdrawal'] as const) {
          const { facts } = planned(file, [...before, ...late], today)
          // The decision confirms receipt as well, and a withdrawal takes the place of a decision that has not left.
          const superfluous =
            (kind === 'decision' && facts.withdrawnOn !== null) ||
            // Four weeks after receipt nothing confirms it by itself any more.
            (kind === 'acknowledgement' &&
              (facts.withdrawnOn !== null || facts.decidedOn !== null || addDays(RECEIVED, MOST_DAYS_OLD) < today))
          if (kinds(missed).has(kind) && !superfluous) expect(kinds(late).has(kind)).toBe(true)
        }
        // Nothing that falls due is left unsaid, and a date that staff asked to name is named while it still lies ahead.
        const { facts, obligations } = planned(file, [...before, ...late], today)
        if (file.complainant.email && !facts.decidedOn && !facts.withdrawnOn) {
          const unsaid = obligations.filter(
            ({ kind, daysLeft }) => ['decision', 'new-date', 'interim'].includes(kind) && daysLeft !== null && daysLeft <= 1,
          )
          // A date that was named today is not taken back today.
          const namedToday = facts.messages.some(({ on, names }) => on === today && names)
          expect(unsaid.filter(({ opened }) => opened < today && !namedToday)).toEqual([])
          const asked = file.steps.findLast((step) => step.step === 'delayed' && step.on <= today)
          if (asked?.step === 'delayed' && asked.on > from && asked.expected > today)
            expect(facts.messages.at(-1)?.expected).toBe(asked.expected)
        }
        // In truth: no date of a decision that has passed, and at most one letter of each kind.
        for (const letter of late) if (letter.expected) expect(letter.expected > today).toBe(true)
        expect(late.length).toBe(kinds(late).size)
        if (facts.decidedOn) expect(kinds(late).has('delay') || kinds(late).has('interim')).toBe(false)
      }),
      { numRuns: RUNS },
    )
  })
})
