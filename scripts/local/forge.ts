// The forge: what GitHub does for a register, on this machine. Answers the calls we make from a real bare Git repository,
// held to GitHub's own description, and shows pull requests on a page with a button to merge them.
import { API, apiOver, type Exchange } from './forge/api.ts'
import { type Faults, faults } from './forge/faults.ts'
import { forgePage } from './forge/page.ts'
import { type Checker, type Pulls, pullsOver } from './forge/pulls.ts'
import { freshSettings, type Settings } from './forge/settings.ts'
import { type Memory, memory } from './forge/state.ts'
import type { World } from './forge/world.ts'
import { startServer } from './server.ts'

export interface ForgeOptions {
  /** The bare repository. */
  readonly remote: string
  readonly port?: number
  /** Where issues and comments are kept; left out: in memory. */
  readonly file?: string
  readonly token?: string
  /** The accounts that an issue can be assigned to. */
  readonly assignable?: readonly string[]
  /** How the repository is set up; left out: freshly, with the assignable as its readers. */
  readonly settings?: Settings
  /** Who the token belongs to; as in a workflow where left out. */
  readonly viewer?: string
  /** How the check of a pull request is run; left out: everything may be merged. It is given the forge, which exists by then. */
  readonly checker?: (forge: Forge) => Checker
  /** For which branches a pull request opens by itself. */
  readonly automatic?: (branch: string) => boolean
  /** The most a page of an answer holds; GitHub's own 100 where left out. */
  readonly pageSize?: number
  readonly now?: () => string
  /** Hears of every merge. */
  readonly onMerge?: () => Promise<void>
  /** Carries the nightly run out, for the button; its lines are shown. Left out: no button. */
  readonly night?: (() => Promise<readonly string[]>) | undefined
}

export interface Forge {
  /** The page with the pull requests. */
  readonly url: string
  /** What a workflow finds in its environment. */
  readonly environment: { readonly GITHUB_API_URL: string; readonly GITHUB_REPOSITORY: string; readonly GITHUB_TOKEN: string }
  readonly faults: Faults
  readonly transcript: Exchange[]
  readonly memory: Memory
  readonly pulls: Pulls
  readonly close: () => Promise<void>
}

export const REPOSITORY = 'local/register'

/** What GitHub's API is called with, and what the buttons of the page send. */
const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT']

/** Starts the forge on 127.0.0.1. Throws where the port is taken. */
export async function startForge(options: ForgeOptions): Promise<Forge> {
  const { remote, token = 'local-token', assignable = [], viewer = 'github-actions[bot]', night } = options
  const now = options.now ?? (() => new Date().toISOString())
  const kept = memory(options.file ?? null)
  const transcript: Exchange[] = []
  const pulls = pullsOver(
    remote,
    kept,
    async (pull) => checker?.(pull) ?? { exit: 0, output: '', summary: '' },
    options.automatic ?? (() => false),
    now,
    options.onMerge,
  )
  const settings = options.settings ?? freshSettings(assignable)
  const world: World = { remote, memory: kept, pulls, assignable, viewer, now, settings }
  const troubles = faults()
  const api = apiOver({ world, faults: troubles, transcript, token, pageSize: options.pageSize ?? 100 })
  const server = await startServer(
    options.port ?? 0,
    (path, request) => (path.startsWith(`${API}/`) ? api(request) : forgePage(path, request, pulls, kept.state, night)),
    METHODS,
  )
  const forge: Forge = {
    url: server.url,
    environment: { GITHUB_API_URL: server.url.slice(0, -1) + API, GITHUB_REPOSITORY: REPOSITORY, GITHUB_TOKEN: token },
    faults: troubles,
    transcript,
    memory: kept,
    pulls,
    close: server.close,
  }
  const checker = options.checker?.(forge)
  return forge
}
