// Prints the dossier, or one letter. What is printed is decided by the style sheets alone; this opens the letters and closes them again.
const language = document.documentElement.lang
const letters = document.querySelectorAll<HTMLDetailsElement>('details.letter')
let opened: HTMLDetailsElement[] = []

addEventListener('beforeprint', () => {
  opened = [...letters].filter(({ open }) => !open)
  for (const letter of opened) letter.open = true
  const printedOn = document.querySelector<HTMLElement>('[data-printed-on]')
  if (!printedOn) return
  printedOn.textContent = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date())
  printedOn.closest<HTMLElement>('[data-printed]')?.removeAttribute('hidden')
})
addEventListener('afterprint', () => {
  for (const letter of opened) letter.open = false
})

const button = document.querySelector<HTMLButtonElement>('[data-print]')
if (button) {
  button.hidden = false
  button.addEventListener('click', () => {
    // A letter that the address still points to would be all that is printed.
    if (document.querySelector('.paper:target')) location.hash = ''
    print()
  })
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-print-letter]'))
  link.addEventListener('click', (event) => {
    event.preventDefault()
    // Whoever prints the page later means the page.
    const back = () => {
      location.hash = link.closest('.about-letter')?.id ?? ''
    }
    addEventListener('afterprint', back, { once: true })
    location.hash = link.hash
    print()
  })
