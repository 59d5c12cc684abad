// The forge beside the throw-away register of `npm start`: pull requests by plain Git, flags, and the nightly run at a button.
import { join } from 'node:path'
import { CouldNotRun } from '../io/command.ts'
import { readOrganisation, usableOrganisation } from '../io/files/organisation-file.ts'
import { git } from '../io/git/git.ts'
import { connect } from '../io/github/github.ts'
import { type NightOnGitHub, nightOnGitHub } from '../io/night/night-on-github.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { checkRunner } from './forge/runner.ts'
import { type Forge, startForge } from './forge.ts'

export interface StartedForge {
  readonly forge: Forge
  /** The page with the pull requests. */
  readonly url: string
  /** What the forge adds to a nightly run: flags as issues, and the cases that wait in a pull request. */
  readonly forNight: () => Promise<NightOnGitHub>
  readonly close: () => Promise<void>
}

export interface StartForgeOptions {
  /** The clone in which the nightly run works. */
  readonly root: string
  readonly remote: string
  /** Where the forge keeps its issues. */
  readonly folder: string
  readonly organisation: Organisation
  readonly today: CalendarDate
  /** 0: any free one. */
  readonly port: number
  /** Carries the nightly run out once more; its lines are shown on the page. Left out: no button. */
  readonly night?: (forge: NightOnGitHub) => Promise<readonly string[]>
  /** Hears that the files in `root` have changed: after a merge and after a nightly run. */
  readonly onChange?: () => Promise<void>
}

/** Starts the forge. A branch `case/…` pushed to `remote` is a pull request. Throws CouldNotRun where the port is taken. */
export async function startForgeFor(options: StartForgeOptions): Promise<StartedForge> {
  const { root, remote, folder, organisation, today, port, night, onChange = async () => {} } = options
  const pull = () => git(root, 'pull', '--quiet', '--ff-only', 'origin', 'main')
  const forNight = async (): Promise<NightOnGitHub> => {
    const { GITHUB_API_URL: baseUrl, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = forge.environment
    const added = await nightOnGitHub(usableOrganisation(readOrganisation(root)), today, connect({ baseUrl, repository, token }))
    if (!added) throw new Error('the forge gives no token')
    return added
  }
  let running: Promise<readonly string[]> = Promise.resolve([])
  const forge: Forge = await startForge({
    remote,
    port,
    file: join(folder, 'forge.json'),
    assignable: organisation.staff.flatMap(({ github }) => github ?? []),
    automatic: (branch) => branch.startsWith('case/'),
    checker: checkRunner(remote, today),
    onMerge: async () => {
      await pull()
      await onChange()
    },
    now: () => `${today}T09:00:00Z`,
    // One after the other, and on what was merged meanwhile.
    night:
      night &&
      (() => {
        running = running
          .catch(() => [])
          .then(async () => {
            await pull()
            const lines = await night(await forNight())
            await onChange()
            return lines
          })
        return running
      }),
  }).catch((error: { code?: string }) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new CouldNotRun(`Port ${port} is taken. Choose another: npm start -- --port ${port + 10}.`)
  })
  return { forge, url: forge.url, forNight, close: forge.close }
}
