// What a form is opened with: the page it stands in, where it goes, and by which rules.

import type { Rules } from '../../../scripts/io/files/rules.ts'
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import type { Language } from '../../../scripts/procedure/case.ts'
import type { FormsHere, FormsPlace, OpenPage } from '../scripts/open-page.ts'
import type { FormWords } from '../words/forms.ts'

export interface OpenForm {
  readonly page: OpenPage
  readonly here: FormsHere
  readonly place: FormsPlace
  /** Those of the commit that the page was built from; what is sent is judged by those of `main` as it is then. */
  readonly rules: Rules
  /** The names of the pieces of the search. */
  readonly pieces: readonly string[]
  readonly language: Language
  readonly words: FormWords
  readonly today: CalendarDate
  /** What the form takes the place of. */
  readonly root: HTMLElement
}
