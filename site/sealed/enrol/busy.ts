// While something takes a moment: the button waits, and the page says what it is busy with.
import { text } from './mine.ts'
import { part } from './part.ts'

/** Does `work`, started by the button `name`, whose state stands in `name`-status. What nobody foresaw is said there too. */
export async function whileBusy(name: string, message: string, work: () => Promise<void>): Promise<void> {
  const button = part<HTMLButtonElement>(name)
  const status = part(`${name}-status`)
  if (button.getAttribute('aria-disabled') === 'true') return
  button.setAttribute('aria-disabled', 'true')
  status.textContent = message
  try {
    await work()
    if (status.textContent === message) status.textContent = ''
  } catch {
    status.textContent = text.failed
  } finally {
    button.removeAttribute('aria-disabled')
  }
}
