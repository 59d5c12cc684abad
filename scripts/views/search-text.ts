// Text as it is searched, by the pages as they are built and by the script that searches them.

/** Small letters without accents and on one line, so that "wisniewski" finds "Wiśniewski". */
export function searchText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The words that a search asks for, all of which must be found. */
export function searchWords(typed: string): string[] {
  return searchText(typed).split(' ').filter(Boolean)
}
