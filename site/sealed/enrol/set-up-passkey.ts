// Step 3, for who wants it: this device opens the key by fingerprint, face or PIN from now on.
import { keep, keptOnDevice } from '../keys/on-device.ts'
import { PasskeyError, passkeysWork, wrapWithPasskey } from '../keys/passkey.ts'
import { whileBusy } from './busy.ts'
import { mine, text } from './mine.ts'
import { field, onPress, part } from './part.ts'
import { passkeyName } from './recipients-file.ts'

const words = text.keep

/** What this device kept when the page was opened: its passkey is used again where it is still there. */
const before = keptOnDevice()
/** The blob of the key of this page, once there is one. */
let blob: string | null = null

export function startPasskey(): void {
  onPress('make-passkey', setUp)
}

/** Offers it where it may be tried, and for as long as the key is open. */
export async function offerPasskey(): Promise<void> {
  part('passkey').hidden = mine.identity === '' || !(await passkeysWork())
}

/** What opens the key of this page by passkey: one made here, or one of before where the key file is the same. null where there is none. */
export function passkeyOfThis(): string | null {
  return blob ?? (sameBytes(before.keyFile, mine.file) ? before.passkey : null)
}

async function setUp(): Promise<void> {
  const status = part('make-passkey-status')
  if (!field('here').checked) {
    status.textContent = words.passkeyNeedsHere
    return
  }
  await whileBusy('make-passkey', words.passkeyBusy, async () => {
    status.textContent = await tried()
  })
}

/** Makes it, and says how that went. */
async function tried(): Promise<string> {
  const name = passkeyName(mine)
  try {
    blob = await wrapWithPasskey(mine.identity, name, before.passkey)
    part('make-passkey').hidden = true
    part('make-passkey-status').focus()
    return keep({ passkey: blob }) ? words.passkeyDone(name) : words.notKept
  } catch (error) {
    if (!(error instanceof PasskeyError)) throw error
    return error.why === 'cannot' ? words.passkeyCannot(name) : words.passkeyCancelled
  }
}

function sameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one !== null && other !== null && one.length === other.length && one.every((byte, index) => byte === other[index])
}
