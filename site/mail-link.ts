// The link that opens a mail with an outline of a complaint.

/** A `mailto:` link to `to` with subject and body filled in. Lines end as mail has them. */
export function mailLink(to: string, subject: string, lines: readonly string[]): string {
  return `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n'))}`
}

/** A phone number that stays on one line. */
export function onOneLine(phone: string): string {
  return phone.replaceAll(' ', '\u00A0')
}

/** A `tel:` link: the digits of the number as people write it, and its plus sign. */
export function phoneLink(phone: string): string {
  return `tel:${phone.replace(/(?!^\+)[^\d]/g, '')}`
}
