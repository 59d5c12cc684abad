// Starts the scripts of the staff pages: each finds its part in the document, or does nothing. The only file that a page needs.
import { startCopying } from './copy.ts'
import { startFilters } from './filter.ts'
import { startForms } from './forms.ts'
import { opensInOther, startLanguages } from './language.ts'
import { startNeighbours } from './neighbours.ts'
import type { OpenPage } from './open-page.ts'
import { startPrinting } from './print.ts'
import { startSearchKey } from './search-key.ts'

export type { FormsHere, OpenPage } from './open-page.ts'

/** Once for each page that is put into the document. Where the page opens in the language chosen before, that one is started instead. */
export function startPage(page: OpenPage): void {
  if (opensInOther(page)) return
  for (const start of [startLanguages, startSearchKey, startFilters, startNeighbours, startPrinting, startCopying, startForms]) start(page)
}
