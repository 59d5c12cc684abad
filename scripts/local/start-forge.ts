// The forge beside the throw-away register of `npm start`: pull requests by plain Git, flags, and the nightly run at a button.
import { join } from 'node:path'
import { CouldNotRun } from '../io/command.ts'
import { readOrganisation, usableOrganisation } from '../io/files/organisation-file.ts'
import { git } from '../io/git/git.ts'
import { connect } from '../io/github/github.ts'
import { type NightOnGitHub, nightOnGitHub } from '../io/night/night-on-github.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { FORMS } from './forge/actors.ts'
import { checkRunner } from './forge/runner.ts'
import { type Forge, startForge } from './forge.ts'
import { type NightDone, nightRuns } from './night-runs.ts'
import type { FormsGoTo } from './register-site.ts'

export interface StartedForge {
  /** The pages with the pull requests. */
  readonly pages: Forge['pages']
  /** Where forms send what is typed, with the token of a person of the staff. */
  readonly forms: FormsGoTo
  /** Carries the nightly run out; the pages then show what it did. */
  readonly night: () => Promise<NightDone>
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
  /** Carries the nightly run out, as often as it is asked for. */
  readonly night: (forge: NightOnGitHub) => Promise<NightDone>
  /** Hears that the files in `root` have changed: after a merge and after a nightly run at the button. */
  readonly onChange: () => void
}

/** Starts the forge. A branch `case/…` pushed to `remote` is a pull request. Throws CouldNotRun where the port is taken. */
export async function startForgeFor(options: StartForgeOptions): Promise<StartedForge> {
  const { root, remote, folder, organisation, today, port, night, onChange } = options
  const pull = () => git(root, 'pull', '--quiet', '--ff-only', 'origin', 'main')
  const forNight = async (): Promise<NightOnGitHub> => {
    const { GITHUB_API_URL: baseUrl, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = forge.environment
    const added = await nightOnGitHub(usableOrganisation(readOrganisation(root)), today, connect({ baseUrl, repository, token }))
    if (!added) throw new Error('the forge gives no token')
    return added
  }
  // One after the other, and on what was merged meanwhile.
  const { run, last } = nightRuns(async () => {
    await pull()
    return night(await forNight())
  })
  const forge: Forge = await startForge({
    remote,
    port,
    file: join(folder, 'forge.json'),
    assignable: organisation.staff.flatMap(({ github }) => github ?? []),
    automatic: (branch) => branch.startsWith('case/'),
    checker: checkRunner(remote, today),
    onMerge: async () => {
      await pull()
      onChange()
    },
    now: () => `${today}T09:00:00Z`,
    night: {
      // What fails, the page tells.
      start: () => void run().then(onChange, () => {}),
      last,
    },
  }).catch((error: { code?: string }) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new CouldNotRun(`Port ${port} is taken. Choose another: npm start -- --port ${port + 10}.`)
  })
  const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository } = forge.environment
  const login = organisation.staff.find(({ github }) => github)?.github ?? 'staff'
  const token = forge.tokenFor({ login, kind: 'person', may: FORMS })
  return { pages: forge.pages, forms: { api, repository, token }, night: run, close: forge.close }
}
