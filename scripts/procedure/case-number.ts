// The number of a new case: the year of receipt, and the next one that is free in it.

/** The number after the highest of that year, such as `2026-0024`; `taken` are all that are in use, also in proposals. `year` has four digits. */
export function nextNumber(year: string, taken: Iterable<string>): string {
  let highest = 0
  for (const id of taken) if (id.startsWith(`${year}-`)) highest = Math.max(highest, Number(id.slice(5)))
  return `${year}-${String(highest + 1).padStart(4, '0')}`
}
