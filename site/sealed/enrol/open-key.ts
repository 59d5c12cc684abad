// Step 2 for whoever has a key already, made on another device or earlier: the key file is opened by its words.
import { NotAKeyFile, WrongWords, wordsOf } from '../../../scripts/sealing/key-file.ts'
import { unwrapWithWords } from '../keys/in-worker.ts'
import { keptOnDevice } from '../keys/on-device.ts'
import { whileBusy } from './busy.ts'
import { complain, settle } from './complaint.ts'
import { mine, takeKey, text } from './mine.ts'
import { field, onPress, onSend, part } from './part.ts'
import { go, goBack, type View } from './views.ts'

const words = text.open

export function openView(): View {
  const [file, typed] = [field('key-file'), field<HTMLTextAreaElement>('key-words')]
  onPress('open-back', goBack)
  onPress('choose-other', () => {
    askForFile(true)
    file.focus()
  })
  onSend('open-form', open)
  return {
    enter: () => askForFile(!keptOnDevice().keyFile),
    leave() {
      file.value = typed.value = ''
      settle(file, typed)
    },
  }
}

/** Where the key file is on this device, the words are enough; a person may choose another all the same. */
function askForFile(isAsked: boolean): void {
  part('choose-file').hidden = !isAsked
  part('key-here').hidden = isAsked
}

async function open(): Promise<void> {
  const [file, typed] = [field('key-file'), field<HTMLTextAreaElement>('key-words')]
  const chosen = file.files?.[0]
  settle(file, typed)
  const isTyped = wordsOf(typed.value).length > 0
  if (!isTyped) complain(typed, words.noWords)
  if (!chosen && !keptOnDevice().keyFile) complain(file, words.noFile)
  else if (isTyped) await whileBusy('open', words.busy, () => openWith(chosen, typed.value))
}

async function openWith(chosen: File | undefined, typed: string): Promise<void> {
  const bytes = chosen ? new Uint8Array(await chosen.arrayBuffer()) : keptOnDevice().keyFile!
  try {
    await takeKey(await unwrapWithWords(bytes, typed))
    Object.assign(mine, { isNew: false, isSaved: true, file: bytes, words: [] })
    go('keep')
  } catch (error) {
    if (error instanceof WrongWords) complain(field('key-words'), words.wrongWords)
    else if (error instanceof NotAKeyFile) {
      askForFile(true)
      complain(field('key-file'), words.notAKeyFile)
    } else throw error
  }
}
