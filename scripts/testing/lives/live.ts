// Lives a life: does what was written down, and has everything that a run made looked at.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { CasePlan } from '../../procedure/plan.ts'
import type { Doing, Fault, Letter, Life, Register, WrittenStep } from './life.ts'
import { brokenPromises } from './promises.ts'
import { changeHead, comesBack, openRegister, planOf, recordStep, run } from './register.ts'
import { type Watch, watchRun } from './watch.ts'

export interface Living {
  readonly register: Register
  readonly faults: Fault[]
  /** Does it, if it can be done; says whether it could. */
  readonly act: (doing: Doing) => boolean
  /** What the code under test makes of the register after the last thing that happened. */
  readonly planned: () => CasePlan | null
  /** The life is over: looks back on what was promised. */
  readonly end: (on: CalendarDate) => void
}

/** What is told of a life while it is lived, for a reader. */
export interface Listener {
  readonly doing?: (doing: Doing) => void
  readonly letters?: (on: CalendarDate, letters: readonly Letter[], planned: CasePlan) => void
}

export function live(life: Life, listener: Listener = {}): Living {
  const register = openRegister(life)
  const faults: Fault[] = []
  const watch: Watch = { register, runs: [], seen: { letters: '', tasks: '' } }
  let today = life.head.received
  let latest: CasePlan | null | undefined

  const act = (doing: Doing): boolean => {
    today = doing.on
    const done = perform(doing)
    if (done) listener.doing?.(doing)
    if (done && doing.what !== 'run') latest = undefined
    return done
  }

  /** Records a step. What happened on a day after receipt may always be recorded, however late: nobody is to write a false date. */
  const record = (step: WrittenStep, on: CalendarDate): boolean => {
    const findings = recordStep(register, step, on)
    if (findings?.length === 0) return true
    const refused = findings?.find(({ path }) => path.at(-1) === 'on')
    if (!refused || step.on < earliestReceipt() || step.on > on) return false
    const message = `"${step.step}" of ${step.on} is refused: ${refused.code}: ${refused.message.en}`
    faults.push({ on, rule: `truth refused ${step.step}`, message })
    return true
  }

  const earliestReceipt = () =>
    register.steps.reduce(
      (first, { field, to }) => (field === 'received' && to && to < first ? (to as CalendarDate) : first),
      register.head.received,
    )

  const perform = (doing: Doing): boolean => {
    switch (doing.what) {
      case 'step':
        return record(doing.step, doing.on)
      case 'edit':
        return changeHead(register, doing.head, doing.on)
      case 'returned':
        return comesBack(register, doing.letter, doing.on)
      case 'run': {
        const result = run(register, doing.on)
        if (!result) return true
        // A run that wrote nothing leaves everything as it was.
        latest = result.hasChanged ? planOf(register, doing.on) : result.planned
        listener.letters?.(doing.on, result.written, latest ?? result.planned)
        faults.push(...watchRun(watch, result, latest ?? result.planned, doing.on))
        return true
      }
      default:
        return doing satisfies never
    }
  }

  return {
    register,
    faults,
    act,
    planned: () => {
      if (latest === undefined) latest = planOf(register, today)
      return latest
    },
    end: (on) => {
      faults.push(...brokenPromises(watch, on))
    },
  }
}

/** Lives a life that was written down; gives what was wrong in it. */
export function relive(life: Life, listener: Listener = {}): Fault[] {
  const living = live(life, listener)
  for (const doing of life.doings) living.act(doing)
  const last = life.doings.at(-1)
  if (last) living.end(last.on)
  return living.faults
}
