// The facts of a case as they stand there, to be changed: by whoever handles it, who it is about, what was written down wrongly.
import type { AccessElement } from './access-element.ts'
import { changesOf, valuesOf } from './case-change.ts'
import { newCaseParts } from './case-fields.ts'
import { changedText } from './changed-text.ts'
import { caseIn, judge } from './core.ts'
import type { FormField, Values } from './field.ts'
import type { OpenForm } from './form.ts'
import { formWithPreview } from './form-with-preview.ts'
import { lettersThatChange } from './letters-that-change.ts'
import type { LoadedCase } from './loaded-case.ts'

/** `why`: the reason of a correction, the only thing that is asked and does not stand in the case. */
export async function changeForm(
  form: OpenForm,
  access: AccessElement,
  { file, text, letters, rules, documents }: LoadedCase,
  content: HTMLElement,
): Promise<void> {
  const { language, today, words } = form
  const { organisation, policies } = rules
  const parts = newCaseParts(organisation, today, language).map(({ title, fields }) => ({
    title,
    fields: fields.filter(({ name }) => name !== 'body'),
  }))
  const why: FormField = { name: 'why', words: words.stepFields['corrected reason'], input: { kind: 'text', rows: 2 }, isRequired: true }
  const basis = { organisation, policies, letters, today }
  const after = (values: Values, me: string) =>
    changedText(text, file, changesOf(file, values), { on: today, by: me, reason: values.why ?? '' })
  let me = ''
  await formWithPreview(
    form,
    access,
    {
      draft: `record-${file.id}-change`,
      parts: [...parts, { title: '', fields: [why] }],
      defaults: (known) => {
        me = known
        return valuesOf(file)
      },
      person: '',
      documents: documents.map((path) => path.slice(path.indexOf('/', 'cases/'.length) + 1)),
      problems: (values) => judge({ id: file.id, text: after(values, me), before: text, rules, letters, documents, today }),
      step: file.steps.length,
      preview: (values) => {
        const made = caseIn(file.id, after(values, me))
        return made && lettersThatChange(file, made, basis)
      },
      proposal: (values, papers, author) => ({
        kind: 'changed',
        id: file.id,
        from: text,
        change: (now) => after(values, author) && now,
        said: Object.fromEntries(changesOf(file, values).map(({ field, to }) => [field, String(to ?? '')])),
        documents: papers,
        author,
      }),
    },
    content,
  )
}
