// The benchmark of `check`: the real command against the floor and the peers, on the same generated cases, all in one run.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TODAY } from './generate-cases.ts'
import { generateRegister } from './generate-register.ts'
import type { Peer } from './peer-projects.ts'
import { type PeerTimes, peerRounds } from './peer-rounds.ts'
import type { Installed } from './peers.ts'
import { median, peakMemory, timed } from './processes.ts'

/** What was measured at one size; a peer that could not be measured is null. */
export interface CheckTimes {
  readonly cases: number
  readonly seconds: number
  readonly floorSeconds: number
  readonly peers: Readonly<Record<Peer, PeerTimes | null>>
  readonly peakMegabytes: number
}

const script = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Measures one size, in a folder below `folder` that is removed afterwards. `tell` hears what is going on. */
export function benchCheck(cases: number, folder: string, installed: Installed, tell: (line: string) => void): CheckTimes {
  const root = mkdtempSync(join(folder, 'register-'))
  const own = join(root, 'cases')
  const rounds = cases <= 10_000 ? 5 : 3
  const withPeers = cases <= 10_000 ? 3 : 1
  const check = [script('../check.ts'), '--root', root, '--today', TODAY]
  const floor = [script('floor.ts'), own]
  try {
    tell(`${cases} cases: writing them`)
    generateRegister(root, cases)

    // The first runs count for nothing but memory: they fill the file cache and prove that both read every case.
    const { megabytes, printed } = peakMemory(check)
    // organisation.yml and terms.yml are read beside the cases.
    mustSay(printed, `${cases + 2} files read, nothing is wrong.`)
    mustSay(timed(floor).printed, String(cases))

    tell(`${cases} cases: peers, cold`)
    const peers = peerRounds(own, cases, installed, tell)

    // In turns, so that what else the machine does disturbs all alike.
    const checks: number[] = []
    const floors: number[] = []
    for (let round = 1; round <= rounds; round++) {
      tell(`${cases} cases: round ${round} of ${rounds}`)
      checks.push(timed(check).seconds)
      floors.push(timed(floor).seconds)
      if (round <= withPeers) peers.round()
    }
    return {
      cases,
      seconds: median(checks),
      floorSeconds: median(floors),
      peers: peers.times(),
      peakMegabytes: megabytes,
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function mustSay(printed: string, wanted: string): void {
  if (printed !== wanted) throw new Error(`expected "${wanted}", but it said "${printed.slice(0, 200)}"`)
}
