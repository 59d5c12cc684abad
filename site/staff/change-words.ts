// A saved change in words: who made it, and what it changed.
import type { CalendarDate } from '../../scripts/procedure/calendar.ts'
import type { Case, Language } from '../../scripts/procedure/case.ts'
import { CATEGORY_LABELS, CHANNEL_LABELS, ROLE_LABELS, STEP_LABELS } from '../../scripts/procedure/glossary.ts'
import { hiddenSpelled } from '../../scripts/procedure/hidden.ts'
import { dateInWords } from '../../scripts/procedure/wording.ts'
import type { CaseChange, ChangeableField, FieldValue } from '../../scripts/views/case-changes.ts'
import type { SavedChange } from './history.ts'
import { nameOf, organisation } from './register.ts'
import { WORDS } from './words/words.ts'

/** The address that GitHub gives to who keeps their own to themselves: `123+account@users.noreply.github.com`. */
const WITHOUT_ADDRESS = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/i

/** Who made a change: the person of organisation.yml with that address or account, else the name that Git has. */
export function whoMade({ author: { name, email } }: SavedChange): string {
  const { staff, trainers, mediators } = organisation
  const account = WITHOUT_ADDRESS.exec(email)?.[1]?.toLowerCase()
  const known =
    [...staff, ...trainers, ...mediators].find((person) => person.email.toLowerCase() === email.toLowerCase()) ??
    staff.find(({ github }) => account !== undefined && github?.toLowerCase() === account)
  return known?.name ?? hiddenSpelled(name)
}

/** What was changed, a sentence for each thing. */
export function whatChanged({ changes, documents }: SavedChange, language: Language): string[] {
  const words = WORDS[language].changes
  return [
    ...changes.map((change) => changeText(change, language)),
    ...documents.map(({ path, isNew }) => {
      const name = hiddenSpelled(path.split('/').slice(2).join('/'))
      return isNew ? words.documentAdded(name) : words.documentChanged(name)
    }),
  ]
}

function changeText(change: CaseChange, language: Language): string {
  const words = WORDS[language].changes
  switch (change.kind) {
    case 'opened':
      return words.opened
    case 'field': {
      const name = fieldName(change.field, language)
      const [from, to] = [change.from, change.to].map((value) => fieldText(change.field, value, language))
      if (!from) return words.filled(name, to ?? '')
      return to ? words.replaced(name, from, to) : words.emptied(name, from)
    }
    case 'step-added':
      return words.stepAdded(STEP_LABELS[language][change.step.step], dateInWords(change.step.on, language))
    case 'step-changed':
      return words.stepChanged(STEP_LABELS[language][change.step.step], dateInWords(change.step.on, language))
    case 'words':
      return words.words
    case 'unreadable':
      return words.unreadable
    default:
      return change satisfies never
  }
}

function fieldName(field: ChangeableField, language: Language): string {
  const { fields } = WORDS[language]
  return fields[(field === 'complainant.name' ? 'complainant' : field.replace('complainant.', '')) as keyof typeof fields]
}

/** A value of the file as staff read it; empty where it says nothing. */
function fieldText(field: ChangeableField, value: FieldValue, language: Language): string {
  if (value === null) return ''
  if (typeof value !== 'string') return value.map((one) => (field === 'about' ? nameOf(one) : one)).join(', ')
  switch (field) {
    case 'received':
      return dateInWords(value as CalendarDate, language)
    case 'channel':
      return CHANNEL_LABELS[language][value as Case['channel']]
    case 'language':
      return WORDS[language].languages[value as Language]
    case 'category':
      return CATEGORY_LABELS[language][value as Case['category']]
    case 'complainant.role':
      return ROLE_LABELS[language][value as Case['complainant']['role']]
    case 'handler':
      return nameOf(value)
    default:
      return value
  }
}
