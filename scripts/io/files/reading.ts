// Files and folders of a register, read one by one: what cannot be read is a problem, and the next one is read all the same.
import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../procedure/problem.ts'
import { readText, unreadableProblem } from './case-files.ts'

/** What a reader leaves behind beside its data. */
export interface Reading {
  readonly root: string
  readonly problems: Problem[]
  /** How many files were read. */
  files: number
}

/** Runs `read` for one file; an unreadable file becomes a problem and null. */
export function attempt<T>(reading: Reading, file: string, read: (text: string) => T | null): T | null {
  reading.files++
  try {
    return read(readText(join(reading.root, file)))
  } catch (error) {
    reading.problems.push(unreadableProblem(file, error))
    return null
  }
}

/** A problem of a file or folder as a whole. */
export function problem(file: string, code: string, message: string): Problem {
  return { file, line: 1, column: 1, field: null, code, message }
}

/** The entries of a folder, sorted by name; none where it does not exist. A link is not followed: a folder is a folder. */
export function entries(reading: Reading, folder: string): Dirent[] {
  const path = join(reading.root, folder)
  try {
    const status = lstatSync(path, { throwIfNoEntry: false })
    if (!status) return []
    if (status.isDirectory()) return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    // Reported like a link: what cannot be listed must not look like a folder without files.
  }
  reading.problems.push(problem(folder, 'folder', 'this is not a folder that can be opened, or it is a link. Replace it by a plain folder'))
  return []
}
