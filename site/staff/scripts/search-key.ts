// The key `/` goes to the search: on the overview to its field, from every other page to the overview. Not while somebody types.
import type { Language } from '../../../scripts/procedure/case.ts'
import { addressOf } from '../addresses.ts'
import type { OpenPage } from './open-page.ts'

export function startSearchKey({ signal, go }: OpenPage): void {
  addEventListener(
    'keydown',
    (event) => {
      const { target } = event
      const types = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'))
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || types) return
      event.preventDefault()
      const search = document.querySelector<HTMLInputElement>('#filters:not([hidden]) input[type=search]')
      if (search) search.focus()
      else go(`${addressOf('staff', document.documentElement.lang as Language)}#q=`)
    },
    { signal },
  )
}
