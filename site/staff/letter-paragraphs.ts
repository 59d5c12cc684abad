// The text of a letter as paragraphs and lists. Runs in the browser as well.

/** A paragraph, or the items of a list. */
export type Block = string | readonly string[]

/** Paragraphs stand between empty lines; a list is one with a hyphen before each item. */
export function blocksOf(text: string): Block[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n')
      const isList = block.startsWith('- ') && lines.every((line) => /^(?:- | {2})/.test(line))
      return isList
        ? block
            .slice(2)
            .split('\n- ')
            .map((item) => item.replaceAll('\n  ', '\n'))
        : block
    })
}
