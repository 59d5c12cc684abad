// Whether the reader can do its work here at all.

export type Unable = 'framed' | 'insecure' | 'tooOldBrowser'

/** A link that opens this page in a window of its own, for where another site holds it. */
export function linkOut(): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href: location.href, target: '_blank', rel: 'noopener', textContent: location.href })
}

/** null where it can. A page of another site that holds this one could watch, and cover what is pressed; a header that forbids it is not ours to send. */
export function unable(): Unable | null {
  if (window.top !== window) return 'framed'
  if (!isSecureContext) return 'insecure'
  return crypto.subtle === undefined || typeof Worker === 'undefined' ? 'tooOldBrowser' : null
}
