// How long a sealed file is says nothing exact about what is in it, and their number nothing exact about how many cases there are.

/** The shortest length, so that small texts look alike. */
const LEAST = 16_384

/** The length to which `bytes` are filled up: quarters of a power of two, so that at most a quarter is filling. */
export function paddedLength(bytes: number): number {
  if (bytes <= LEAST) return LEAST
  const quarter = 2 ** Math.floor(Math.log2(bytes)) / 4
  return Math.ceil(bytes / quarter) * quarter
}

/** A text (HTML, JSON, CSV, iCalendar) as UTF-8, filled up with spaces at its end, which mean nothing there. */
export function paddedText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  const filled = new Uint8Array(paddedLength(bytes.length)).fill(0x20)
  filled.set(bytes)
  return filled
}

/** How many files there are to be where `files` are needed: quarters of a power of two, at least 64. */
export function paddedCount(files: number): number {
  if (files <= 64) return 64
  const quarter = 2 ** Math.floor(Math.log2(files)) / 4
  return Math.ceil(files / quarter) * quarter
}

/**
 * The lengths of `count` files that only hide how many real ones there are: spread evenly over the real lengths, and the same for the same ones.
 * Drawn by chance they would differ from build to build, and how much they differ tells how many they are.
 */
export function decoyLengths(real: readonly number[], count: number): number[] {
  const sorted = [...real].sort((one, other) => one - other)
  return Array.from({ length: count }, (_, at) => sorted[Math.floor(((at + 0.5) * sorted.length) / count)] ?? 0)
}
