// The form of one step, with the letters that it makes.

import { caseInText, judge } from '../../../scripts/io/files/judged-case.ts'
import { withStep } from '../../../scripts/io/files/write-case.ts'
import { parseDate } from '../../../scripts/procedure/calendar.ts'
import { type Case, caseSchema } from '../../../scripts/procedure/case.ts'
import { interimDates, MOST_DATES } from '../../../scripts/procedure/letters/write.ts'
import { policyOn } from '../../../scripts/procedure/policy.ts'
import { receivedOn } from '../../../scripts/procedure/steps.ts'
import { dateInWords } from '../../../scripts/procedure/wording.ts'
import type { AccessElement } from './access-element.ts'
import type { Values } from './field.ts'
import type { OpenForm } from './form.ts'
import { formWithPreview } from './form-with-preview.ts'
import { lettersThatChange } from './letters-that-change.ts'
import type { LoadedCase } from './loaded-case.ts'
import { type FormStep, stepDefaults, stepFields, stepOf } from './step-fields.ts'

export async function stepForm(
  form: OpenForm,
  access: AccessElement,
  { file, text, letters, rules }: LoadedCase,
  kind: FormStep,
  given: Values,
  content: HTMLElement,
): Promise<void> {
  const { language, today } = form
  const { organisation, policies } = rules
  const basis = { organisation, policies, letters, today }
  const after = (values: Values) => withStep(text, stepOf(kind, values))
  await formWithPreview(
    form,
    access,
    {
      draft: `record-${file.id}-${kind}`,
      parts: [{ title: '', fields: stepFields(kind, { organisation, today, file, letters }, language) }],
      defaults: (me) => stepDefaults(kind, today, me, given),
      person: kind === 'judged' ? '' : 'by',
      documents: null,
      problems: (values) => judge({ id: file.id, text: after(values), before: text, rules, letters, today }),
      step: file.steps.length,
      preview: (values) => {
        const made = afterStep(file, after(values), stepOf(kind, values))
        return made && lettersThatChange(file, made, basis)
      },
      afterLetters: (values, { letters: due }) => (due.some((one) => one.kind === 'delay') ? interimsSentence(form, file, values) : ''),
      proposal: (values, _, author) => ({
        kind,
        id: file.id,
        from: text,
        change: (now) => withStep(now, stepOf(kind, values)),
        said: stepOf(kind, values),
        documents: [],
        author,
      }),
    },
    content,
  )
}

/** `Tussenberichten volgen op 4 december 2026 en 18 december 2026.` Empty where no later day was named. */
function interimsSentence({ rules, language, words, today }: OpenForm, file: Case, values: Values): string {
  const expected = parseDate(values.expected ?? '')
  const policy = policyOn(rules.policies, receivedOn(file))
  if (!expected || expected <= today || !policy) return ''
  const dates = interimDates(today, expected, policy.interimDays)
  const named = dates.slice(0, MOST_DATES).map((date) => dateInWords(date, language))
  if (!named.length) return words.noInterims
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return words.interims(list.format(dates.length > MOST_DATES ? [...named, words.interimsGoOn] : named))
}

/** What stands for a text that is still to be typed. */
const TO_TYPE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  delayed: { reason: '(…)' },
  decided: { letter: '(…)' },
}

/** The case with the step, as far as it was typed. Null where that makes no case yet. */
function afterStep(file: Case, text: string, step: Readonly<Record<string, string>>): Case | null {
  const whole = caseInText(file.id, text)
  if (whole) return whole
  const parsed = caseSchema.shape.steps.safeParse([{ by: file.handler, ...TO_TYPE[step.step ?? ''], ...step }])
  return parsed.success ? { ...file, steps: [...file.steps, ...parsed.data] } : null
}
