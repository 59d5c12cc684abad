// "Open with the passkey of this device from now on": for who came in with words, where a device may have one.
import { keep } from '../keys/on-device.ts'
import { PasskeyError, wrapWithPasskey } from '../keys/passkey.ts'
import type { ReaderWords } from '../words/nl/reader.ts'
import type { Key } from './key.ts'

/** Makes the passkey and keeps what it opens. What is to be said of it, and whether it may be tried again. */
export async function takeOffer(key: Key, person: string, words: ReaderWords): Promise<{ readonly news: string; readonly offer: boolean }> {
  try {
    const passkey = await key.wrap((identity) => wrapWithPasskey(identity, `${words.register} – ${person}`))
    return { news: keep({ passkey }) ? words.offered : words.notKept, offer: false }
  } catch (error) {
    const isDismissed = error instanceof PasskeyError && error.why === 'cancelled'
    return { news: isDismissed ? words.notOffered : words.cannotOffer, offer: isDismissed }
  }
}
