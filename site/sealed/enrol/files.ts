// How a file leaves the page: to the downloads, or to another app by the sheet of the device.
import { download } from '../download.ts'

/** Saves a file to the downloads. */
export function save(name: string, content: Uint8Array | string): void {
  download(name, fileOf(name, content))
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
