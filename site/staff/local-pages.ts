// The pages that the server on one machine fills in itself, and the places for what it puts into their frame.
export const LOCAL_PAGES = ['mail', 'forge'] as const
export type LocalPage = (typeof LOCAL_PAGES)[number]

export function isLocalPage(page: string): page is LocalPage {
  return (LOCAL_PAGES as readonly string[]).includes(page)
}

/** What stands in the built frame in place of the title, the content and the address of the page in the other language. */
export const SLOTS = { title: 'slot-title', content: 'slot-content', elsewhere: 'slot-elsewhere' } as const
