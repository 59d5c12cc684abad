// The contradictions in a case file that its schema cannot see. A breach is never one of them: what is late may always be recorded.
import { type CalendarDate, parseDate } from './calendar.ts'
import { type Case, receivedOn, type Step, type StepName } from './case.ts'
import { asOf, factsOf } from './facts.ts'
import type { LetterRecord } from './letters/record.ts'
import { isOwed, obligationsOf } from './obligations.ts'
import { activeOn, type Organisation, type Person } from './organisation.ts'
import type { Policy } from './policy.ts'
import type { Finding } from './problem.ts'
import { isSayable, nearest } from './spelling.ts'
import { INVESTIGATION } from './status.ts'

/** A finding that only says that something lies after today: it damages nothing, and an as-of view leaves such steps out. */
export const FUTURE = 'future'

export interface Surroundings {
  readonly organisation: Organisation
  /** The version that governs the case; null before the first. */
  readonly policy: Policy | null
  readonly letters: readonly LetterRecord[]
  readonly today: CalendarDate
}

/** Everything that contradicts something else, in the order of the file. Paths lead into the frontmatter; [] is the file. */
export function caseFindings(file: Case, around: Surroundings): Finding[] {
  return [...headFindings(file, around), ...file.steps.flatMap((step, index) => stepFindings(file, step, index, around))]
}

function headFindings(file: Case, { organisation, today }: Surroundings): Finding[] {
  const findings: Finding[] = []
  const year = file.id.slice(0, 4)
  if (file.received.slice(0, 4) !== year)
    findings.push({
      path: ['received'],
      code: 'id-year',
      message: `"${file.received}" is not in ${year}, the year in the number of the case. The number carries the year of receipt: correct the date, or give the file a number of ${file.received.slice(0, 4)}`,
    })
  if (file.received > today)
    findings.push({
      path: ['received'],
      code: FUTURE,
      message: `"${file.received}" is after today, ${today}. Write the day the complaint reached us`,
    })
  if (!organisation.staff.some((member) => member.id === file.handler))
    findings.push({
      path: ['handler'],
      code: 'unknown-person',
      message: unknownPerson(file.handler, 'a member of staff', organisation.staff),
    })
  if (file.about.includes(file.handler))
    findings.push({
      path: ['handler'],
      code: 'conflict',
      message: 'the handler is one of the persons complained about, so somebody else handles the case. Choose another member of staff',
    })
  const known = [...organisation.staff, ...organisation.trainers]
  file.about.forEach((id, index) => {
    if (!known.some((person) => person.id === id))
      findings.push({
        path: ['about', index],
        code: 'unknown-person',
        message: unknownPerson(id, 'a trainer or member of staff', known),
      })
  })
  return findings
}

/** What must have been recorded before a step can be true. */
const NEEDS: Partial<Record<StepName, readonly StepName[]>> = {
  notified: ['decided', 'withdrawn'],
  judged: ['referred'],
  executed: ['judged'],
}

/** Steps that happen once in a case. */
const ONCE: readonly StepName[] = ['decided', 'withdrawn', 'closed']

function stepFindings(file: Case, step: Step, index: number, around: Surroundings): Finding[] {
  const findings: Finding[] = []
  const before = file.steps.slice(0, index)
  const report = (field: string, code: string, message: string) => findings.push({ path: ['steps', index, field], code, message })

  const previous = before.at(-1)
  if (previous && step.on < previous.on)
    report(
      'on',
      'order',
      `"${step.on}" lies before "${previous.on}" of the step above it. Steps stand oldest first: correct the date, or add the step with the date of today and say in a note when it happened`,
    )
  if (step.on < file.received && !(step.step === 'corrected' && step.field === 'received'))
    report('on', 'order', `"${step.on}" lies before the day of receipt, "${file.received}". Correct one of the two dates`)
  if (step.on > around.today)
    report('on', FUTURE, `"${step.on}" is after today, ${around.today}. A step tells what has happened: add it on the day itself`)

  findings.push(...personFindings(step, index, around))
  if (step.step === 'decided' && file.about.includes(step.by))
    report('by', 'conflict', 'this person is complained about, so somebody else decides. Choose another member of staff')

  const needed = NEEDS[step.step]
  if (needed && !before.some((earlier) => needed.includes(earlier.step)))
    report('step', 'step-order', `"${step.step}" needs ${needed.map((name) => `"${name}"`).join(' or ')} above it. Add that step first`)
  if (ONCE.includes(step.step) && before.some((earlier) => earlier.step === step.step))
    report(
      'step',
      'step-twice',
      `"${step.step}" stands here for the second time. It happens once; use a step "corrected" to put a mistake right`,
    )

  switch (step.step) {
    case 'delayed':
      if (step.expected <= step.on)
        report('expected', 'order', `"${step.expected}" is not after "${step.on}", the day of this step. Name a day that is still to come`)
      break
    case 'decided': {
      const missing = INVESTIGATION.filter((name) => !before.some((earlier) => earlier.step === name))
      if (missing.length && !step.despite)
        report(
          'step',
          'not-heard',
          `the decision is taken before ${missing.join(', ')}. Add what was done, or say why it was not with "despite: reason"`,
        )
      break
    }
    case 'closed':
      if (!step.despite) {
        const open = openAt(file, index, around)
        if (open.length)
          report(
            'step',
            'still-owed',
            `the case is closed while this is still owed: ${open.join(', ')}. Do that first, or say why it is closed all the same with "despite: reason"`,
          )
      }
      break
    case 'corrected':
      if (step.field === 'received') findings.push(...receivedCorrections(file, step, index, around))
      break
  }
  return findings
}

function personFindings(step: Step, index: number, { organisation }: Surroundings): Finding[] {
  const people: readonly Person[] = step.step === 'judged' ? organisation.mediators : organisation.staff
  const role = step.step === 'judged' ? 'a mediator' : 'a member of staff'
  const person = people.find(({ id }) => id === step.by)
  if (!person)
    return [
      {
        path: ['steps', index, 'by'],
        code: 'unknown-person',
        message: unknownPerson(step.by, role, people),
      },
    ]
  if (!activeOn(person, step.on))
    return [
      {
        path: ['steps', index, 'by'],
        code: 'not-active',
        message: `"${step.by}" is not ${role} on "${step.on}". Correct the date, or name the person who did it`,
      },
    ]
  return []
}

/** What is still owed at the step that closes the case, from what stood above it. */
function openAt(file: Case, index: number, { organisation, policy, letters }: Surroundings): string[] {
  const closed = file.steps[index]
  // A correction without a date, reported on its own, leaves no day of receipt to count from.
  if (!policy || !closed || !parseDate(receivedOn(file))) return []
  const known = asOf({ file: { ...file, steps: file.steps.slice(0, index) }, letters }, closed.on, organisation.timeZone)
  if (!known) return []
  const facts = factsOf(known.file, known.letters, organisation.timeZone)
  const owed = obligationsOf(facts, policy, organisation.norms, closed.on)
  const kinds = owed.filter((obligation) => obligation.kind !== 'closing' && isOwed(obligation)).map(({ kind }) => kind)
  return [...new Set(kinds)]
}

function receivedCorrections(file: Case, step: Extract<Step, { step: 'corrected' }>, index: number, { today }: Surroundings): Finding[] {
  const to = parseDate(step.to)
  if (!to)
    return [
      {
        path: ['steps', index, 'to'],
        code: 'date',
        message: 'this is not a date that exists. Write the right day of receipt as YYYY-MM-DD',
      },
    ]
  const findings: Finding[] = []
  if (to > step.on || to > today)
    findings.push({
      path: ['steps', index, 'to'],
      code: 'order',
      message: `"${to}" lies after the day of the correction. Write the day the complaint reached us`,
    })
  const earlier = file.steps.slice(0, index).findLast((other) => other.step === 'corrected' && other.field === 'received')
  const current = earlier?.step === 'corrected' ? parseDate(earlier.to) : file.received
  // Where the earlier correction names no date, that is the problem to solve first.
  if (current && step.from !== current)
    findings.push({
      path: ['steps', index, 'from'],
      code: 'correction',
      message: `the day of receipt was "${current}" until now. Write that date here`,
    })
  return findings
}

/** Repeats the id only where it is a slip in a known one: what stands there may be the name of anybody. */
function unknownPerson(id: string, role: string, people: readonly { readonly id: string }[]): string {
  const ids = people.map((person) => person.id)
  const meant = nearest(id, ids)
  const found = isSayable(id, ids) ? `"${id}"` : 'this'
  if (meant) return `${found} is not the id of ${role} in organisation.yml. Did you mean "${meant}"?`
  const choice = ids.length > 12 ? 'Use an id from there' : `Choose one of ${ids.join(', ')}`
  return `${found} is not the id of ${role} in organisation.yml. ${choice}, or add the person there first`
}
