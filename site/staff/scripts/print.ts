// Prints the dossier: every letter is opened on paper, and the day of printing stands on it.
const button = document.querySelector<HTMLButtonElement>('[data-print]')
const printedOn = document.querySelector<HTMLElement>('[data-printed-on]')
const language = document.documentElement.lang

function prepare(): void {
  for (const details of document.querySelectorAll('details')) details.open = true
  if (printedOn) printedOn.textContent = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date())
}

if (button) {
  button.hidden = false
  button.addEventListener('click', () => print())
  addEventListener('beforeprint', prepare)
}
