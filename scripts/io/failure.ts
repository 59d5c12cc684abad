// What a failure is called when it is told to a person: what happened and what to do, without the stack or any content of a file.

export const DISK_FULL = 'The disk is full. Make room, and run this again.'
export const NO_ACCESS = 'A file or folder here may not be read or written. Give it to the user that runs this, and run this again.'

/** What the operating system reports, by its code. */
const BY_CODE: Readonly<Record<string, string>> = {
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EACCES: NO_ACCESS,
  EPERM: NO_ACCESS,
  EROFS: NO_ACCESS,
  EMFILE: 'Too many files are open on this machine. End other programs, and run this again.',
  ENOMEM: 'This machine has no memory left. End other programs, and run this again.',
}

/** Any failure in words. */
export function failureInWords(error: unknown): string {
  const { code, name = 'error' } = error as { code?: string; name?: string }
  return (
    BY_CODE[code ?? ''] ?? `Unexpected error (${code ?? name}). Run it again with DEBUG=1 on your own machine to see where it happened.`
  )
}
