// A visit to a page in a real browser, with what the page did that it should not: for the tests of public and staff pages.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** The page, its messages on the console, and its requests to anywhere but its own site. */
export interface Seen {
  readonly page: Page
  readonly messages: string[]
  readonly foreignRequests: string[]
}

/** Opens a page in a context of its own, looks, and closes it. `home` is the address of the site that is visited. */
export async function visitIn<T>(
  browser: Browser,
  home: string,
  options: BrowserContextOptions,
  look: (seen: Seen) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const seen: Seen = { page, messages: [], foreignRequests: [] }
  page.on('console', (message) => seen.messages.push(message.text()))
  page.on('pageerror', (error) => seen.messages.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(home)) seen.foreignRequests.push(request.url())
  })
  try {
    return await look(seen)
  } finally {
    await context.close()
  }
}
