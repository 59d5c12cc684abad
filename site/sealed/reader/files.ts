// What a page asks for besides itself: pieces of the search; and lists, calendars and documents, which are handed to the browser as downloads.
import type { FormsHere } from '../../staff/scripts/open-page.ts'
import { download } from '../download.ts'
import { askedBy, hashOfPath, isPage, named } from './address.ts'
import type { Bar } from './bar.ts'
import type { Opened, Register } from './register.ts'
import type { Session } from './session.ts'
import { type Said, saidOf } from './trouble.ts'

export interface Reading {
  readonly session: Session
  readonly bar: Bar
  /** Locks, and says why. */
  readonly lock: (why: Said) => void
  /** What the forms need; null for a trainer. */
  readonly forms: FormsHere | null
  readonly signal: AbortSignal
}

/** Texts are filled up with spaces at the end; documents keep their own bytes. */
const TEXTS = ['text/csv', 'text/calendar']
const SPACE = 0x20

/**
 * Saves the files that are clicked, and returns what opens a piece for the scripts of a page, `/staff/search/0.json`: null where it cannot.
 * `openedFrom` is told of the register that a file came from: a newer one than the page, perhaps.
 */
export function startFiles({ session, bar, lock, signal }: Reading, openedFrom: (register: Register) => void) {
  const open = async (page: string): Promise<Opened> => {
    const opened = await session.open(page)
    if (!signal.aborted) openedFrom(session.register())
    return opened
  }
  const save = async (page: string): Promise<void> => {
    try {
      const opened = await open(page)
      if (signal.aborted) return
      saveFile(page, opened, signal)
      bar.show({ news: bar.words().saved(nameOf(page)) })
    } catch (error) {
      const why = saidOf(error)
      const { title, next } = bar.words().troubles[why]
      if (why === 'not-a-reader') lock(why)
      else bar.show({ news: `${title}. ${next}` })
    }
  }
  const clicked = (event: Event): void => {
    const file = fileClicked(event)
    if (file === null) return
    event.preventDefault()
    void save(file)
  }
  document.addEventListener('click', clicked, { signal })
  return (path: string): Promise<string | null> =>
    open(askedBy(hashOfPath(path) ?? '')?.page ?? '').then(
      ({ bytes }) => new TextDecoder().decode(bytes),
      () => null,
    )
}

/** The address of the file that was clicked; null where it was something else. */
function fileClicked({ target }: Event): string | null {
  const link = target instanceof Element ? target.closest('a[href^="#/"]') : null
  const page = askedBy(link?.getAttribute('href') ?? '')?.page ?? ''
  return isPage(page) ? null : page
}

/** The name of a file: `brief klager.pdf` of `documents/2026-0014/brief%20klager.pdf`. */
function nameOf(page: string): string {
  return named(page.slice(page.lastIndexOf('/') + 1))
}

/** Until `signal` is aborted, at most a minute, the browser can read it. Never shown, whatever it is: a document may be a page of somebody else. */
export function saveFile(page: string, { type, bytes }: Opened, signal: AbortSignal): void {
  const isText = TEXTS.includes(type)
  const blob = new Blob([(isText ? unfilled(bytes) : bytes) as BlobPart], { type: isText ? type : 'application/octet-stream' })
  signal.addEventListener('abort', download(nameOf(page), blob))
}

/** Without the spaces at the end. */
function unfilled(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === SPACE) end -= 1
  return bytes.subarray(0, end)
}
