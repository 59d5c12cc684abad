// Step 1: who it is, and whether a key is made or one that is there is used.
import { newKeyPair } from '../../../scripts/sealing/sealed-file.ts'
import { keptOnDevice } from '../keys/on-device.ts'
import { idIn, invitedBy } from './address.ts'
import { whileBusy } from './busy.ts'
import { chooseWords } from './choose-words.ts'
import { complain, settle } from './complaint.ts'
import { deviceKind } from './device-kind.ts'
import { language, mine, takeKey, text } from './mine.ts'
import { field, onPress, onSend, part } from './part.ts'
import { labelIn } from './recipients-file.ts'
import { go, type View } from './views.ts'

const words = text.who

export function whoView(): View {
  const { id, repository } = invitedBy(location.hash)
  const kept = keptOnDevice()
  mine.repository = repository
  field('id').value = id
  if (id) part('id-help').textContent = words.idGiven
  field('label').value = kept.label ?? words.devices[deviceKind()]
  part('has-key').hidden = !kept.keyFile
  // The button that is right for most is the one that stands out.
  part('make').classList.toggle('main', !kept.keyFile)
  part('have').classList.toggle('main', kept.keyFile !== null)
  onSend('who-form', make)
  onPress('have', () => {
    if (isNamed()) go('open')
  })
  return {}
}

/** Makes a key, once for each page that is opened: whoever comes back to this step keeps the words that were written down. */
async function make(): Promise<void> {
  if (!isNamed()) return
  await whileBusy('make', words.busy, async () => {
    if (!mine.words.length) {
      await takeKey((await newKeyPair()).identity)
      mine.words = await chooseWords(language)
      Object.assign(mine, { isNew: true, isSaved: false, file: null })
    }
    go('words')
  })
}

/** Whether the person and the device have a name; says what is missing. */
function isNamed(): boolean {
  const [id, label] = [field('id'), field('label')]
  settle(id, label)
  mine.id = idIn(id.value) ?? ''
  mine.label = labelIn(label.value)
  if (!mine.label) complain(label, words.noLabel)
  if (!mine.id) complain(id, words.noId)
  return mine.id !== '' && mine.label !== ''
}
