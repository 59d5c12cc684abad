// The form of a new complaint: its fields in the order of use, and the case that they make.
import type { CalendarDate } from '../../../scripts/procedure/calendar.ts'
import type { Language } from '../../../scripts/procedure/case.ts'
import { CATEGORY_LABELS, CHANNEL_LABELS } from '../../../scripts/procedure/glossary.ts'
import { activeOn, activeStaff, type Organisation } from '../../../scripts/procedure/organisation.ts'
import { WORDS } from '../words/forms.ts'
import { type Choice, choicesOf, type FormField, type Input, linesOf, people, type Values } from './field.ts'

export interface FieldPart {
  readonly title: string
  readonly fields: readonly FormField[]
}

const line: Input = { kind: 'line' }
const text = (rows: number): Input => ({ kind: 'text', rows })
const choice = (choices: readonly Choice[]): Input => ({ kind: 'choice', choices })

/** The fields of a new case, part by part. People are those who are there on `today`. */
export function newCaseParts(organisation: Organisation, today: CalendarDate, language: Language): FieldPart[] {
  const words = WORDS[language]
  const field = (name: keyof typeof words.fields, input: Input, isRequired = false): FormField => ({
    name,
    words: words.fields[name],
    input,
    isRequired,
  })
  return [
    {
      title: words.parts.complaint,
      fields: [
        field('received', { kind: 'day' }, true),
        field('channel', choice(choicesOf(CHANNEL_LABELS[language])), true),
        field('body', text(8)),
        field('summary', text(2), true),
        field('wish', text(1)),
      ],
    },
    {
      title: words.parts.complainant,
      fields: [
        field('complainant.name', line, true),
        field('complainant.email', { kind: 'email' }),
        field('complainant.role', choice(choicesOf(words.roles)), true),
        field('complainant.salutation', line),
        field('complainant.organisation', line),
        field('language', choice(choicesOf(words.languages)), true),
        field('complainant.address', text(3)),
      ],
    },
    {
      title: words.parts.handling,
      fields: [
        field('about', { kind: 'several', choices: aboutChoices(organisation, today) }),
        field('category', choice(choicesOf(CATEGORY_LABELS[language])), true),
        field('course', line),
        field('handler', choice(people(activeStaff(organisation, today))), true),
        field('related', line),
      ],
    },
  ]
}

/** Whom a complaint can be about: the trainers who work here, then the staff. */
export function aboutChoices({ trainers, staff }: Organisation, today: CalendarDate): Choice[] {
  return people([...trainers, ...staff].filter((person) => activeOn(person, today)))
}

/** What stands in a new form: received today, by e-mail, in the language of the form, handled by whoever sits here. */
export function newCaseDefaults(today: CalendarDate, me: string, language: Language): Values {
  return { received: today, channel: 'email', language, handler: me }
}

/** The frontmatter of the case that was typed in, without what was left empty. */
export function caseFields(values: Values): Readonly<Record<string, unknown>> {
  const filled = (name: string): string | undefined => oneLine(values[name]) || undefined
  const address = linesOf(values['complainant.address'])
  return present({
    received: filled('received'),
    channel: filled('channel'),
    language: filled('language'),
    complainant: present({
      name: filled('complainant.name'),
      email: filled('complainant.email'),
      organisation: filled('complainant.organisation'),
      role: filled('complainant.role'),
      salutation: filled('complainant.salutation'),
      address: address.length ? address : undefined,
    }),
    course: filled('course'),
    related: relatedIn(values.related),
    about: linesOf(values.about),
    handler: filled('handler'),
    category: filled('category'),
    summary: filled('summary'),
    wish: filled('wish'),
    steps: [],
  })
}

/** The words below the frontmatter, as they were typed. */
export function bodyOf(values: Values): string {
  const body = (values.body ?? '').trim()
  return body && `${body}\n`
}

/** The numbers of cases in a text such as `2025-0031, 2026-0002`; undefined where nothing stands there. What is no number stays, for the check. */
function relatedIn(value = ''): string[] | undefined {
  const numbers = value.split(/[\s,;]+/).filter(Boolean)
  return numbers.length ? numbers : undefined
}

/** A line breaks where the form wraps it: pasted line ends are spaces. */
function oneLine(value = ''): string {
  return value.replace(/\s*\n\s*/g, ' ').trim()
}

function present(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
