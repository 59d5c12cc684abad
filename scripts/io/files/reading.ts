// Files and folders of a register, read one by one: what cannot be read is a problem, and the next one is read all the same.
import { lstatSync, readdirSync } from 'node:fs'
import { shown } from '../../procedure/hidden.ts'
import type { Problem } from '../../procedure/problem.ts'
import type { Sentence } from '../../procedure/sentence.ts'
import { unreadableProblem } from './case-files.ts'
import { nameOf, onDisk } from './names.ts'
import { readText } from './text-file.ts'

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
    return read(readText(onDisk(reading.root, file)))
  } catch (error) {
    reading.problems.push(unreadableProblem(file, error))
    return null
  }
}

/** A problem of a file or folder as a whole. */
export function problem(path: string, code: string, message: Sentence): Problem {
  return { file: shown(path), line: 1, column: 1, field: null, code, message }
}

/** What lies in a folder: a file, a folder, or neither. */
export interface Entry {
  readonly name: string
  isFile(): boolean
  isDirectory(): boolean
}

/** The entries of a folder, sorted by name; none where it does not exist. A link is not followed: a folder is a folder. */
export function entries(reading: Reading, folder: string): Entry[] {
  const path = onDisk(reading.root, folder)
  try {
    const status = lstatSync(path, { throwIfNoEntry: false })
    if (!status) return []
    if (status.isDirectory()) return listed(path).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    // Reported like a link: what cannot be listed must not look like a folder without files.
  }
  reading.problems.push(
    problem(folder, 'folder', {
      en: 'this is not a folder that can be opened, or it is a link. Replace it by a plain folder',
      nl: 'deze map is niet te openen, of het is een link. Zet er een gewone map neer',
    }),
  )
  return []
}

function listed(path: string | Buffer): Entry[] {
  const found = readdirSync(path, { withFileTypes: true })
  // Node shows every byte that is not UTF-8 as U+FFFD, so that the file could not be found again.
  if (!found.some(({ name }) => name.includes('\uFFFD'))) return found
  return readdirSync(path, { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
    name: nameOf(entry.name),
    isFile: () => entry.isFile(),
    isDirectory: () => entry.isDirectory(),
  }))
}
