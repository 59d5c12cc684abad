// A list, a calendar or a document: opened, and handed to the browser as a download under its own name.
import { askedBy, isPage, named } from './address.ts'
import type { Opened } from './register.ts'

/** Texts are filled up with spaces at the end; documents keep their own bytes. */
const TEXTS = ['text/csv', 'text/calendar']
const SPACE = 0x20

/** How long a browser may take to ask where to put it. */
const KEPT = 60_000

/** The address of the file that was clicked; null where it was something else. */
export function fileClicked({ target }: Event): string | null {
  const link = target instanceof Element ? target.closest('a[href^="#/"]') : null
  const page = askedBy(link?.getAttribute('href') ?? '')?.page ?? ''
  return isPage(page) ? null : page
}

/** The name of a file: `brief klager.pdf` of `documents/2026-0014/brief%20klager.pdf`. */
export function nameOf(page: string): string {
  return named(page.slice(page.lastIndexOf('/') + 1))
}

/** Until `signal` is aborted, at most a minute, the browser can read it. Never shown, whatever it is: a document may be a page of somebody else. */
export function saveFile(page: string, { type, bytes }: Opened, signal: AbortSignal): void {
  const isText = TEXTS.includes(type)
  const blob = new Blob([(isText ? unfilled(bytes) : bytes) as BlobPart], { type: isText ? type : 'application/octet-stream' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = nameOf(page)
  link.click()
  const revoke = () => URL.revokeObjectURL(link.href)
  setTimeout(revoke, KEPT)
  signal.addEventListener('abort', revoke)
}

/** Without the spaces at the end. */
export function unfilled(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === SPACE) end -= 1
  return bytes.subarray(0, end)
}
