// Who sits here, as they once said, and whether they see only what is theirs. Kept in this browser.
const ME = 'staff-me'
const ONLY_MINE = 'staff-only-mine'

export interface Mine {
  /** The id of who sits here; '' where nobody said so, or it is nobody who is active. */
  readonly me: () => string
  readonly onlyMine: () => boolean
  /** From now on all, as whoever clears the filters wants it. */
  readonly forget: () => void
  /** What is filtered now, so that the button says whether it is only theirs. */
  readonly shows: (handler: string) => void
}

/** Nobody sits here any more, as far as this browser knows. */
export function forgetWhoSitsHere(): void {
  for (const key of [ME, ONLY_MINE]) localStorage.removeItem(key)
}

/** The id of who sits here, as they once said; '' where nobody did. */
export function knownMe(): string {
  return localStorage.getItem(ME) ?? ''
}

/** From now on this is who sits here. */
export function rememberMe(id: string): void {
  localStorage.setItem(ME, id)
}

/** `choose` is called with the id of a handler, or '' for all, when somebody says who they are or presses the button. */
export function startMine(choose: (handler: string) => void): Mine {
  const select = document.querySelector('#me') as HTMLSelectElement
  const button = document.querySelector('#only-mine') as HTMLButtonElement
  const known = knownMe()
  select.value = [...select.options].some(({ value }) => value === known) ? known : ''
  const keep = (onlyMine: boolean): void => {
    localStorage.setItem(ME, select.value)
    localStorage.setItem(ONLY_MINE, onlyMine ? 'yes' : '')
  }
  select.addEventListener('change', () => {
    keep(select.value !== '')
    choose(select.value)
  })
  button.addEventListener('click', () => {
    const onlyMine = button.getAttribute('aria-pressed') !== 'true'
    keep(onlyMine)
    choose(onlyMine ? select.value : '')
  })
  return {
    me: () => select.value,
    onlyMine: () => select.value !== '' && localStorage.getItem(ONLY_MINE) === 'yes',
    forget: () => keep(false),
    shows: (handler) => {
      button.hidden = select.value === ''
      button.setAttribute('aria-pressed', String(handler !== '' && handler === select.value))
    },
  }
}
