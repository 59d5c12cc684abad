// What the staff pages are made of, as hashes taken before a build reads anything: what changes while it runs counts for the next one.
import { createHash, type Hash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PROJECT = join(import.meta.dirname, '../../..')

/** Every file that decides how a page is built. Of `node_modules`, what the lock file says. */
const CODE = ['package.json', 'package-lock.json', 'tsconfig.json', 'site', 'scripts']

export interface PageSources {
  /** What every page depends on: the code, the versions of packages and Node, who we are, the policies, the day shown. */
  readonly common: string
  /** By number: the file of a case, the names and sizes of its documents, and its letters. */
  readonly cases: Readonly<Record<string, string>>
}

/** The sources of the pages of the register at `root`; `shown` is whatever else the build is told. A missing folder is an empty one. */
export function pageSources(root: string, ...shown: readonly (string | undefined)[]): PageSources {
  const common = createHash('sha256')
  common.update(JSON.stringify([root, process.version, process.env.TZ, shown]))
  for (const part of CODE) addContents(common, PROJECT, part)
  for (const part of ['organisation.yml', 'site/policy']) addContents(common, root, part)
  return { common: common.digest('hex'), cases: caseSources(root) }
}

function caseSources(root: string): Record<string, string> {
  const hashes = new Map<string, Hash>()
  const hashOf = (id: string) => hashes.getOrInsertComputed(id, () => createHash('sha256'))
  for (const name of namesIn(root, 'cases')) {
    const path = join('cases', name)
    if (name.endsWith('.md')) addContents(hashOf(name.slice(0, -'.md'.length)), root, path)
    else addSizes(hashOf(name), root, path)
  }
  for (const name of namesIn(root, 'letters')) addContents(hashOf(name), root, join('letters', name))
  return Object.fromEntries([...hashes].map(([id, hash]) => [id, hash.digest('hex')]))
}

/** Each file below `path` with its name, every byte of it. */
function addContents(hash: Hash, root: string, path: string): void {
  const found = lstatSync(join(root, path), { throwIfNoEntry: false })
  if (found?.isDirectory()) for (const name of namesIn(root, path)) addContents(hash, root, join(path, name))
  else if (found?.isFile()) hash.update(`${path}\0${found.size}\0`).update(readFileSync(join(root, path)))
  else hash.update(`${path}\0none\0`)
}

/** Each file below `path` with its name and size: more of a document stands on no page. */
function addSizes(hash: Hash, root: string, path: string): void {
  const found = lstatSync(join(root, path), { throwIfNoEntry: false })
  if (found?.isDirectory()) for (const name of namesIn(root, path)) addSizes(hash, root, join(path, name))
  else hash.update(`${path}\0${found?.isFile() ? found.size : 'none'}\0`)
}

/** In one order on every machine, without Git's own files. */
function namesIn(root: string, path: string): string[] {
  if (!lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(join(root, path))
    .filter((name) => name !== '.git')
    .sort()
}
