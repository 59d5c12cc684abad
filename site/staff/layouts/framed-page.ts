// What every frame is told of the page in it.
import type { Language } from '../../../scripts/procedure/case.ts'

export interface FramedPage {
  readonly language: Language
  readonly title: string
  /** The page without language: '' for the index, a case number, `insight`, or one of the pages of the server on this machine. */
  readonly page: string
  /** What stands around each sheet of the printed page: attributes that print.css reads. */
  readonly onPaper?: Readonly<Record<string, string>>
}
