// Elements, made from what they are and hold. Text is only ever put in as text.

type Content = Node | string | null | false
type Attributes = Readonly<Record<string, string | boolean | null | undefined>>

/** An element with its attributes (those that are false, null or undefined are left out) and its content. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value === true ? '' : value)
  element.append(...content.filter((one): one is Node | string => one !== null && one !== false))
  return element
}

/** A button that does not send a form. */
export function button(text: string, pressed: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = make('button', { type: 'button', ...attributes }, text)
  made.addEventListener('click', pressed)
  return made
}

/** The text of a letter as paragraphs and lists. */
export function paragraphs(text: string): HTMLElement[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => make('p', { class: 'said' }, block))
}
