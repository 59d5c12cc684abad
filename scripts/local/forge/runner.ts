// Runs the check of a pull request as its workflow does: this code over the files of the branch, which are data and nothing more.
import { execFile } from 'node:child_process'
import { lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { git, gitSucceeds } from '../../io/git/git.ts'
import type { Forge } from '../forge.ts'
import type { Checker } from './pulls.ts'

const CHECK = fileURLToPath(new URL('../../check.ts', import.meta.url))

/** The check of one day; of the real one where `today` is left out. */
export function checkRunner(remote: string, today?: string): (forge: Pick<Forge, 'environment'>) => Checker {
  return ({ environment }) =>
    async ({ number, branch, base, head }) => {
      const folder = mkdtempSync(join(tmpdir(), 'check-'))
      try {
        const files = join(folder, 'head')
        await git(folder, 'clone', '--quiet', '--no-local', '--no-checkout', remote, files)
        await git(files, 'checkout', '--quiet', '--detach', head)
        // What a branch puts there itself is not the letters, and may be a link to anywhere.
        const free = !lstatSync(join(files, 'letters'), { throwIfNoEntry: false })
        if (free && (await gitSucceeds(files, 'rev-parse', '--verify', '--quiet', 'refs/remotes/origin/letters')))
          await git(files, 'worktree', 'add', '--quiet', '--detach', 'letters', 'refs/remotes/origin/letters')
        const event = join(folder, 'event.json')
        writeFileSync(event, JSON.stringify(eventOf(number, branch, base, head, environment.GITHUB_REPOSITORY)))
        const summary = join(folder, 'summary.md')
        writeFileSync(summary, '')
        const ran = await runCheck(folder, files, base, today, {
          ...environment,
          GITHUB_ACTIONS: 'true',
          GITHUB_EVENT_NAME: 'pull_request',
          GITHUB_EVENT_PATH: event,
          GITHUB_STEP_SUMMARY: summary,
        })
        return { ...ran, summary: readFileSync(summary, 'utf8') }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }
}

function eventOf(number: number, branch: string, base: string, head: string, repository: string): object {
  const repo = { full_name: repository }
  return {
    action: 'synchronize',
    number,
    pull_request: { number, head: { ref: branch, sha: head, repo }, base: { ref: 'main', sha: base, repo } },
    repository: repo,
  }
}

function runCheck(
  folder: string,
  files: string,
  base: string,
  today: string | undefined,
  environment: Readonly<Record<string, string>>,
): Promise<{ exit: number; output: string }> {
  const { PATH = '', HOME = folder, NODE_COMPILE_CACHE } = process.env
  const asked = [CHECK, '--root', files, '--base', base, ...(today ? ['--today', today] : [])]
  return new Promise((resolve) => {
    const options = {
      cwd: folder,
      env: { PATH, HOME, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }), ...environment },
      maxBuffer: 64 * 1024 * 1024,
    }
    const child = execFile(process.execPath, asked, options, (_error, stdout, stderr) => {
      resolve({ exit: child.exitCode ?? 2, output: stdout + stderr })
    })
  })
}
