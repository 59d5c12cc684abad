// Step 3: the key file goes to the downloads, and a copy stays on this device unless somebody takes the tick away.
import { keep } from '../keys/on-device.ts'
import { complain, settle } from './complaint.ts'
import { canShare, save, share } from './files.ts'
import { mine, text } from './mine.ts'
import { field, onPress, part } from './part.ts'
import { keyFileName } from './recipients-file.ts'
import { offerPasskey, passkeyOfThis, startPasskey } from './set-up-passkey.ts'
import { go, type View } from './views.ts'

const words = text.keep

export function keepView(): View {
  const here = field('here')
  onPress('save-key', saveKey)
  onPress('share-key', shareKey)
  onPress('kept', goOn)
  here.addEventListener('change', () => keepHere(here.checked))
  startPasskey()
  return { canShow: () => mine.file !== null, enter }
}

function enter(): void {
  part('key-file-lead').textContent = mine.isNew ? words.fileLead : words.fileAgain
  part('save-key').classList.toggle('main', mine.isNew)
  offerPasskey()
  part('share-key').hidden = !canShare(keyFileName(mine.id), mine.file!)
  keepHere(field('here').checked)
}

/** Keeps the key file on this device, or lets go of it. What opens with the passkey of another key goes too. */
function keepHere(isWanted: boolean): void {
  const isKept = isWanted
    ? keep({ keyFile: mine.file, label: mine.label, passkey: passkeyOfThis() })
    : keep({ keyFile: null, passkey: null })
  part('here-status').textContent = isWanted && !isKept ? words.notKept : ''
}

function saveKey(): void {
  settle(part('save-key'))
  save(keyFileName(mine.id), mine.file!)
  mine.isSaved = true
  part('save-key-status').textContent = words.saved(keyFileName(mine.id))
}

async function shareKey(): Promise<void> {
  settle(part('save-key'))
  if (!(await share(keyFileName(mine.id), mine.file!))) return
  mine.isSaved = true
  part('save-key-status').textContent = words.shared
}

function goOn(): void {
  if (mine.isSaved) go('pass')
  else complain(part('save-key'), words.notSaved)
}
