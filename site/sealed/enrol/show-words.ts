// Step 2: the words, on the screen and on the sheet that can be printed. They leave the page with this view.
import { mine, text, today } from './mine.ts'
import { onPress, part } from './part.ts'
import { keyFileName } from './recipients-file.ts'
import { go, type View } from './views.ts'

const LISTS = ['word-list', 'sheet-words']

export function wordsView(): View {
  onPress('written', () => go('check'))
  onPress('print', () => print())
  return {
    canShow: () => mine.words.length > 0,
    enter() {
      for (const list of LISTS) part(list).replaceChildren(...mine.words.map(item))
      fillSheet()
      part('sheet').hidden = false
    },
    leave() {
      for (const list of LISTS) part(list).replaceChildren()
      part('sheet').hidden = true
    },
  }
}

function item(word: string): HTMLLIElement {
  return Object.assign(document.createElement('li'), { textContent: word })
}

function fillSheet(): void {
  const lines = { id: mine.id, label: mine.label, day: today(), code: mine.code, address: location.origin + import.meta.env.BASE_URL }
  for (const [name, line] of Object.entries(lines)) part(`sheet-${name}`).textContent = line
  part('sheet-file').textContent = text.sheet.file(keyFileName(mine.id))
}
