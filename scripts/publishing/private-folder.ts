// A folder for what nobody else on this machine may see, and which must not outlive the run: pages before they are sealed.
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CouldNotRun } from '../io/command.ts'

const NAME = 'complaints-unsealed-'
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does `work` with a new folder that only this user can read (mode 700), and removes it in the end: after a failure too, and when the run is
 * told to end, which aborts the signal. What a run left behind that was killed without a word goes first.
 */
export async function inPrivateFolder<T>(work: (folder: string, signal: AbortSignal) => Promise<T>): Promise<T> {
  removeLeftBehind()
  const folder = mkdtempSync(join(tmpdir(), `${NAME}${process.pid}-`))
  const ending = new AbortController()
  const end = () => ending.abort(new CouldNotRun('This was ended before it was done. Nothing was published.'))
  for (const name of ENDINGS) process.on(name, end)
  try {
    return await work(folder, ending.signal)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    for (const name of ENDINGS) process.off(name, end)
  }
}

/** Removes the folders of this user's runs that are no more. */
function removeLeftBehind(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, run] = new RegExp(`^${NAME}(\\d+)-`).exec(name) ?? []
    if (!run || isRunning(Number(run))) continue
    const folder = join(tmpdir(), name)
    const owner = lstatSync(folder, { throwIfNoEntry: false })?.uid
    if (owner === process.getuid?.()) rmSync(folder, { recursive: true, force: true })
  }
}

function isRunning(run: number): boolean {
  try {
    process.kill(run, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
