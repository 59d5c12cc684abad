// A register of one case in memory: steps are recorded, runs write letters, the mail server answers. Nothing here knows the rules.
import { type CalendarDate, dateIn } from '../../procedure/calendar.ts'
import { type Case, caseSchema } from '../../procedure/case.ts'
import { caseFindings } from '../../procedure/case-rules.ts'
import type { LetterDue } from '../../procedure/letters/due.ts'
import { type LetterRecord, letterSchema } from '../../procedure/letters/record.ts'
import { type CasePlan, plan } from '../../procedure/plan.ts'
import { policyOn } from '../../procedure/policy.ts'
import type { Finding } from '../../procedure/problem.ts'
import { POLICY } from '../example.ts'
import { chanceFrom, numberFrom } from './chance.ts'
import type { Head, Letter, Life, Register, WrittenStep } from './life.ts'
import { receiptOf } from './reckoning.ts'

export function openRegister(life: Life): Register {
  const file = { ...caseSchema.parse({ ...life.head, steps: [] }), id: life.id }
  return { life, head: life.head, steps: [], recordedOn: [], letters: [], file, runs: null }
}

/** The case file with one more step or another head; null where no schema would read it. */
function fileWith(register: Register, head: Head, step: WrittenStep | null): Case | null {
  const parsed = caseSchema.safeParse({ ...head, steps: step ? [step] : [] })
  return parsed.success ? { ...parsed.data, steps: [...register.file.steps, ...parsed.data.steps], id: register.life.id } : null
}

/** What the check says about the file with this step at its end; null where the schema refuses the step itself. */
export function findingsWith(register: Register, step: WrittenStep, today: CalendarDate): Finding[] | null {
  const file = fileWith(register, register.head, step)
  return file && findingsOf(register, file, today, step)
}

/** What the check says about a version of the file; `step` is one that `file` has and the register does not have yet. */
export function findingsOf(register: Register, file: Case, today: CalendarDate, step: WrittenStep | null = null): Finding[] {
  const { organisation } = register.life
  const letters = register.letters.map(({ record }) => record)
  const receipt = receiptOf({ head: register.head, steps: step ? [...register.steps, step] : register.steps })
  return caseFindings(file, { organisation, policy: policyOn([POLICY], receipt), letters, today })
}

/** Records a step if the check lets it pass. What the check says: nothing where it was recorded; null where no schema would read it. */
export function recordStep(register: Register, step: WrittenStep, today: CalendarDate): Finding[] | null {
  const file = fileWith(register, register.head, step)
  const findings = file && findingsOf(register, file, today, step)
  if (!file || findings?.length) return findings
  register.file = file
  register.steps.push(step)
  register.recordedOn.push(today)
  return []
}

/** Changes the frontmatter if the check lets it pass. */
export function changeHead(register: Register, head: Head, today: CalendarDate): boolean {
  const file = fileWith(register, head, null)
  if (!file || findingsOf(register, file, today).length) return false
  register.file = file
  register.head = head
  return true
}

/** What the code under test makes of the register without these letters. Null before the day of receipt. */
export function planOf(register: Register, today: CalendarDate, without: readonly Letter[] = []): CasePlan | null {
  const letters = register.letters.filter((letter) => !without.includes(letter)).map(({ record }) => record)
  return plan(register.file, letters, [POLICY], register.life.organisation, today)
}

/** One run: what was planned, and the letters that were written, each with its answer. A claim without an answer is tried once more. */
export function run(register: Register, today: CalendarDate): { planned: CasePlan; written: Letter[]; hasChanged: boolean } | null {
  const count = register.runs?.on === today ? register.runs.count + 1 : 1
  register.runs = { on: today, count }
  const instant = `${today}T${String(2 + count * 3).padStart(2, '0')}:17:09Z`
  const stale = register.letters.filter((letter) => letter.attempts === 1 && !letter.sentOn && !letter.refusedOn && letter.address)
  // As if nobody had claimed those: a letter that today would still be written just so goes out once more.
  const unclaimed = planOf(register, today, stale)?.letters ?? []
  const again: Letter[] = []
  for (const letter of stale) {
    const still = unclaimed.some(
      (due) => due.kind === letter.kind && due.body === letter.body && (due.to.address ?? null) === letter.address,
    )
    if (still) {
      again.push(letter)
      letter.attempts = 2
      answer(register, letter, today, instant)
    } else letter.record = { ...letter.record, abandoned: true }
  }
  const planned = planOf(register, today)
  // Whether a claim was left behind is worked out anew by every run, and never stands in its file.
  for (const letter of stale) letter.record = { ...letter.record, abandoned: false }
  if (!planned) return null
  const written = planned.letters.map((due) => {
    const letter = claimed(register, due, today, instant)
    answer(register, letter, today, instant)
    // A letter that is known not to have left is written anew under its own name.
    const deferred = register.letters.findIndex(({ path, attempts, address }) => path === letter.path && attempts === 0 && address)
    if (deferred >= 0) register.letters.splice(deferred, 1)
    register.letters.push(letter)
    return letter
  })
  for (const letter of stale) letter.abandoned = letter.attempts === 1 && !again.includes(letter)
  return { planned, written, hasChanged: written.length > 0 || stale.length > 0 }
}

function claimed(register: Register, due: LetterDue, today: CalendarDate, instant: string): Letter {
  const letter = {
    path: due.path,
    name: due.path.split('/').at(-1)?.replace('.md', '') ?? '',
    kind: due.kind,
    body: due.body,
    subject: due.subject,
    language: due.language,
    address: due.to.address ?? null,
    expected: due.expected ?? null,
    due: due.due ?? null,
    automatic: due.automatic,
    claimedOn: today,
    steps: register.steps.length,
    attempts: due.to.address ? 1 : 0,
    abandoned: false,
    sentOn: null,
    refusedOn: null,
    returnedOn: null,
  }
  return { ...letter, record: recordOf(register, letter, instant, null) }
}

/** The fate of a letter: drawn from its name and its attempt, so that it does not change when another day of the life does. */
function answer(register: Register, letter: Letter, today: CalendarDate, instant: string) {
  if (!letter.address) return
  const { seed, mail } = register.life
  const drawn = chanceFrom(seed ^ numberFrom(`${letter.path} ${letter.attempts} ${letter.claimedOn}`))
  const fate = letter.address.endsWith('@nowhere.example.org')
    ? 'refused'
    : mail === 'good'
      ? 'sent'
      : drawn.weighed([
          [75, 'sent'],
          [9, 'refused'],
          [9, 'silent'],
          [7, 'down'],
        ] as const)
  if (fate === 'sent') letter.sentOn = today
  if (fate === 'refused') letter.refusedOn = today
  if (fate === 'down') letter.attempts--
  letter.record = recordOf(register, letter, letter.record.claimed, instant)
}

/** The mail server took the letter, and it comes back. Says whether there was such a letter. */
export function comesBack(register: Register, name: string, today: CalendarDate): boolean {
  const letter = register.letters.find((other) => other.name === name)
  if (!letter?.sentOn || letter.returnedOn || letter.sentOn > today) return false
  letter.returnedOn = today
  letter.record = recordOf(register, letter, letter.record.claimed, null)
  return true
}

/** The letter file's frontmatter, read as the register reads it. Fields that the schema does not know yet are left out. */
function recordOf(register: Register, letter: Omit<Letter, 'record'>, claimedAt: string, answeredAt: string | null): LetterRecord {
  const at = (on: CalendarDate, last: CalendarDate | null) => (last === on && answeredAt ? answeredAt : `${on}T21:00:00Z`)
  const answeredOn = answeredAt ? dateIn('UTC', answeredAt) : null
  const written: Record<string, unknown> = {
    case: register.life.id,
    kind: letter.kind,
    due: letter.due ?? undefined,
    expected: letter.expected ?? undefined,
    automatic: String(letter.automatic),
    print: letter.address ? undefined : 'true',
    to: { name: register.head.complainant.name, ...(letter.address && { address: letter.address }) },
    subject: letter.subject,
    language: letter.language,
    messageId: `<${register.life.id}.${letter.name}@example.org>`,
    claimed: claimedAt,
    steps: String(letter.steps),
    attempts: String(letter.attempts),
    sent: letter.sentOn ? at(letter.sentOn, answeredOn) : undefined,
    refused: letter.refusedOn ? at(letter.refusedOn, answeredOn) : undefined,
    returned: letter.returnedOn ? at(letter.returnedOn, null) : undefined,
    response: letter.sentOn ? '250 OK' : letter.refusedOn ? '550 No such mailbox' : undefined,
    sha256: '0'.repeat(64),
  }
  const known = Object.keys(letterSchema.shape)
  const fields = Object.entries(written).filter(([key, value]) => value !== undefined && known.includes(key))
  return { ...letterSchema.parse(Object.fromEntries(fields)), path: letter.path }
}
