// The pages of `npm start`: each is a document of its own, which the browser opens and leaves.
import { localForms } from './local-forms.ts'
import { startPage } from './page.ts'
import { followChanges } from './reload.ts'

// What is being typed must not go because somebody else changed the register.
if (!document.querySelector('[data-form]')) followChanges()
startPage({
  signal: new AbortController().signal,
  read: textOf,
  fragment: () => location.hash.slice(1),
  setFragment: (text) => history.replaceState(null, '', `${location.pathname}${text && `#${text}`}`),
  go: (path, instead = false) => (instead ? location.replace(path) : location.assign(path)),
  again: () => location.reload(),
  forms: localForms,
})

async function textOf(path: string): Promise<string | null> {
  try {
    const response = await fetch(path)
    return response.ok ? await response.text() : null
  } catch {
    return null
  }
}
