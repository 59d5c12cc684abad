// The folder that is published: an earlier one is replaced as a whole, and nothing that somebody else put there is ever removed.
import { existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { CouldNotRun } from '../io/command.ts'
import { pathsBelow } from '../io/files/paths-below.ts'
import { plain } from '../io/terminal.ts'

/** Where it says of which build it is, in public: what each output of this command holds, and nothing else does. */
export const BUILD_FILE = 'staff/build.json'

/** Every file that a build may have made. */
const OURS = [
  /^(?:en\/)?(?:\d{4}-\d{2}-\d{2}\/)?index\.html$/,
  /^(?:404\.html|favicon\.svg|robots\.txt|sitemap\.xml)$/,
  /^(?:_astro|staff\/assets)\/[^/]+$/,
  /^staff\/(?:en\/)?(?:enrol\/)?index\.html$/,
  /^staff\/(?:build\.json|favicon\.svg)$/,
  /^staff\/sealed\/[0-9a-f]{32}\.age$/,
]

/** Throws CouldNotRun where `out` is neither new, nor empty, nor an earlier output of this command and nothing else. */
export function refuseForeignFolder(out: string): void {
  const there = lstatSync(out, { throwIfNoEntry: false })
  if (!there) return
  if (!there.isDirectory()) throw new CouldNotRun('--out is no folder. Name one that is new.')
  const files = pathsBelow(out)
  const foreign = files.find((file) => !OURS.some((pattern) => pattern.test(file)))
  if (foreign ?? (files.length && !files.includes(BUILD_FILE)))
    throw new CouldNotRun(
      `--out holds something that this command did not make${foreign ? `: ${plain(foreign)}` : ''}. Nothing was removed. Name a folder that is new.`,
    )
}

/** Lets `fill` make a new folder beside `out`, and puts it in the place of `out` once it is whole. What is there stays where anything fails. */
export async function replaceFolder(out: string, fill: (fresh: string) => Promise<void>): Promise<void> {
  const [fresh, old] = [`${out}.new-${process.pid}`, `${out}.old-${process.pid}`]
  mkdirSync(dirname(out), { recursive: true })
  try {
    await fill(fresh)
    if (existsSync(out)) renameSync(out, old)
    try {
      renameSync(fresh, out)
    } catch (error) {
      if (existsSync(old)) renameSync(old, out)
      throw error
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    if (existsSync(out)) rmSync(old, { recursive: true, force: true })
  }
}
