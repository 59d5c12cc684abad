// What a case is opened or changed on: main as everybody knows it, and the numbers that are not free any more.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CouldNotRun } from '../command.ts'
import { exactText, plainText } from '../files/case-files.ts'
import { caseFile } from '../files/judged-case.ts'
import { ORGANISATION, type RulesTexts, termsFile } from '../files/rules.ts'
import { blob, git, gitSucceeds, PLAIN_MODES, treeOf } from './git.ts'
import { isAncestor, remoteOf } from './letters-remote.ts'

export interface Base {
  readonly root: string
  /** The folder of the register within its repository, with a slash at the end; empty where it is the top. */
  readonly prefix: string
  readonly commit: string
  readonly remote: string | null
  /** Whether the remote told what it knows; true where there is no remote. */
  readonly asked: boolean
  /** The branches of cases, here and on the remote, with their commits: `case/2026-0015-new`. */
  readonly branches: readonly (readonly [name: string, commit: string])[]
  /** The objects of the files by their path below the root. */
  readonly files: ReadonlyMap<string, string>
}

/** Asks the remote for its main and its branches of cases, and touches no branch of one's own. Throws CouldNotRun where there is no main. */
export async function baseOf(root: string): Promise<Base> {
  const prefix = await git(root, 'rev-parse', '--show-prefix').catch(() => {
    throw new CouldNotRun('This folder is not in a Git repository, so there can be no branch. With --write the file itself is changed.')
  })
  const remote = await remoteOf(root)
  const heard = remote && (await git(root, 'ls-remote', remote, 'refs/heads/main', 'refs/heads/case/*').catch(() => null))
  const there = branchesIn(heard ?? '', /^([0-9a-f]+)\trefs\/heads\/(.+)$/)
  const known = `refs/remotes/${remote}/main`
  const main = there.find(([name]) => name === 'main')?.[1]
  if (remote && main && !(await gitSucceeds(root, 'cat-file', '-e', main)))
    await git(root, 'fetch', '--quiet', '--no-tags', '--no-write-fetch-head', remote, `+refs/heads/main:${known}`)
  const commit = await firstOf(root, [main, known, 'refs/heads/main'])
  const own = branchesIn(
    await git(root, 'for-each-ref', '--format=%(objectname)\t%(refname)', 'refs/heads/case', `refs/remotes/${remote}/case`),
    /^([0-9a-f]+)\trefs\/(?:heads|remotes\/[^/]+)\/(.+)$/,
  )
  const entries = await treeOf(root, commit, ...['organisation.yml', 'cases', 'site/policy'].map((path) => prefix.trim() + path))
  return {
    root,
    prefix: prefix.trim(),
    commit,
    remote,
    asked: heard !== null || !remote,
    branches: [...there.filter(([name]) => name !== 'main'), ...own],
    files: new Map(entries.flatMap(({ mode, path, id }) => (PLAIN_MODES.includes(mode) ? [[path.slice(prefix.trim().length), id]] : []))),
  }
}

function branchesIn(listed: string, shape: RegExp): [name: string, commit: string][] {
  return listed.split('\n').flatMap((line): [string, string][] => {
    const [, commit, name] = shape.exec(line) ?? []
    return commit && name ? [[name, commit]] : []
  })
}

async function firstOf(root: string, names: readonly (string | undefined)[]): Promise<string> {
  for (const name of names) {
    const commit = name && (await git(root, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`).catch(() => null))
    if (commit) return commit.trim()
  }
  throw new CouldNotRun('There is no branch main here to put the case on. With --write the file itself is changed.')
}

/** The text of the file of a case, byte for byte; null where main has none. Throws Unreadable. */
export function caseTextIn({ root, files }: Base, id: string): string | null {
  const object = files.get(caseFile(id))
  return object ? exactText(blob(root, object)) : null
}

/** The texts that cases are judged by. Throws CouldNotRun without organisation.yml, Unreadable as plainText does. */
export function rulesTextsIn({ root, files }: Base): RulesTexts {
  const textOf = (path: string): string => {
    const object = files.get(path)
    if (!object) throw new CouldNotRun(`There is no ${path} on main, and without it no case can be judged.`)
    return plainText(blob(root, object))
  }
  const versions = [...files.keys()].flatMap((path) => /^site\/policy\/([^/]+)\/terms\.yml$/.exec(path)?.[1] ?? [])
  return { organisation: textOf(ORGANISATION), terms: Object.fromEntries(versions.map((version) => [version, textOf(termsFile(version))])) }
}

/** The numbers that are not free: of cases and documents on main, on branches of cases, and in the folder. */
export function numbersTaken(root: string, base: Base | null): Set<string> {
  const names = [
    ...namesIn(join(root, 'cases')),
    ...[...(base?.files.keys() ?? [])].map((path) => path.replace(/^cases\//, '')),
    ...(base?.branches ?? []).map(([name]) => name.replace(/^case\//, '')),
  ]
  return new Set(names.flatMap((name) => /^(\d{4}-\d{4})(?!\d)/.exec(name)?.[1] ?? []))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The branches of this case that are not merged: a step that is recorded now does not stand on them. */
export async function unmergedBranches({ root, commit, branches }: Base, id: string): Promise<string[]> {
  const open: string[] = []
  for (const [name, own] of branches)
    if (name.startsWith(`case/${id}`) && !open.includes(name) && !(await isAncestor(root, own, commit))) open.push(name)
  return open
}
