// The arrow keys lead to the case before and after, as long as nothing on the page has a use for them.
import type { OpenPage } from './open-page.ts'

export function startNeighbours({ signal }: OpenPage): void {
  if (!document.querySelector('.neighbours')) return
  addEventListener('keydown', follow, { signal })
}

function follow({ key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented }: KeyboardEvent): void {
  if (altKey || ctrlKey || metaKey || shiftKey || defaultPrevented) return
  const focused = document.activeElement
  if (focused && focused !== document.body && focused.id !== 'content') return
  const link = key === 'ArrowLeft' ? 'prev' : key === 'ArrowRight' ? 'next' : null
  if (link) document.querySelector<HTMLAnchorElement>(`.neighbours a[rel=${link}]`)?.click()
}
