// The nightly run as it runs every night: a process of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { DAY } from '../invented-case.ts'

export interface Outcome {
  /** Null where it was killed. */
  readonly code: number | null
  /** Everything it said, on both channels. */
  readonly said: string
}

export interface Started {
  readonly process: ChildProcess
  readonly ended: Promise<Outcome>
}

const LAST_WORDS_MS = 2_000
const SCRIPTS = resolve(import.meta.dirname, '../..')

export interface Asked {
  readonly smtpUrl?: string
  readonly today?: string | null
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly command?: 'nightly' | 'plan' | 'check'
}

/** Starts a run in `root`, in a process group of its own. */
export function startNightly(root: string, { smtpUrl = '', today = DAY, args = [], env = {}, command = 'nightly' }: Asked = {}): Started {
  const day = today ? ['--today', today] : []
  const child = spawn(process.execPath, [`${SCRIPTS}/${command}.ts`, '--root', root, ...day, ...args], {
    env: { ...process.env, GITHUB_ACTIONS: '', SMTP_URL: smtpUrl, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<Outcome>((done) => {
    let code: number | null = null
    const end = () => done({ code, said })
    // On a busy machine its last words come after its end. A process of a killed run that lives on may keep them open, so nobody waits for ever.
    child.once('close', end)
    child.once('exit', (ended) => {
      code = ended
      setTimeout(end, LAST_WORDS_MS).unref()
    })
  })
  return { process: child, ended }
}

export function nightly(root: string, asked: Asked = {}): Promise<Outcome> {
  return startNightly(root, asked).ended
}

/** `--stale-minutes 0`: a claim without an answer is tried once more at once. */
export const STALE_AT_ONCE = ['--stale-minutes', '0']
