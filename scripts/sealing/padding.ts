// How long a sealed file is says nothing exact about what is in it, and their number nothing exact about how many cases there are.

/** The shortest length, so that small texts look alike. */
const LEAST = 16_384
/** The fewest files, so that small registers look alike. */
const FEWEST = 64

/** The length to which `bytes` are filled up: at most a quarter is filling. */
export function paddedLength(bytes: number): number {
  return roundedUp(bytes, LEAST)
}

/** To quarters of a power of two, and to `least` at the least. */
function roundedUp(number: number, least: number): number {
  if (number <= least) return least
  const quarter = 2 ** Math.floor(Math.log2(number)) / 4
  return Math.ceil(number / quarter) * quarter
}

/** A text (HTML, JSON, CSV, iCalendar) as UTF-8, filled up with spaces at its end, which mean nothing there. */
export function paddedText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  const filled = new Uint8Array(paddedLength(bytes.length)).fill(0x20)
  filled.set(bytes)
  return filled
}

/** How many files there are to be where `files` are needed. */
export function paddedCount(files: number): number {
  return roundedUp(files, FEWEST)
}

/**
 * The lengths of `count` files that only hide how many real ones there are: spread evenly over the real lengths, and the same for the same ones.
 * Drawn by chance they would differ from build to build, and how much they differ tells how many they are.
 */
export function decoyLengths(real: readonly number[], count: number): number[] {
  const sorted = [...real].sort((one, other) => one - other)
  return Array.from({ length: count }, (_, at) => sorted[Math.floor(((at + 0.5) * sorted.length) / count)] ?? 0)
}
