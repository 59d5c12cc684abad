// A file that the page has made, handed to the browser as a download.

/** How long a browser may take to ask where to put it, in milliseconds. */
const KEPT = 60_000

/** Saves it under its name. For a minute the browser can read it; what is returned ends that at once. */
export function download(name: string, content: Blob): () => void {
  const address = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  const revoke = () => URL.revokeObjectURL(address)
  setTimeout(revoke, KEPT)
  return revoke
}
