// The staff pages, built by Astro from a register as of a day.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type PageSources, pageSources } from '../io/files/page-sources.ts'
import { buildWithAstro, STAFF_PAGES } from './astro.ts'

const PROJECT = join(import.meta.dirname, '../..')

/** Where a register is a copy: the one it was made from, and the branch by which its files were taken over. */
export interface TakenFrom {
  readonly folder: string
  readonly branch: string
}

/** Of the last build: what it was made of, and a fingerprint for each page of a case. Kept beside the pages, never served. */
interface LastBuild {
  readonly sources: PageSources
  readonly there: Readonly<Record<string, string>>
}

/**
 * Builds the pages of the register at `root` as of `day` into `folder`; who changed what is told as the register knows it that `root` is a
 * copy of. Pages of cases that would come out as they lie there are kept; without a whole build before, by the same code, all are built.
 * Throws an Error with the builder's last lines.
 */
export async function buildStaffPages(root: string, day: string, folder: string, from?: TakenFrom): Promise<void> {
  const kept = `${folder}.build.json`
  const last = lastBuild(kept, folder)
  const sources = pageSources(root, day, from?.folder, from?.branch)
  // Below the project and of its own: where the pages go elsewhere, Astro keeps half-made ones in one place for all builds.
  mkdirSync(join(PROJECT, '.astro'), { recursive: true })
  const fresh = mkdtempSync(join(PROJECT, '.astro/pages-'))
  const pages = join(fresh, 'pages')
  const notes = join(fresh, 'build.json')
  const env = { REGISTER: root, REGISTER_DAY: day, REGISTER_SOURCE: from?.folder, REGISTER_TAKEN: from?.branch }
  try {
    const there = last?.sources.common === sources.common ? last.there : null
    writeFileSync(notes, JSON.stringify({ sources, there: there ?? {} }))
    await buildWithAstro(PROJECT, STAFF_PAGES, { ...env, STAFF_OUT: pages, STAFF_SOURCES: notes })
    const made = JSON.parse(readFileSync(notes, 'utf8')) as LastBuild
    // Until all lies in its place there is no build to go on from: what is cut off here is built whole the next time.
    rmSync(kept, { force: true })
    if (there) {
      removeGone(folder, pages, made)
      cpSync(pages, folder, { recursive: true })
    } else {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(dirname(folder), { recursive: true })
      move(pages, folder)
    }
    writeFileSync(kept, JSON.stringify(made))
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Moves a folder to a place where nothing lies: in one step, or by copying where that is on another disk. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EXDEV') throw error
    cpSync(from, to, { recursive: true })
  }
}

/** The last build, with those of its pages that still lie in `folder`; null where there was none, or it cannot be read. */
function lastBuild(kept: string, folder: string): LastBuild | null {
  try {
    const { sources, there } = JSON.parse(readFileSync(kept, 'utf8')) as LastBuild
    return { sources, there: Object.fromEntries(Object.entries(there).filter(([path]) => existsSync(join(folder, path, 'index.html')))) }
  } catch {
    return null
  }
}

/** Removes what the last build left in `folder` and this one neither made nor kept. */
function removeGone(folder: string, fresh: string, { there }: LastBuild): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const page = relative(folder, entry.parentPath)
    const isKept = entry.name === 'index.html' && `${page}/` in there
    if (!isKept && !existsSync(join(fresh, page, entry.name))) rmSync(join(entry.parentPath, entry.name))
  }
}
