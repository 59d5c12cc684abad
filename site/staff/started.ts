// For tests: the staff pages as the real `npm start` serves them, over a copy of the register.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const PROJECT = join(import.meta.dirname, '../..')
const PARTS = ['organisation.yml', 'cases', 'site/policy']

export const DESK = { viewport: { width: 1280, height: 900 } }

export interface Started {
  readonly url: string
  readonly folder: string
  /** The throw-away register that the pages show. */
  readonly root: string
  readonly process: ChildProcess
}

/** A new folder with the parts of this register that `npm start` reads. */
export function copyOfRegister(): string {
  const folder = mkdtempSync(join(tmpdir(), 'staff-'))
  for (const part of PARTS) cpSync(join(PROJECT, part), join(folder, part), { recursive: true })
  return folder
}

/** Runs the real `npm start` on `folder` and waits until it serves. */
export async function start(folder: string, ...options: string[]): Promise<Started> {
  const child = spawn(process.execPath, ['scripts/start.ts', '--root', folder, '--port', '0', ...options], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      out += chunk
      const found = /The register: (\S+)staff\//.exec(out)
      if (found?.[1]) resolve(found[1])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', () => reject(new Error(out)))
  })
  const day = options[options.indexOf('--today') + 1] ?? ''
  return { url, folder, root: join(folder, '.local', options.includes('--today') ? day : '2026-11-20', 'register'), process: child }
}

/** Ends it and removes its folder. */
export function stop(started: Started | undefined): void {
  started?.process.kill('SIGTERM')
  if (started) rmSync(started.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

export interface Planned {
  readonly cases: readonly {
    readonly id: string
    readonly status: string
    readonly flags: readonly { readonly kind: string }[]
    readonly obligations: readonly { readonly kind: string; readonly state: string; readonly daysLeft: number | null }[]
  }[]
}

/** What `plan --json` says of a register, also of one with problems. Throws where it could not run. */
export function planOf(root: string, today: string): Planned {
  const args = ['scripts/plan.ts', '--root', root, '--today', today, '--json']
  const { stdout } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' })
  return JSON.parse(stdout)
}

/** The status of a request with headers of our own choosing, which a browser would not let us send. */
export function ask(
  started: Started,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; type: string; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(started.url)
    const asked = request({ hostname, port, path, method, headers: { host, ...headers } }, (response: IncomingMessage) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body }))
    })
    asked.on('error', reject).end()
  })
}
