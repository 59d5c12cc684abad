// One run at a time in one repository.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CouldNotRun } from '../command.ts'

const SQLITE_BUSY = 5

/**
 * Takes the lock of a repository; call the result to give it back. The operating system frees it when the process ends,
 * however it ends, so no kill leaves it behind and no other process can be mistaken for its owner. Throws CouldNotRun while
 * another run has it.
 */
export function takeLock(gitFolder: string): () => void {
  const lock = new DatabaseSync(join(gitFolder, 'register.lock'))
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    throw new CouldNotRun('Another run is working in this folder. Wait until it has finished.')
  }
  return () => lock.close()
}
