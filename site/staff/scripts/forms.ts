// Opens the form of a page that has one.
import type { OpenPage } from './open-page.ts'

export function startForms(page: OpenPage): void {
  const root = document.querySelector<HTMLElement>('[data-form]')
  const opening = root?.querySelector<HTMLElement>('[data-opening]')
  const { forms, signal } = page
  if (!root || !opening || !forms) return
  forms
    .code()
    .then((code) => code.startForm(page, forms, root))
    .catch((error: unknown) => {
      if (signal.aborted) return
      opening.textContent = opening.dataset.cannotOpen ?? ''
      opening.hidden = false
      throw error
    })
}
