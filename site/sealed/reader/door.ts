// The way in: the passkey of this device, or a key file and its words. Whatever was typed or chosen is gone as soon as the door opens.
import type { Language } from '../../../scripts/procedure/case.ts'
import { forgetWhoSitsHere } from '../../staff/scripts/mine.ts'
import { deviceStore } from '../keys/device-store.ts'
import { forgetDevice, keep, keptOnDevice } from '../keys/on-device.ts'
import { passkeysWork, unwrapWithPasskey } from '../keys/passkey.ts'
import { READER_WORDS } from '../words/reader.ts'
import { chooseLanguage, ownLanguage } from './language.ts'
import { partIn, place } from './parts.ts'
import type { LockedBy } from './reading.ts'
import { putOwn } from './render.ts'
import { type Said, saidOf } from './trouble.ts'
import { startWordsForm } from './words-form.ts'

/** What the door is shown with: why it is closed. */
export interface Closed {
  readonly lockedBy?: LockedBy | null
  readonly forgotten?: boolean
}

/** Called with the identity that was unlocked, and whether to offer a passkey. What it throws is told at the door. */
export type Unlocked = (identity: string, offer: boolean) => Promise<void>

/** Puts the door into the document, in place of everything. */
export function showDoor(unlocked: Unlocked, { lockedBy = null, forgotten = false }: Closed = {}): void {
  const language = ownLanguage()
  const words = READER_WORDS[language]
  const door = partIn('door', language)
  const busy = place(door, 'data-busy')
  const trouble = place(door, 'data-trouble')
  const openPasskey = place<HTMLButtonElement>(door, 'data-open-passkey')
  const main = place(door, 'data-lead').parentElement as HTMLElement
  const kept = keptOnDevice()
  let passkeyFailed = false

  /** One try at a time: from the press of a button to an open register, or to why not. */
  const attempt = async (said: string, identity: () => Promise<string>, byWords: boolean): Promise<void> => {
    if (main.ariaBusy === 'true') return
    main.ariaBusy = 'true'
    trouble.replaceChildren()
    busy.textContent = said
    busy.scrollIntoView({ block: 'nearest' })
    try {
      const unlockedIdentity = await identity()
      await unlocked(unlockedIdentity, byWords && (await passkeysWork()) && (!kept.passkey || passkeyFailed))
    } catch (error) {
      if (!byWords) {
        passkeyFailed = true
        place<HTMLDetailsElement>(main, 'data-by-words').open = true
      }
      sayTrouble(trouble, saidOf(error), language)
    } finally {
      main.ariaBusy = 'false'
      busy.textContent = ''
    }
  }

  const byPasskey = (blob: string) => attempt(words.busyPasskey, () => unwrapWithPasskey(blob), false)
  startWordsForm(main, kept.keyFile, (open) => void attempt(words.busyWords, open, true))
  place(door, 'data-other').addEventListener('click', () => {
    chooseLanguage(language === 'nl' ? 'en' : 'nl')
    showDoor(unlocked, { lockedBy })
  })
  startForgetting(main, () => showDoor(unlocked, { forgotten: true }))
  place(door, 'data-locked').hidden = lockedBy === null
  place(door, 'data-locked').textContent = lockedBy === 'idle' ? words.lockedIdle : words.locked
  place(door, 'data-forget').hidden = !kept.keyFile && !kept.passkey
  // Who has a key here looks for the way in; who has none yet, for how to get one.
  if (kept.keyFile || kept.passkey) place(door, 'data-forget').before(place(door, 'data-enrol'))
  const blob = kept.passkey
  if (blob) {
    place(door, 'data-passkey').hidden = false
    openPasskey.addEventListener('click', () => void byPasskey(blob))
  } else {
    // There is no other way that could fail: it stands there open.
    const only = place<HTMLDetailsElement>(door, 'data-by-words')
    only.replaceWith(...[...only.children].slice(1))
  }
  putOwn(door, language, words.title)
  if (forgotten) busy.textContent = words.forgotten
  if (blob) openPasskey.focus()
  else if (lockedBy) main.focus()
  if (lockedBy !== null && lockedBy !== 'wanted' && lockedBy !== 'idle') sayTrouble(trouble, lockedBy, language)
}

function sayTrouble(at: HTMLElement, why: Said, language: Language): void {
  const { title, text, next } = READER_WORDS[language].troubles[why]
  const heading = document.createElement('h2')
  heading.textContent = title
  const said = [text, next].filter(Boolean).map((each) => {
    const paragraph = document.createElement('p')
    paragraph.textContent = each
    return paragraph
  })
  at.replaceChildren(heading, ...said)
  at.focus()
}

function startForgetting(main: HTMLElement, forgotten: () => void): void {
  const sure = place(main, 'data-sure')
  const ask = place(main, 'data-ask-forget')
  ask.addEventListener('click', () => {
    sure.hidden = false
    place(main, 'data-forget-no').focus()
  })
  place(main, 'data-forget-no').addEventListener('click', () => {
    sure.hidden = true
    ask.focus()
  })
  place(main, 'data-forget-yes').addEventListener('click', () => {
    const { language } = keptOnDevice()
    forgetDevice()
    // Where the browser keeps nothing there is nothing to forget.
    deviceStore.removeAll().catch(() => {})
    forgetWhoSitsHere()
    keep({ language })
    forgotten()
  })
}
