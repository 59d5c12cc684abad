// Runs an entry as a command of its own, with exactly the environment that is given, and tells what it said. For tests.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ended {
  readonly exit: number | null
  /** Both streams, in the order in which they came. */
  readonly output: string
}

/** Runs `scripts/<entry>.ts`. Nothing of this process's own environment reaches it but PATH, HOME and where Node keeps what it compiled. */
export function runEntry(entry: string, args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const path = fileURLToPath(new URL(`../${entry}.ts`, import.meta.url))
  return runCommand(process.execPath, [path, ...args], fileURLToPath(new URL('../..', import.meta.url)), environment)
}

export function runCommand(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { PATH, HOME, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('error', reject)
    child.once('close', (exit) => resolve({ exit, output }))
  })
}
