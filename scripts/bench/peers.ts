// Installs the peers into a folder of their own, proves that each reads and validates every case, and measures them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { generateRegister } from './generate-register.ts'
import { PEERS, type Peer, PROJECTS } from './peer-projects.ts'
import { timed } from './processes.ts'

/** The peers that can be measured, each with its folder; `why` tells of the others what kept them. */
export interface Installed {
  readonly folders: ReadonlyMap<Peer, string>
  readonly why: ReadonlyMap<Peer, string>
}

/** Installs every peer into `folder` (once), writes its project, and tries it on good and on broken files. Needs the network. */
export function installPeers(folder: string, zod: string): Installed {
  const dependencies = Object.assign({ zod }, ...PEERS.map((peer) => PROJECTS[peer].packages))
  const wanted = `${JSON.stringify({ private: true, type: 'module', dependencies }, null, 2)}\n`
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest) || readFileSync(manifest, 'utf8') !== wanted || !existsSync(join(folder, 'node_modules'))) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(manifest, wanted)
    // Scripts of strangers are not run: the binaries arrive as packages of their own.
    const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'ignore' })
    if (npm.status !== 0) {
      rmSync(folder, { recursive: true, force: true })
      return { folders: new Map(), why: new Map(PEERS.map((peer) => [peer, 'npm install failed; it needs the network'])) }
    }
  }
  const folders = new Map<Peer, string>()
  const why = new Map<Peer, string>()
  for (const peer of PEERS) {
    const own = join(folder, peer)
    for (const [name, text] of Object.entries(PROJECTS[peer].files)) {
      mkdirSync(dirname(join(own, name)), { recursive: true })
      writeFileSync(join(own, name), text)
    }
    const fault = distrust(peer, own)
    if (fault) why.set(peer, fault)
    else folders.set(peer, own)
  }
  return { folders, why }
}

/** Why a comparison with this peer would not be fair: it misses a case, or lets a broken one pass. Null: it is. */
function distrust(peer: Peer, folder: string): string | null {
  const root = join(folder, 'trial')
  const cases = join(root, 'cases')
  rmSync(root, { recursive: true, force: true })
  generateRegister(root, 20)
  try {
    runPeer(peer, folder, cases, 20)
  } catch (error) {
    return (error as Error).message
  }
  const broken = join(cases, '2015-0001.md')
  writeFileSync(broken, readFileSync(broken, 'utf8').replace(/^channel: .*$/m, 'channel: pigeon'))
  try {
    runPeer(peer, folder, cases, 20)
  } catch {
    return null
  }
  return 'it lets a case pass that the schema refuses'
}

/** Seconds of a run with nothing kept of an earlier one; null for a peer that never keeps anything. Throws as runPeer does. */
export function runPeerCold(peer: Peer, folder: string, cases: string, count: number): number | null {
  const { kept } = PROJECTS[peer]
  for (const path of kept) rmSync(join(folder, path), { recursive: true, force: true })
  return kept.length ? runPeer(peer, folder, cases, count) : null
}

/** Seconds of one run over a folder of case files. Throws where it fails, takes more than five minutes, or misses a case. */
export function runPeer(peer: Peer, folder: string, cases: string, count: number): number {
  const { command, count: counted } = PROJECTS[peer]
  const { seconds } = timed(command, { cwd: folder, env: { BENCH_CASES: relative(folder, cases), ASTRO_TELEMETRY_DISABLED: '1' } })
  const found = counted(folder)
  if (found !== count) throw new Error(`its output holds ${found} of ${count} cases`)
  return seconds
}
