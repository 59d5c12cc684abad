// From a register to a folder for any web server: the public site, the reader, and the staff pages sealed to their readers.
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CouldNotRun } from '../io/command.ts'
import type { PlannedRegister } from '../io/files/plan-register.ts'
import type { CaseFile } from '../io/files/read-case.ts'
import type { ReaderKeys } from '../io/files/reader-keys.ts'
import { type Build, SEALED } from '../sealing/contents.ts'
import { type Readers, readersOn } from '../views/page-readers.ts'
import { buildWithAstro, PUBLIC_SITE, READER, STAFF_PAGES } from './astro.ts'
import { copyCode } from './code-copy.ts'
import { BUILD_FILE, replaceFolder } from './output-folder.ts'
import { documentsOf, pagesIn } from './pages-to-seal.ts'
import { inPrivateFolder } from './private-folder.ts'
import { type Reader, sealRegister } from './seal-register.ts'

export interface SealedSite {
  /** The folder of the register. */
  readonly root: string
  /** The cases that have a page. */
  readonly cases: readonly CaseFile[]
  readonly build: Build
  readonly readers: Readers
  /** Those of `readers`; where there are none, nothing is sealed, and nothing of a case is read. */
  readonly people: readonly Reader[]
  /** The token of the machine account, for the staff; null where there is none. In memory only: no file but a sealed one ever holds it. */
  readonly formsToken: string | null
}

/** What is published of a register on its day, with the keys that were read with it. */
export function siteOf({ register, plans, today }: PlannedRegister, keys: ReaderKeys, build: Build, formsToken: string | null): SealedSite {
  const { root, organisation } = register
  const shown = new Set(plans.map(({ id }) => id))
  const cases = register.cases.filter((one) => shown.has(one.case.id))
  const about = cases.map((one) => one.case)
  const readers = readersOn(about, organisation, today, (id) => keys.has(id))
  const those = (role: Reader['role'], ids: readonly string[]) =>
    [...organisation.staff, ...organisation.trainers]
      .filter(({ id }) => ids.includes(id))
      .map(({ id, name }) => ({ id, name, role, keys: keys.get(id) ?? [] }))
  const people = [...those('staff', readers.staff), ...those('trainer', readers.trainers)]
  return { root, cases, build, readers, people, formsToken }
}

/** What was published, by number. */
export interface Published {
  readonly pages: number
  /** Sealed files, with all that leads to the pages and what hides how many they are. */
  readonly files: number
}

/**
 * Publishes a register into `out`, whose place is taken when all is whole. `done` is told how many of how many pages are sealed. Throws
 * CouldNotRun where a part cannot be built, or the run is told to end; then nothing has changed, and no page that is not sealed is left.
 */
export async function publish(site: SealedSite, out: string, done: (pages: number, of: number) => void): Promise<Published> {
  let published: Published = { pages: 0, files: 0 }
  await inPrivateFolder((folder, signal) =>
    replaceFolder(out, async (fresh) => {
      const pages = join(folder, 'pages')
      await allOf([
        buildForEverybody(site, join(folder, 'open'), fresh, signal),
        buildForReaders(site, join(folder, 'closed'), pages, signal),
      ])
      const { built, commit } = site.build
      writeFileSync(join(fresh, BUILD_FILE), `${JSON.stringify({ built, commit })}\n`)
      if (!site.people.length) return
      published = await sealSite(site, pages, join(fresh, 'staff', SEALED), done, signal)
    }),
  )
  return published
}

/** Seals the staff pages that were built into `pages`, and the documents, into the new folder `folder`. */
export async function sealSite(
  site: SealedSite,
  pages: string,
  folder: string,
  done: (pages: number, of: number) => void,
  signal: AbortSignal,
): Promise<Published> {
  const toSeal = [...pagesIn(pages, site.readers), ...documentsOf(site.root, site.cases, site.readers)]
  const files = await sealRegister({ ...site, pages: toSeal }, folder, (sealed) => done(sealed, toSeal.length), signal)
  return { pages: toSeal.length, files }
}

/** The public site and the reader, from a folder in which no case ever was. */
async function buildForEverybody({ root, build: { day } }: SealedSite, copy: string, fresh: string, signal: AbortSignal): Promise<void> {
  copyCode(root, copy)
  const [site, reader] = [join(copy, 'dist'), join(copy, 'reader')]
  try {
    await buildWithAstro(copy, PUBLIC_SITE, { TODAY: day }, signal)
    await buildWithAstro(copy, READER, { REGISTER: copy, SEALED_OUT: reader }, signal)
  } catch (error) {
    if (error instanceof CouldNotRun) throw error
    throw new CouldNotRun(`The public site could not be built: ${(error as Error).message}`)
  }
  cpSync(site, fresh, { recursive: true })
  cpSync(reader, join(fresh, 'staff'), { recursive: true })
}

/** The staff pages, in a copy of the code that goes with whatever Astro keeps of them. */
async function buildForReaders(
  { root, people, build: { day } }: SealedSite,
  copy: string,
  pages: string,
  signal: AbortSignal,
): Promise<void> {
  if (!people.length) return
  copyCode(root, copy)
  try {
    await buildWithAstro(copy, STAFF_PAGES, { REGISTER: root, REGISTER_DAY: day, STAFF_SEALED: '1', STAFF_OUT: pages }, signal)
  } catch (error) {
    if (error instanceof CouldNotRun) throw error
    throw new CouldNotRun(
      'The staff pages could not be built. What the builder says may hold words of a case, so it is not repeated here: run npm start on your own machine, which shows it.',
    )
  }
}

/** Until all have ended, then the first failure: what still runs would write where nothing may be left. */
async function allOf(works: readonly Promise<void>[]): Promise<void> {
  for (const ended of await Promise.allSettled(works)) if (ended.status === 'rejected') throw ended.reason
}
