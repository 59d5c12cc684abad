// What a browser sees of the copy of `npm start`: the staff pages, built anew after every change, and the letters that were caught.
import { join } from 'node:path'
import { CouldNotRun } from '../io/command.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import { buildStaffPages } from '../publishing/staff-pages.ts'
import { type Copy, copyRegister, TAKEN } from './copy.ts'
import { DRAFT_METHODS, DRAFTS, draftsInMemory } from './drafts.ts'
import type { Forge } from './forge.ts'
import { builtFrame } from './frame.ts'
import { mailPage } from './mail-page.ts'
import { type Answer, type LocalServer, OWN_THINGS_ONLY, type Page, READING, type Route, startServer } from './server.ts'
import { type Changes, changes, staffPage, watchFolders } from './staff-pages.ts'

export interface StaffPages {
  readonly folder: string
  readonly changed: Changes
  /** Throws where they cannot be built. */
  readonly build: () => Promise<void>
  /** Builds them anew after the build that runs, and tells the pages that are open. What fails is printed. */
  readonly rebuild: () => Promise<void>
  /** Until no build runs any more. */
  readonly ended: () => Promise<void>
}

/** The staff pages of a copy as of `day`, in a folder beside it. */
export function staffPagesOf({ root, source }: Copy, day: CalendarDate): StaffPages {
  const folder = join(root, '../staff')
  const changed = changes()
  let running: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null
  const build = () => buildStaffPages(root, day, folder, { folder: source, branch: TAKEN })
  return {
    folder,
    changed,
    build,
    rebuild: () => {
      // One that waits for its turn shows all that has changed by then.
      waiting ??= running.then(() => {
        waiting = null
        running = build().then(changed.tell, (error: Error) => console.error(`The pages could not be built: ${error.message}`))
        return running
      })
      return waiting
    },
    ended: () => waiting ?? running,
  }
}

/** Where forms send what is typed, as `/staff/forms-place` answers it. */
export interface FormsGoTo {
  readonly api: string
  readonly repository: string
  readonly token: string
}

/** Serves the staff pages, the letters that were caught and the pull requests. Throws CouldNotRun where the port is taken. */
export function serveRegister(
  port: number,
  { root, mail }: Copy,
  { folder, changed, ended }: StaffPages,
  { day, timeZone }: { readonly day: CalendarDate; readonly timeZone: string },
  { pages: pullRequests, forms }: { readonly pages: Forge['pages']; readonly forms: FormsGoTo },
): Promise<LocalServer> {
  const frame = builtFrame(folder)
  const pulls = pullRequests(frame)
  const drafts = draftsInMemory()
  const route: Route = async (path, request) => {
    if (path === '/') return { status: 302, type: 'text/plain', body: '', headers: { location: '/staff/' } }
    if (path === '/staff/changes') return changed.answer
    if (path === '/staff/forms-place') return formsPlace(forms, day)
    if (path.startsWith(DRAFTS)) return drafts(path, request)
    if (path.startsWith('/forge/')) return pulls(path, request)
    if (path.startsWith('/mail/')) return mailPage(path, { folder: mail, day, timeZone, frame })
    const page = staffPage(path, folder, root)
    if (page) return FORM_PAGE.test(path) ? mayAsk(forms.api, page) : page
    // The page of a case that was merged a moment ago is still being built.
    await ended()
    return staffPage(path, folder, root)
  }
  const methods = (path: string) => (path.startsWith('/forge/') ? [...READING, 'POST'] : path.startsWith(DRAFTS) ? DRAFT_METHODS : READING)
  return startServer(port, route, methods).catch(() => {
    throw new CouldNotRun(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}.`)
  })
}

/** The pages that send what is typed. */
const FORM_PAGE = /^\/staff\/(?:en\/)?(?:new|record)\/$/

/** What a form is told of where it stands: everything is known here, so nothing is asked. */
function formsPlace(forms: FormsGoTo, day: CalendarDate): Page {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify({ ...forms, web: null, today: day, me: null }) }
}

/** The page, which may ask the forge as well as this server. */
function mayAsk(api: string, page: Answer): Answer {
  if (!('body' in page)) return page
  const policy = OWN_THINGS_ONLY.replace("connect-src 'self'", `connect-src 'self' ${new URL(api).origin}`)
  return { ...page, headers: { ...page.headers, 'content-security-policy': policy } }
}

/** Takes the files of `source` over whenever one of its cases changes. Returns what ends it. */
export function followFiles(source: string, folder: string, rebuild: () => Promise<void>): () => void {
  return watchFolders([join(source, 'cases')], () =>
    copyRegister(source, folder).then(rebuild, (error: Error) =>
      console.error(error instanceof CouldNotRun ? error.message : 'Your files could not be taken over. Save one of them again.'),
    ),
  )
}
