// Step 2, after the words: two of them are asked for, so that nobody goes on without having written them down. Then the key file is made.
import { wordsOf } from '../../../scripts/sealing/key-file.ts'
import { wrapWithWords } from '../keys/in-worker.ts'
import { whileBusy } from './busy.ts'
import { twoPlaces } from './choose-words.ts'
import { complain, settle } from './complaint.ts'
import { mine, text } from './mine.ts'
import { field, onPress, onSend, part } from './part.ts'
import { go, goBack, type View } from './views.ts'

const words = text.check
const FIELDS = ['first', 'second'] as const
let places: readonly [number, number] = [1, 2]

export function checkView(): View {
  onPress('again', goBack)
  onSend('check-form', check)
  return {
    canShow: () => mine.words.length > 0,
    enter() {
      places = twoPlaces()
      for (const [index, which] of FIELDS.entries()) part(`${which}-label`).textContent = words.word(places[index]!)
    },
    leave() {
      for (const which of FIELDS) {
        field(`${which}-word`).value = ''
        settle(field(`${which}-word`))
      }
    },
  }
}

async function check(): Promise<void> {
  const wrong = FIELDS.map((which, index) => ({
    input: field(`${which}-word`),
    fault: faultOf(field(`${which}-word`).value, places[index]!),
  }))
  settle(...wrong.map(({ input }) => input))
  // The first one is gone to last, so that it has the focus.
  for (const { input, fault } of [...wrong].reverse()) if (fault) complain(input, fault)
  if (wrong.some(({ fault }) => fault)) return
  await whileBusy('check', words.busy, async () => {
    mine.file ??= await wrapWithWords(mine.identity, mine.words.join(' '))
    go('keep')
  })
}

function faultOf(typed: string, place: number): string | null {
  const [word] = wordsOf(typed)
  if (!word) return words.missing(place)
  return word === mine.words[place - 1] ? null : words.wrong(place)
}
