// Node in a process of its own, measured from outside: what a person who types the command waits for.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const PEAK_MEMORY = fileURLToPath(new URL('peak-memory.ts', import.meta.url))

export interface Asked {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** After this many seconds the process is ended, and it counts as failed. */
  readonly atMostSeconds?: number
}

/** Runs node with `args` and answers how many seconds it took and what it printed. Throws, with its last words, where it fails. */
export function timed(args: readonly string[], { cwd, env, atMostSeconds = 300 }: Asked = {}): { seconds: number; printed: string } {
  const started = performance.now()
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: atMostSeconds * 1000,
  })
  const seconds = (performance.now() - started) / 1000
  if (signal) throw new Error(`it was ended after ${Math.round(seconds)} seconds`)
  if (status !== 0) throw new Error(`it failed: ${lastLine(stderr) || lastLine(stdout) || `exit code ${status}`}`)
  return { seconds, printed: stdout.trim() }
}

/** The most memory, in megabytes of a million bytes, that node with `args` kept resident, and what it printed. Throws where it fails. */
export function peakMemory(args: readonly string[]): { megabytes: number; printed: string } {
  const { status, output } = spawnSync(process.execPath, ['--import', PEAK_MEMORY, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(`it failed: ${lastLine(output[2] ?? '') || lastLine(output[1] ?? '')}`)
  return { megabytes: Math.round((Number(output[3]) * 1024) / 1e6), printed: (output[1] ?? '').trim() }
}

/** The value in the middle; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
