// The facts of a case as they stand there, to be changed: who handles it, how to reach the complainant, what was written down wrongly.

import { caseInText, judge } from '../../../scripts/io/files/judged-case.ts'
import type { AccessElement } from './access-element.ts'
import { changesOf, valuesOf } from './case-change.ts'
import { newCaseParts } from './case-fields.ts'
import { changedText } from './changed-text.ts'
import { type FormField, linesOf, type Values } from './field.ts'
import type { OpenForm } from './form.ts'
import { formWithPreview } from './form-with-preview.ts'
import { lettersThatChange } from './letters-that-change.ts'
import type { LoadedCase } from './loaded-case.ts'
import { make } from './make.ts'

export async function changeForm(
  form: OpenForm,
  access: AccessElement,
  { file, text, letters, rules, documents }: LoadedCase,
  content: HTMLElement,
): Promise<void> {
  const { language, today, words } = form
  const { organisation, policies } = rules
  const input = { kind: 'text', rows: 2 } as const
  const added: FormField = { name: 'added', words: words.addedWords, input: { kind: 'text', rows: 4 }, isRequired: false }
  const why: FormField = { name: 'reason', words: words.stepFields['corrected reason'], input, isRequired: true }
  const parts = newCaseParts(organisation, today, language).map(({ title, fields }) => ({
    title,
    fields: fields.map((field) => (field.name === 'body' ? added : field)),
  }))
  const basis = { organisation, policies, letters, today }
  const changed = (now: string, values: Values, by: string) =>
    withWords(changedText(now, changesOf(file, values), { on: today, by, reason: values.reason ?? '' }), values.added ?? '')
  await formWithPreview(
    form,
    access,
    {
      draft: `record-${file.id}-change`,
      parts: [...parts, { title: '', fields: [why] }],
      defaults: () => valuesOf(file),
      // What others change meanwhile is not turned back by a draft of last week.
      kept: (values) => Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== (valuesOf(file)[name] ?? ''))),
      person: '',
      documents: documents.map((path) => path.slice(path.indexOf('/', 'cases/'.length) + 1)),
      besides: (fields) => {
        const note = make('p', { class: 'detail' }, words.correctionNote)
        fields.after('reason', note)
        return (values) => {
          const isCorrected = changesOf(file, values).some((change) => change.isCorrected)
          fields.show('reason', isCorrected)
          note.hidden = !isCorrected
        }
      },
      problems: (values, by) => judge({ id: file.id, text: changed(text, values, by), before: text, rules, letters, today }),
      step: file.steps.length,
      preview: (values, by) => {
        // Who it is and why does not change a letter: it is shown before both are filled in.
        const made = caseInText(file.id, changed(text, { ...values, reason: values.reason || '(…)' }, by || file.handler))
        return made && lettersThatChange(file, made, basis)
      },
      isEmpty: (values) => changesOf(file, values).length === 0 && !linesOf(values.added).length,
      proposal: (values, papers, author) => ({
        kind: 'changed',
        id: file.id,
        from: text,
        change: (now) => changed(now, values, author),
        said: Object.fromEntries(changesOf(file, values).map(({ field, to }) => [field, String(to ?? '')])),
        documents: papers,
        author,
      }),
    },
    content,
  )
}

/** What stood below the fields stays; what is new stands below it. */
function withWords(text: string, added: string): string {
  const words = added.trim()
  if (!words) return text
  return `${text.trimEnd()}\n\n${words}\n`
}
