// The forge: what GitHub does for a register, on this machine. Answers the calls we make from a real bare Git repository,
// held to GitHub's own description, and shows pull requests on a page with a button to merge them.
import { randomUUID } from 'node:crypto'
import { addressOf } from '../../site/staff/addresses.ts'
import { type Actor, actors } from './forge/actors.ts'
import { API, apiOver, type Exchange } from './forge/api.ts'
import { type Faults, faults } from './forge/faults.ts'
import { gitOverHttp } from './forge/git-http.ts'
import { forgePage } from './forge/page.ts'
import type { NightButton } from './forge/page-parts.ts'
import { type Checker, type Pulls, pullsOver } from './forge/pulls.ts'
import { freshSettings, type Settings } from './forge/settings.ts'
import { type Memory, memory } from './forge/state.ts'
import type { World } from './forge/world.ts'
import { bareFrame, type Frame } from './frame.ts'
import { type Page, READING, type Route, startServer } from './server.ts'

export interface ForgeOptions {
  /** The bare repository. */
  readonly remote: string
  readonly port?: number
  /** Where issues and comments are kept; left out: in memory. */
  readonly file?: string
  /** An administrator's; left out: a random one. Everybody else's is made by `tokenFor`. */
  readonly token?: string
  /** The accounts that an issue can be assigned to. */
  readonly assignable?: readonly string[]
  /** How the repository is set up; left out: freshly, with the assignable as its readers. */
  readonly settings?: Settings
  /** Who the administrator's token belongs to. */
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
  /** The nightly run, for its button. Left out: no button. */
  readonly night?: NightButton | undefined
}

export interface Forge {
  /** Below it: the page with the pull requests, `forge/`, and by its name the repository for Git. */
  readonly url: string
  /** Answers what is asked of the pages of the pull requests, in a frame; null for another path. */
  readonly pages: (frame: Frame) => Route
  /** A new token for somebody: a person, or a job with its permissions. */
  readonly tokenFor: (actor: Actor) => string
  /** What an administrator's command finds in its environment; a job's is as narrow as its permissions. */
  readonly environment: { readonly GITHUB_API_URL: string; readonly GITHUB_REPOSITORY: string; readonly GITHUB_TOKEN: string }
  readonly faults: Faults
  readonly transcript: Exchange[]
  readonly memory: Memory
  readonly pulls: Pulls
  readonly close: () => Promise<void>
}

export const REPOSITORY = 'local/register'

const FIRST_PAGE = addressOf('forge', 'nl')

/** What GitHub's API is called with, and what the buttons of the page send. */
const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT']
const API_METHODS = [...METHODS, 'DELETE', 'OPTIONS']

/** As on GitHub: a page of any site may call the API, where it has a token. */
const isApi = (path: string): boolean => path.startsWith(`${API}/`)

/** Below this it serves what Pages publishes. */
const SITE = 'published/'

/** What anybody reads there; null where there is nothing. */
function published(pages: Settings['pages'], path: string): Page | null {
  const text = pages?.public ? pages.files?.[path] : undefined
  return text === undefined ? null : { type: 'text/html; charset=utf-8', body: text }
}

/** Starts the forge on 127.0.0.1. Throws where the port is taken. */
export async function startForge(options: ForgeOptions): Promise<Forge> {
  const { remote, token = randomUUID(), assignable = [], viewer = 'github-actions[bot]', night } = options
  const now = options.now ?? (() => new Date().toISOString())
  const kept = memory(options.file ?? null)
  const transcript: Exchange[] = []
  let checker: Checker | null = null
  const settings = options.settings ?? freshSettings(assignable)
  const { automatic = () => false, onMerge = async () => {} } = options
  const pulls = pullsOver({ remote, memory: kept, settings, checker: () => checker, automatic, now, onMerge })
  const site = () => `${server.url}${SITE}`
  const world: World = { remote, repository: REPOSITORY, memory: kept, pulls, assignable, viewer, now, site, settings }
  const known = actors({ [token]: { login: viewer, kind: 'person', may: 'everything' } }, now)
  const troubles = faults()
  const api = apiOver({ world, actors: known, faults: troubles, transcript, pageSize: options.pageSize ?? 100 })
  const route: Route = async (path, request) => {
    if (isApi(path)) return api(request)
    if (path.startsWith(`/${SITE}`)) return published(settings.pages, path.slice(SITE.length + 1))
    if (path === '/' && READING.includes(request.method ?? ''))
      return { status: 302, type: 'text/plain', body: '', headers: { location: FIRST_PAGE } }
    return (await gitOverHttp(path, request, world, known)) ?? own(path, request)
  }
  const pages: Forge['pages'] = (frame) => (path, request) => forgePage(path, request, { pulls, state: kept.state, frame, night })
  const own = pages(bareFrame)
  const server = await startServer(options.port ?? 0, route, (path) => (isApi(path) ? API_METHODS : METHODS), isApi)
  const forge: Forge = {
    url: server.url,
    pages,
    tokenFor: known.tokenFor,
    environment: { GITHUB_API_URL: server.url.slice(0, -1) + API, GITHUB_REPOSITORY: REPOSITORY, GITHUB_TOKEN: token },
    faults: troubles,
    transcript,
    memory: kept,
    pulls,
    close: server.close,
  }
  checker = options.checker?.(forge) ?? null
  return forge
}
