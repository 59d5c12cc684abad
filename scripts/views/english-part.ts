// What is written to staff on GitHub is Dutch first; the same in English stands below it, folded.

/** `text` in Markdown. `isOpen`: where somebody who reads no Dutch must not miss it. */
export function englishPart(text: string, isOpen = false): string {
  return `<details${isOpen ? ' open' : ''} lang="en"><summary>In English</summary>\n\n${text}\n\n</details>`
}
