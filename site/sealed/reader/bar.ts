// What stands above every opened page, in its language: how old the register is, who reads it, the lock, and what there is to say.
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import type { Language } from '../../../scripts/procedure/case.ts'
import type { Entry } from '../../../scripts/sealing/contents.ts'
import { tokenEnd } from '../../../scripts/views/token-end.ts'
import type { ReaderWords } from '../words/nl/reader.ts'
import { READER_WORDS } from '../words/reader.ts'
import { hoursOld, isTooOld } from './age.ts'
import { ownDay } from './own-day.ts'
import { partIn, place } from './parts.ts'

/** What it shows; whatever is not there is hidden. */
export interface Shown {
  /** A line for what just happened. */
  readonly news: string
  readonly newer: boolean
  readonly offer: boolean
  readonly idle: boolean
  /** The last day of the token of one's own; null where there is none. */
  readonly tokenUntil: CalendarDate | null
  /** Whether something can be sent from the page. */
  readonly isForm: boolean
}

/** What can be pressed. */
export interface Presses {
  readonly lock: () => void
  readonly showNewer: () => void
  readonly takeOffer: () => void
  readonly forgetToken: () => void
}

export interface Bar {
  /** The bar that stands there now. */
  readonly element: () => HTMLElement
  readonly words: () => ReaderWords
  readonly show: (shown: Partial<Shown>) => void
  /** A fresh one for another page, which is put above it. `title` is read aloud. */
  readonly renew: (language: Language, title: string) => void
}

const MINUTE = 60_000

/** After how long a page that does not come yet says so, in milliseconds. */
export const PATIENCE = 400

/** `entry` is that of the register as last opened. */
export function startBar(entry: () => Entry, language: Language, presses: Presses, signal: AbortSignal): Bar {
  let shown: Shown = { news: '', newer: false, offer: false, idle: false, tokenUntil: null, isForm: false }
  let words = READER_WORDS[language]
  let element = made(language)
  const show = (part: Partial<Shown>): void => {
    shown = { ...shown, ...part }
    fill(element, entry(), shown, words)
  }
  function made(of: Language): HTMLElement {
    const bar = partIn('bar', of).firstElementChild as HTMLElement
    place(bar, 'data-lock').addEventListener('click', presses.lock)
    place(bar, 'data-show-newer').addEventListener('click', presses.showNewer)
    place(bar, 'data-offer-yes').addEventListener('click', presses.takeOffer)
    place(bar, 'data-offer-no').addEventListener('click', () => show({ offer: false }))
    startForgetting(bar, presses.forgetToken)
    return bar
  }
  const timer = setInterval(() => show({}), MINUTE)
  signal.addEventListener('abort', () => clearInterval(timer))
  show({})
  return {
    element: () => element,
    words: () => words,
    show,
    renew: (of, title) => {
      words = READER_WORDS[of]
      const old = element
      element = made(of)
      // The page is of the register as last opened. What was said before is there from the start, and not said again.
      show({ news: '', newer: false })
      old.replaceWith(element)
      // What a screen reader is to say must change while it is there.
      const heard = place(element, 'data-heard')
      requestAnimationFrame(() => say(heard, title))
    },
  }
}

/** What cannot be read again at GitHub is not forgotten by one wrong click. */
function startForgetting(bar: HTMLElement, forget: () => void): void {
  const [ask, sure] = [place(bar, 'data-token-ask'), place(bar, 'data-token-sure')]
  const asking = (isAsking: boolean): void => {
    ask.hidden = isAsking
    sure.hidden = !isAsking
    place(bar, isAsking ? 'data-token-no' : 'data-token-ask').focus()
  }
  ask.addEventListener('click', () => asking(true))
  place(bar, 'data-token-no').addEventListener('click', () => asking(false))
  place(bar, 'data-token-yes').addEventListener('click', () => {
    asking(false)
    forget()
  })
}

function fill(bar: HTMLElement, entry: Entry, { news, newer, offer, idle, tokenUntil, isForm }: Shown, words: ReaderWords): void {
  const hours = hoursOld(entry.built, Date.now())
  const { name, role } = entry.person
  say(place(bar, 'data-age'), words.of(dayIn(bar.lang, entry.day), words.age(hours)))
  say(place(bar, 'data-who'), role === 'trainer' ? words.trainer(name) : name)
  say(place(bar, 'data-old'), isTooOld(hours) ? words.tooOld(hours) : '')
  say(place(bar, 'data-news'), news)
  const end = tokenUntil && tokenEnd(tokenUntil, ownDay())
  const tells = end !== null && (isForm || end.state !== 'good')
  say(place(bar, 'data-token-end'), tells ? words.tokenUntil(dayIn(bar.lang, tokenUntil as CalendarDate), end) : '')
  for (const [attribute, isShown] of [
    ['data-newer', newer],
    ['data-offer', offer],
    ['data-idle', idle],
    ['data-token', tells],
  ] as const)
    place(bar, attribute).hidden = !isShown
}

/** The same text again is not said again. */
function say(at: HTMLElement, text: string): void {
  if (at.textContent !== text) at.textContent = text
}

function dayIn(language: string, day: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  )
}
