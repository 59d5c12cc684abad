// Astro as a process of its own, which ends when this one is told to.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const STAFF_PAGES = 'site/staff/astro.config.mjs'
export const READER = 'site/sealed/astro.config.mjs'
export const PUBLIC_SITE = 'astro.config.mjs'

/**
 * Builds with the configuration `config` of the code in `project`; `told` are environment variables. Throws an Error with the last lines that
 * Astro printed but for where in the code it was, which may hold words of a case where it reads cases; once `signal` is aborted, its reason. Then Astro is gone.
 */
export function buildWithAstro(
  project: string,
  config: string,
  told: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<void> {
  const command = join(project, 'node_modules/astro/bin/astro.mjs')
  const env = { ...process.env, ...told, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' }
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const astro = spawn(process.execPath, [command, 'build', '--config', config, '--silent'], {
      ...{ cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'], killSignal: 'SIGKILL' },
      ...(signal && { signal }),
    })
    let said = ''
    for (const stream of [astro.stdout, astro.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-64 * 1024)))
    // An abort is told before the process has ended.
    let failed: Error | undefined
    astro.once('error', (error) => (failed = error))
    astro.once('close', (exit) => {
      if (signal?.aborted) reject(signal.reason)
      else if (exit === 0) resolve()
      else reject(failed ?? new Error(lastLines(said)))
    })
  })
}

function lastLines(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() && !/^\s*at /.test(line))
  return lines.slice(-5).join('\n')
}
