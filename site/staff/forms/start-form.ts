// Opens the form of a page: the one file that brings all the code of the forms along.
import './no-eval.ts'
import type { RulesTexts } from '../../../scripts/io/files/rules.ts'
import { dateIn } from '../../../scripts/procedure/calendar.ts'
import { LANGUAGES } from '../../../scripts/procedure/case.ts'
import type { FormsHere, OpenPage } from '../scripts/open-page.ts'
import { WORDS } from '../words/forms.ts'
import type { OpenForm } from './form.ts'
import { newCaseForm } from './new-case.ts'
import { recordStepForm } from './record-step.ts'
import { usableRules } from './rules.ts'

/** Throws where the form cannot be opened; what was there before stands there then. */
export async function startForm(page: OpenPage, here: FormsHere, root: HTMLElement): Promise<void> {
  // Firefox and Chromium have it; nobody else is sent what they do not need.
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  const { form, rules: texts = '', pieces = '[]' } = root.dataset
  const place = await here.place()
  const rules = usableRules(JSON.parse(texts) as RulesTexts)
  const language = LANGUAGES.find((known) => known === document.documentElement.lang) ?? 'nl'
  const now = () => dateIn(rules.organisation.timeZone, new Date().toISOString())
  const opened: OpenForm = {
    page,
    here,
    place,
    rules,
    pieces: JSON.parse(pieces) as string[],
    language,
    words: WORDS[language],
    today: place.today ?? now(),
    root,
  }
  await (form === 'new' ? newCaseForm(opened) : recordStepForm(opened))
}
