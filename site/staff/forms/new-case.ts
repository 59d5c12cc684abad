// "Nieuwe klacht": the form that opens a case.

import { judge } from '../../../scripts/io/files/judged-case.ts'
import { newCaseText } from '../../../scripts/io/files/write-case.ts'
import { parseDate } from '../../../scripts/procedure/calendar.ts'
import { nextNumber } from '../../../scripts/procedure/case-number.ts'
import type { SearchedLine } from '../case-line.ts'
import { accessElement } from './access-element.ts'
import { bodyOf, caseFields, newCaseDefaults, newCaseParts } from './case-fields.ts'
import { caseToPreview } from './case-to-preview.ts'
import { deadlineSentence } from './deadline.ts'
import type { Values } from './field.ts'
import type { FieldsElement } from './fields-element.ts'
import type { OpenForm } from './form.ts'
import { formWithPreview } from './form-with-preview.ts'
import { lettersThatChange } from './letters-that-change.ts'
import { make } from './make.ts'
import { knownCases, similarElement } from './similar-element.ts'

export async function newCaseForm(form: OpenForm): Promise<void> {
  const { page, rules, pieces, language, today, root } = form
  // Of a large register they take a while, and are not needed before somebody has typed something.
  const cases: SearchedLine[] = []
  const { organisation, policies } = rules
  const yearOf = (values: Values) => (parseDate(values.received ?? '') ?? today).slice(0, 4)
  const idFor = (values: Values) =>
    nextNumber(
      yearOf(values),
      cases.map(({ id }) => id),
    )
  await formWithPreview(
    form,
    accessElement(form),
    {
      draft: 'new',
      parts: newCaseParts(organisation, today, language),
      defaults: (me) => newCaseDefaults(today, me, language),
      person: 'handler',
      documents: [],
      besides: (fields, changed, showAgain) => {
        void knownCases(page, pieces).then((known) => {
          cases.push(...known)
          showAgain()
        })
        return besides(form, cases, idFor, fields, changed)
      },
      problems: (values) => judge({ id: idFor(values), text: textOf(values), rules, letters: [], today }),
      step: null,
      preview: (values) =>
        lettersThatChange(null, caseToPreview(idFor(values), values, today), { organisation, policies, letters: [], today }),
      proposal: (values, documents, author) => ({
        kind: 'new',
        id: idFor(values),
        text: textOf(values),
        documents,
        author,
      }),
    },
    root,
  )
}

function textOf(values: Values): string {
  return newCaseText(caseFields(values), bodyOf(values))
}

/** The number and the due date below the day of receipt, and cases that look like this one below what was typed. */
function besides(
  { rules, pieces, language, words }: OpenForm,
  cases: readonly SearchedLine[],
  idFor: (values: Values) => string,
  fields: FieldsElement,
  changed: () => void,
): (values: Values) => void {
  const deadline = make('span', { class: 'deadline' })
  const number = make('span', { class: 'detail' })
  const similar = similarElement(cases, language, (id) => {
    fields.set({ related: [...relatedTo(fields.values()), id].join(', ') })
    changed()
  })
  fields.after('channel', make('p', { class: 'when', role: 'status' }, deadline, ' ', number))
  fields.after('wish', similar.element)
  return (values) => {
    deadline.textContent = deadlineSentence(values.received ?? '', rules.policies, language)
    number.textContent = cases.length || !pieces.length ? words.number(idFor(values)) : ''
    const typed = ['summary', 'wish', 'body'].map((name) => values[name] ?? '').join(' ')
    similar.look({ email: values['complainant.email'] ?? '', words: typed }, relatedTo(values))
  }
}

function relatedTo(values: Values): string[] {
  return (values.related ?? '').split(/[\s,;]+/).filter(Boolean)
}
