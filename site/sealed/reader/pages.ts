// The page that the address asks for, from unlocking to locking: opened, put into the document, its scripts started; back, forward, and on.
import { type OpenPage, startPage } from '../../staff/scripts/page.ts'
import { keep } from '../keys/on-device.ts'
import { type Asked, askedBy, hashOf, hashOfPath, isPage, languageOf, named, overviewIn } from './address.ts'
import { PATIENCE } from './bar.ts'
import { type Reading, saveFile, startFiles } from './files.ts'
import { arrival, keepScroll, putAddress, scrollOf, watchScroll } from './history.ts'
import { ownLanguage } from './language.ts'
import { putOwn, putPage } from './render.ts'
import { type Said, saidOf } from './trouble.ts'
import { troublePage } from './trouble-page.ts'

/** Shows the page of the address from now on, and follows it. Returns what opens the same page once more, where it was scrolled to. */
export function startPages(reading: Reading): () => void {
  const { session, bar, lock, forms, signal } = reading
  /** The page that stands there, and what ends it; null where it could not be shown. */
  let standing: { readonly page: string; readonly ended: AbortController } | null = null
  /** The register that the last page was opened from. */
  let shown = session.register()
  const read = startFiles(reading, (register) => {
    if (register !== shown) bar.show({ newer: true })
  })
  let turn = 0
  /** Two events tell of each step in the history, and of every address that is put right here. */
  let followed = ''

  const follow = (): void => {
    if (aiming) return
    const { entry, isNew } = arrival()
    const asked = askedBy(location.hash) ?? { page: standing?.page ?? overviewIn(ownLanguage()), fragment: location.hash.slice(1) }
    const isPlace = location.hash !== hashOf(asked)
    if (isPlace) putAddress(hashOf(asked), entry)
    const step = `${entry} ${location.hash}`
    if (step === followed) return
    followed = step
    // Who follows a link to the page without a place in it wants it as it comes.
    const isSame = standing?.page === asked.page && (isPlace || !isNew || asked.fragment !== '')
    if (!isSame) return void open(asked, entry, isNew ? undefined : scrollOf(entry))
    keepScroll(entry)
    if (!isPlace) aim(asked, entry, isNew ? undefined : scrollOf(entry))
  }

  const open = async (asked: Asked, entry: string, scroll: number | undefined): Promise<void> => {
    turn += 1
    const mine = turn
    const isLate = (): boolean => mine !== turn || signal.aborted
    const timer = setTimeout(() => bar.show({ news: bar.words().loading }), PATIENCE)
    try {
      const opened = await session.open(asked.page)
      if (isLate()) return
      if (isPage(asked.page)) put(asked, entry, new TextDecoder().decode(opened.bytes), scroll)
      else {
        saveFile(asked.page, opened, signal)
        location.replace(hashOf({ page: overviewIn(languageOf(asked.page)), fragment: '' }))
      }
      if (session.register() !== shown) bar.show({ news: bar.words().renewed })
      shown = session.register()
    } catch (error) {
      if (!isLate()) refuse(saidOf(error), asked, entry)
    } finally {
      clearTimeout(timer)
    }
  }

  const put = (asked: Asked, entry: string, html: string, scroll: number | undefined): void => {
    const ended = stand(asked.page)
    putPage(html, bar.element(), (page) => session.register().has(page))
    const language = languageOf(asked.page)
    keep({ language })
    bar.renew(language, document.title)
    bar.show({ isForm: document.querySelector('[data-form]') !== null })
    keepScroll(entry)
    document.getElementById('content')?.focus({ preventScroll: true })
    aim(asked, entry, scroll ?? (asked.fragment ? undefined : 0))
    start({
      signal: ended.signal,
      read,
      fragment: () => askedBy(location.hash)?.fragment ?? location.hash.slice(1),
      setFragment: (fragment) => putAddress(hashOf({ page: asked.page, fragment })),
      go,
      again: () => void open(askedBy(location.hash) ?? asked, arrival().entry, 0),
      forms,
    })
  }

  /** What stood there ends, and with the lock this as well. */
  const stand = (page: string): AbortController => {
    standing?.ended.abort()
    const ended = new AbortController()
    signal.addEventListener('abort', () => ended.abort(), { signal: ended.signal })
    standing = { page, ended }
    return ended
  }

  const refuse = (why: Said, asked: Asked, entry: string): void => {
    if (why === 'not-a-reader') {
      lock(why)
      return
    }
    standing?.ended.abort()
    standing = null
    const language = languageOf(asked.page)
    const { part, title } = troublePage(why, language, () => void open(asked, entry, scrollOf(entry)))
    putOwn(part, language, title, bar.element())
    bar.renew(language, title)
    document.getElementById('content')?.focus()
  }

  watchScroll(signal)
  for (const press of ['click', 'auxclick', 'contextmenu']) document.addEventListener(press, leadHere, { signal, capture: true })
  for (const step of ['popstate', 'hashchange']) addEventListener(step, follow, { signal })
  follow()
  return () => {
    const { entry } = arrival()
    const asked = askedBy(location.hash)
    if (asked) void open(asked, entry, scrollY)
  }
}

/** A page whose scripts fail can still be read. */
function start(page: OpenPage): void {
  try {
    startPage(page)
  } catch (error) {
    reportError(error)
  }
}

/** A link that a script put into the page leads here as well, in this tab or another, before the browser follows it. */
function leadHere({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a[href^="/staff/"]') : null
  const hash = hashOfPath(link?.getAttribute('href') ?? '')
  if (hash !== null) link?.setAttribute('href', hash)
}

/** As a link of a staff page that leads to `path`. */
function go(path: string, instead = false): void {
  const hash = hashOfPath(path)
  if (hash === null) return
  if (instead) location.replace(hash)
  else location.hash = hash
}

/** Some browsers tell of a step before it is done. */
let aiming = false

/**
 * The place in the page that is asked for becomes the target of the address, as printing one letter needs it, and the address is put right.
 * Then to where the page was scrolled; where that is undefined, the place stays in view.
 */
function aim({ page, fragment }: Asked, entry: string, scroll: number | undefined): void {
  if (fragment && document.getElementById(named(fragment))) {
    aiming = true
    location.replace(`#${fragment}`)
    putAddress(hashOf({ page, fragment }), entry)
    aiming = false
  }
  if (scroll !== undefined) scrollTo(0, scroll)
}
