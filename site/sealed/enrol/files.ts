// How a file leaves the page: to the downloads, or to another app by the sheet of the device.

/** Saves a file to the downloads. */
export function save(name: string, content: Uint8Array | string): void {
  const address = URL.createObjectURL(fileOf(name, content))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  // Some browsers fetch it a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Whether this device can hand such a file to another app. Browsers know some endings only. */
export const canShare = (name: string, content: Uint8Array | string): boolean =>
  navigator.canShare?.({ files: [fileOf(name, content)] }) === true

/** Hands a file to another app. Says whether the person went through with it. */
export function share(name: string, content: Uint8Array | string): Promise<boolean> {
  return navigator.share({ files: [fileOf(name, content)] }).then(
    () => true,
    () => false,
  )
}

const fileOf = (name: string, content: Uint8Array | string): File =>
  new File([content as BlobPart], name, { type: typeof content === 'string' ? 'text/plain' : 'application/octet-stream' })
