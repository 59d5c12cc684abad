// A key file, the one of this device or one that is chosen, and the words that open it.
import { unwrapWithWords } from '../keys/in-worker.ts'
import { keep } from '../keys/on-device.ts'
import { place } from './parts.ts'
import { Trouble } from './trouble.ts'

/** `submit` is called with what opens the file: the identity, or WrongWords, NotAKeyFile, or Trouble: `no-key-file`, `no-words`. */
export function startWordsForm(door: HTMLElement, kept: Uint8Array | null, submit: (open: () => Promise<string>) => void): void {
  const form = place<HTMLFormElement>(door, 'data-words-form')
  const typed = form.querySelector('#key-words') as HTMLInputElement
  const file = form.querySelector('#key-file') as HTMLInputElement
  const isKept = place<HTMLInputElement>(form, 'data-keep')
  let own = kept
  const showKept = (): void => {
    place(form, 'data-kept').hidden = own === null
    place(form, 'data-choose').hidden = own !== null
  }
  showKept()
  place(form, 'data-choose-other').addEventListener('click', () => {
    own = null
    showKept()
    file.focus()
  })
  place<HTMLInputElement>(form, 'data-show').addEventListener('change', ({ target }) => {
    typed.type = (target as HTMLInputElement).checked ? 'text' : 'password'
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const chosen = file.files?.[0]
    submit(async () => {
      const bytes = own ?? (chosen && new Uint8Array(await chosen.arrayBuffer()))
      if (!bytes) throw new Trouble('no-key-file')
      if (!typed.value.trim()) throw new Trouble('no-words')
      const identity = await unwrapWithWords(bytes, typed.value)
      // What does not open is not worth keeping.
      if (!own && isKept.checked) keep({ keyFile: bytes })
      return identity
    })
  })
}
