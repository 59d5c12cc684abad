// The parts of the page, by the names that its components give them.

/** The element with `data-part="name"`. Throws where the page has none: then page and script do not belong together. */
export function part<T extends HTMLElement = HTMLElement>(name: string): T {
  return found(`[data-part="${name}"]`, name)
}

/** The field with this id. */
export function field<T extends HTMLElement = HTMLInputElement>(id: string): T {
  return found(`#${id}`, id)
}

function found<T extends HTMLElement>(selector: string, name: string): T {
  const element = document.querySelector<T>(selector)
  if (!element) throw new Error(`the page has no part ${name}`)
  return element
}

/** Calls `act` at every press of a button. */
export function onPress(name: string, act: () => unknown): void {
  part(name).addEventListener('click', () => act())
}

/** Calls `act` when a form is sent, by its button or by Enter; nothing leaves the page. */
export function onSend(name: string, act: () => unknown): void {
  part(name).addEventListener('submit', (event) => {
    event.preventDefault()
    act()
  })
}
