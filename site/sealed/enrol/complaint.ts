// What is wrong with a field, said beside it and to a screen reader.

/** Says what is wrong with a field or a button, and goes there. */
export function complain(element: HTMLElement, message: string): void {
  const error = errorOf(element)
  error.textContent = message
  error.hidden = false
  // What is wrong with a button is that it was not pressed yet.
  if (!(element instanceof HTMLButtonElement)) element.setAttribute('aria-invalid', 'true')
  describe(element, [error.id, ...described(element)])
  element.focus()
}

/** Nothing is wrong any more. */
export function settle(...elements: HTMLElement[]): void {
  for (const element of elements) {
    const error = errorOf(element)
    error.textContent = ''
    error.hidden = true
    element.removeAttribute('aria-invalid')
    describe(element, described(element))
  }
}

function errorOf(element: HTMLElement): HTMLElement {
  const error = document.getElementById(`${element.id}-error`)
  if (!error) throw new Error(`${element.id} has no place for what is wrong with it`)
  return error
}

/** What else describes the element. */
const described = (element: HTMLElement): string[] =>
  (element.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '' && id !== `${element.id}-error`)

function describe(element: HTMLElement, ids: readonly string[]): void {
  if (ids.length) element.setAttribute('aria-describedby', ids.join(' '))
  else element.removeAttribute('aria-describedby')
}
