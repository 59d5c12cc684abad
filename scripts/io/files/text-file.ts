// A text file on disk, read as nobody can mislead: no link, no folder, no bytes that are not UTF-8.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { plainText, refuseSize, Unreadable } from './case-files.ts'

/**
 * The text of a file. Throws Unreadable where it is a link or a folder, too large, or not UTF-8. A byte order mark and
 * Windows line ends are taken away: Windows editors write them.
 */
export function readText(path: string | Buffer): string {
  return plainText(readBytes(path))
}

/** The bytes of a text file. Throws Unreadable where it is a link or a folder, or too large. */
export function readBytes(path: string | Buffer): Uint8Array {
  let descriptor: number
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    throw new Unreadable(
      1,
      1,
      'file',
      (error as { code?: string }).code === 'ENOENT'
        ? { en: 'this file is missing. Put it back, or make it', nl: 'dit bestand ontbreekt. Zet het terug, of maak het' }
        : {
            en: 'this is not a file that can be opened, or it is a link. Replace it by a plain file',
            nl: 'dit bestand is niet te openen, of het is een link. Zet er een gewoon bestand neer',
          },
    )
  }
  try {
    const status = fstatSync(descriptor)
    if (!status.isFile())
      throw new Unreadable(1, 1, 'file', {
        en: 'this is not a plain file. Replace it by one',
        nl: 'dit is geen gewoon bestand. Zet er een gewoon bestand neer',
      })
    refuseSize(status.size)
    const bytes = Buffer.allocUnsafe(status.size)
    const length = readSync(descriptor, bytes, 0, status.size, 0)
    return bytes.subarray(0, length)
  } finally {
    closeSync(descriptor)
  }
}
