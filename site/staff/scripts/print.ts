// Prints the dossier, or one letter. What is printed is decided by the style sheets alone; this opens the letters and closes them again.
// A letter is chosen as a link within the page would choose it, so that it is the target of the address wherever the page stands.
import type { OpenPage } from './open-page.ts'

export function startPrinting({ signal }: OpenPage): void {
  if (!document.querySelector('[data-print]')) return
  openLetters(signal)
  startPrintButton()
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-print-letter]'))
    link.addEventListener('click', (event) => {
      event.preventDefault()
      // Whoever prints the page later means the page.
      addEventListener('afterprint', () => leaveLetter(link), { once: true, signal })
      location.hash = link.getAttribute('href') ?? ''
      print()
    })
}

/** While the page is printed, every letter is open and the day stands on it. */
function openLetters(signal: AbortSignal): void {
  let opened: HTMLDetailsElement[] = []
  addEventListener(
    'beforeprint',
    () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>('details.letter')].filter(({ open }) => !open)
      for (const letter of opened) letter.open = true
      const printedOn = document.querySelector<HTMLElement>('[data-printed-on]')
      if (!printedOn) return
      printedOn.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(new Date())
      printedOn.closest<HTMLElement>('[data-printed]')?.removeAttribute('hidden')
    },
    { signal },
  )
  addEventListener(
    'afterprint',
    () => {
      for (const letter of opened) letter.open = false
    },
    { signal },
  )
}

function startPrintButton(): void {
  const button = document.querySelector('[data-print]') as HTMLButtonElement
  button.hidden = false
  button.addEventListener('click', () => {
    // A letter that the address still points to would be all that is printed.
    const chosen = document.querySelector('.paper:target')
    if (chosen) leaveLetter(chosen)
    print()
  })
}

/** The address points to what stands above the letter, so that the page stays where it is. */
function leaveLetter(within: Element): void {
  location.hash = within.closest('.letter')?.querySelector('.about-letter')?.id ?? 'content'
}
