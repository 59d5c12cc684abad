// For tests: a sealed site as a static host has it, below a sub-path. Its pages and the reader are built once; sealing them anew takes a moment.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withoutTestMarks } from '../../site/test-build.ts'
import { planRegister } from '../io/files/plan-register.ts'
import { day } from '../procedure/calendar.ts'
import { buildWithAstro, READER, STAFF_PAGES } from '../publishing/astro.ts'
import { copyCode } from '../publishing/code-copy.ts'
import { sealSite, siteOf } from '../publishing/sealed-site.ts'
import { SEALED } from '../sealing/contents.ts'
import { temporaryFolder } from './register-folder.ts'
import { serveFolder } from './static-server.ts'

/** Recipients by the id of their owner. */
export type Keys = ReadonlyMap<string, readonly string[]>

export interface TestSite {
  /** The address of the reader: `http://localhost:4567/klachten/staff/`. A passkey wants a name. */
  readonly reader: string
  /** What lies below that address. */
  readonly folder: string
  /** The staff pages as they are before they are sealed. */
  readonly pages: string
  /** Builds the staff pages anew, of the register as it is now. */
  readonly rebuild: () => Promise<void>
  /** Seals all pages to `keys`, as a build of this instant, in place of the build before; `formsToken` goes to the staff. */
  readonly seal: (built: string, keys: Keys, formsToken?: string | null) => Promise<void>
  readonly close: () => void
}

/** Builds the site of the register at `root` as of `today`; nothing is sealed yet. `told`: the environment, such as where GitHub is. */
export async function testSite(root: string, today: string, told: Readonly<Record<string, string>> = {}): Promise<TestSite> {
  const host = temporaryFolder('host')
  const [folder, pages] = [join(host, 'staff'), join(temporaryFolder('pages'), 'staff')]
  // Two builds of one folder would get into each other's way.
  const build = (config: string, own: Readonly<Record<string, string>>): Promise<void> => {
    const code = temporaryFolder('code')
    copyCode(root, code)
    return buildWithAstro(code, config, { ...withoutTestMarks(), REGISTER: root, REGISTER_DAY: today, ...told, ...own })
  }
  const buildPages = () => build(STAFF_PAGES, { STAFF_SEALED: '1', STAFF_OUT: pages })
  await Promise.all([build(READER, { BASE_PATH: '/klachten/', SEALED_OUT: folder }), buildPages()])
  let planned = planRegister(root, day(today))
  const server = await serveFolder(host, '/klachten/')
  return {
    reader: `${server.home.replace('127.0.0.1', 'localhost')}staff/`,
    folder,
    pages,
    close: server.close,
    rebuild: async () => {
      await buildPages()
      planned = planRegister(root, day(today))
    },
    seal: async (built, keys, formsToken = null) => {
      const site = siteOf(planned, keys, { built, commit: 'c0ffee', day: day(today) }, formsToken)
      rmSync(join(folder, SEALED), { recursive: true, force: true })
      await sealSite(site, pages, join(folder, SEALED), () => {}, new AbortController().signal)
      writeFileSync(join(folder, 'build.json'), JSON.stringify({ built, commit: 'c0ffee' }))
    },
  }
}
