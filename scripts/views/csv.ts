// A table as a file that Excel opens right: CSV after RFC 4180, with what Excel needs besides.

/**
 * Excel takes the separator from the regional settings of Windows, and in the Netherlands that is the semicolon, whatever the language of
 * the page. A first line `sep=;` would say so everywhere, but Excel then no longer reads the file as UTF-8.
 */
const SEPARATOR = ';'
/** By this mark Excel knows UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'
/** A cell that begins so is taken for a formula by Excel, LibreOffice or Google Sheets (OWASP, CSV injection). */
const FORMULA = /^\s*[=+\-@\t\r\n\0＝＋－＠]/u

/** Rows of cells as CSV, the first row being the headings. Every cell is quoted; a formula becomes a text with an apostrophe before it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(SEPARATOR)}\r\n`).join('')
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
