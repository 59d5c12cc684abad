// The peers over one generated register: a first run of each, then a run of each whenever it is their turn.
import { PEERS, type Peer } from './peer-projects.ts'
import { type Installed, runPeer, runPeerCold } from './peers.ts'
import { median } from './processes.ts'

/** Seconds of one peer: with what it kept of the run before, and without. Cold is null where it keeps nothing. */
export interface PeerTimes {
  readonly seconds: number
  readonly coldSeconds: number | null
}

export interface PeerRounds {
  /** Runs every peer that has not failed, once. */
  readonly round: () => void
  /** After at least one round; a peer that failed is null. */
  readonly times: () => Record<Peer, PeerTimes | null>
}

/** Runs the peers cold over a folder of `count` case files. A peer that fails, now or later, is left out; `tell` hears why. */
export function peerRounds(cases: string, count: number, { folders, why }: Installed, tell: (line: string) => void): PeerRounds {
  const cold = new Map<Peer, number | null>()
  const warm = new Map<Peer, number[]>()
  const attempt = (peer: Peer, work: (folder: string) => void) => {
    try {
      const folder = folders.get(peer)
      if (!folder) throw new Error(why.get(peer) ?? 'it is not installed')
      work(folder)
    } catch (error) {
      warm.delete(peer)
      tell(`${count} cases: ${peer} is left out: ${(error as Error).message}`)
    }
  }
  const timesOf = (peer: Peer): PeerTimes | null => {
    const seconds = warm.get(peer)
    return seconds ? { seconds: median(seconds), coldSeconds: cold.get(peer) ?? null } : null
  }

  for (const peer of PEERS)
    attempt(peer, (folder) => {
      cold.set(peer, runPeerCold(peer, folder, cases, count))
      warm.set(peer, [])
    })
  return {
    round: () => {
      for (const [peer, seconds] of warm) attempt(peer, (folder) => seconds.push(runPeer(peer, folder, cases, count)))
    },
    times: () => Object.fromEntries(PEERS.map((peer) => [peer, timesOf(peer)])) as Record<Peer, PeerTimes | null>,
  }
}
