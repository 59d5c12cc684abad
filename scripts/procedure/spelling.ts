// Which known word somebody meant. A message repeats a word of a file only where it is known or a slip away from a known one:
// anything else may be a name.

/** The known word that `word` was probably meant to be; null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null
  let least = slipsAllowed(word) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const slips = slipsBetween(word.toLowerCase(), candidate.toLowerCase())
    if (slips < least) {
      least = slips
      best = candidate
    }
  }
  return best
}

/** Whether a message may repeat `word`: it is known, or long enough and near enough to a known word to be a misspelling of it. */
export function isSayable(word: string, known: readonly string[]): boolean {
  return known.includes(word) || (/^[a-z][A-Za-z-]{4,29}$/.test(word) && nearest(word, known) !== null)
}

/** Short words are near to almost anything. */
function slipsAllowed(word: string): number {
  if (word.length > 60) return -1
  return word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0
}

/** How many letters must be added, left out, replaced or swapped with their neighbour to make one word of the other. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const here = [row]
    for (let column = 1; column <= b.length; column++) {
      const replaced = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1)
      let slips = Math.min(last[column]! + 1, here[column - 1]! + 1, replaced)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        slips = Math.min(slips, before[column - 2]! + 1)
      here[column] = slips
    }
    before = last
    last = here
  }
  return last[b.length]!
}
