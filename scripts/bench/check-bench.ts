// The benchmark of `check`: the real command against the floor and the peers, on the same generated cases, all in one run.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TODAY } from './generate-cases.ts'
import { generateRegister } from './generate-register.ts'
import { PEERS, type Peer } from './peer-projects.ts'
import { type Installed, measurePeer, type PeerTimes } from './peers.ts'
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
export function benchCheck(cases: number, folder: string, { folders, why }: Installed, tell: (line: string) => void): CheckTimes {
  const root = mkdtempSync(join(folder, 'register-'))
  const own = join(root, 'cases')
  const runs = cases <= 10_000 ? 5 : 3
  const check = [script('../check.ts'), '--root', root, '--today', TODAY]
  try {
    tell(`${cases} cases: writing them`)
    generateRegister(root, cases)

    // The first runs are not timed: they tell the memory, fill the file cache, and prove that both read every case.
    tell(`${cases} cases: check and floor, ${runs} runs each`)
    const { megabytes, printed } = peakMemory(check)
    // organisation.yml and terms.yml are read beside the cases.
    mustSay(printed, `${cases + 2} files read, nothing is wrong.`)
    mustSay(timed([script('floor.ts'), own]).printed, String(cases))
    // In turns, so that what else the machine does disturbs both alike.
    const pairs = Array.from({ length: runs }, () => [timed(check).seconds, timed([script('floor.ts'), own]).seconds] as const)

    const peers = PEERS.map((peer): [Peer, PeerTimes | null] => {
      const home = folders.get(peer)
      try {
        if (!home) throw new Error(why.get(peer) ?? 'it is not installed')
        const few = cases <= 10_000 ? 3 : 1
        tell(`${cases} cases: ${peer}, ${few === 1 ? 'one run' : `${few} runs`}`)
        return [peer, measurePeer(peer, home, own, cases, few)]
      } catch (error) {
        tell(`${cases} cases: ${peer} is left out: ${(error as Error).message}`)
        return [peer, null]
      }
    })
    return {
      cases,
      seconds: median(pairs.map(([seconds]) => seconds)),
      floorSeconds: median(pairs.map(([, floor]) => floor)),
      peers: Object.fromEntries(peers) as Record<Peer, PeerTimes | null>,
      peakMegabytes: megabytes,
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function mustSay(printed: string, wanted: string): void {
  if (printed !== wanted) throw new Error(`expected "${wanted}", but it said "${printed.slice(0, 200)}"`)
}
