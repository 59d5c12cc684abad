// A small register in a temporary folder, for tests and soaks: the invented organisation and whatever files are asked for.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ORGANISATION, TERMS, VERSION } from './invented-organisation.ts'

const made: string[] = []

/** A new folder, until `removeTemporaryFolders`. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  made.push(folder)
  return folder
}

export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

/** A register in a new temporary folder; `files` are paths below it and their texts, and may replace the given ones. */
export function registerFolder(files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder('register')
  writeRegister(root, files)
  return root
}

/** Writes a register into `root`: the invented organisation, its terms, and `files`, which may replace them. */
export function writeRegister(root: string, files: Readonly<Record<string, string>> = {}): void {
  writeFiles(root, { 'organisation.yml': ORGANISATION, [`site/policy/${VERSION}/terms.yml`]: TERMS, ...files })
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}
