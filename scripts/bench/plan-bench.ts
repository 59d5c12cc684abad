// The benchmark of `plan`, and of `check`, on a register with letters: the real commands beside the floor, all in one run.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TODAY } from './generate-cases.ts'
import { generateLetters, LETTERS_A_CASE } from './generate-letters.ts'
import { generateRegister } from './generate-register.ts'
import { median, peakMemory, timed } from './processes.ts'

export interface PlanTimes {
  readonly cases: number
  readonly letters: number
  readonly planSeconds: number
  readonly checkSeconds: number
  readonly floorSeconds: number
  readonly peakMegabytes: number
}

const ROUNDS = 5
const script = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Measures one size, in a folder below `folder` that is removed afterwards. `tell` hears what is going on. */
export function benchPlan(cases: number, folder: string, tell: (line: string) => void): PlanTimes {
  const root = mkdtempSync(join(folder, 'register-'))
  const letters = cases * LETTERS_A_CASE
  const plan = [script('../plan.ts'), '--root', root, '--today', TODAY]
  const check = [script('../check.ts'), '--root', root, '--today', TODAY]
  const floor = [script('floor.ts'), join(root, 'cases'), join(root, 'letters')]
  try {
    tell(`${cases} cases with ${letters} letters: writing them`)
    generateRegister(root, cases)
    generateLetters(root)

    // The first runs count for nothing but memory: they fill the file cache and prove that all read every file.
    const { megabytes } = peakMemory(plan)
    mustSay(timed(check).printed, `${cases + letters + 2} files read, nothing is wrong.`)
    mustSay(timed(floor).printed, String(cases + letters))

    const seconds: { plan: number[]; check: number[]; floor: number[] } = { plan: [], check: [], floor: [] }
    for (let round = 1; round <= ROUNDS; round++) {
      tell(`${cases} cases with ${letters} letters: round ${round} of ${ROUNDS}`)
      seconds.plan.push(timed(plan).seconds)
      seconds.check.push(timed(check).seconds)
      seconds.floor.push(timed(floor).seconds)
    }
    return {
      cases,
      letters,
      planSeconds: median(seconds.plan),
      checkSeconds: median(seconds.check),
      floorSeconds: median(seconds.floor),
      peakMegabytes: megabytes,
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function mustSay(printed: string, wanted: string): void {
  if (printed !== wanted) throw new Error(`expected "${wanted}", but it said "${printed.slice(0, 200)}"`)
}
