// A case file: the facts of one complaint. Everything else (status, due dates, overdue) is derived and never stored.
import { z } from 'zod'
import { type CalendarDate, calendarDate } from './calendar.ts'
import { address, line, lines, optional, personId } from './text.ts'

export const CHANNELS = ['email', 'phone', 'in-person', 'letter', 'web-form'] as const
export const LANGUAGES = ['nl', 'en'] as const
export const ROLES = ['participant', 'client', 'other'] as const
export const CATEGORIES = ['trainer', 'content', 'planning', 'materials', 'invoicing', 'facilities', 'other'] as const
export const OUTCOMES = ['upheld', 'partly-upheld', 'not-upheld'] as const

export type Language = (typeof LANGUAGES)[number]
export type Channel = (typeof CHANNELS)[number]
export type Outcome = (typeof OUTCOMES)[number]

const on = calendarDate.describe('The day it happened, as YYYY-MM-DD; never before the step above it, never after today.')
const by = personId.describe('The id of the staff member who did or recorded it; for a judgment the id of the mediator.')
const note = optional(lines(4000)).describe(
  'A note for colleagues. It never reaches a letter, except in progress and informed, where it is what the client is told.',
)
const despite = optional(lines(1000)).describe('Why it was done although something was still missing.')

const step = <Name extends string, Shape extends z.core.$ZodLooseShape>(name: Name, shape: Shape, description: string) =>
  z
    .strictObject({ on, step: z.literal(name).describe('What happened.'), by, ...shape, note: 'note' in shape ? shape.note : note })
    .describe(description)

const told = lines(4000).describe('What the client was told, in words that may stand in the next interim letter.')

/** Every step that can be recorded, with its own fields. */
const steps = z.discriminatedUnion('step', [
  step('acknowledged', {}, 'Receipt was confirmed by phone, by post or in person (P1).'),
  step('trainer-contacted', {}, 'The trainer was contacted about the complaint (P2).'),
  step('complainant-contacted', {}, 'The complainant was contacted about the complaint (P2).'),
  step('background-reviewed', {}, 'The background and the contract were looked at again (P3).'),
  step('discussed', {}, 'The problem was discussed with the client (P4).'),
  step(
    'delayed',
    {
      expected: calendarDate.describe('The day on which the client may expect the decision, as YYYY-MM-DD.'),
      reason: lines(2000).describe('Why it takes longer, in words for the client: they stand in the delay letter.'),
    },
    'The decision takes longer; a delay letter goes to the client (P6).',
  ),
  step(
    'informed',
    { note: optional(told).describe('What the client was told, by phone or in person; it may stand in the next interim letter.') },
    'The client was told where things stand, by phone, by post or in person; counts as an interim message (P6).',
  ),
  step(
    'progress',
    { note: optional(told).describe('What happened, in words for the client: it stands in the next interim letter.') },
    'Something happened that the next interim letter must tell (P6).',
  ),
  step(
    'decided',
    {
      outcome: z.enum(OUTCOMES).describe('Whether the complaint is upheld, partly-upheld or not-upheld.'),
      letter: lines(20000).describe(
        'The text of the decision for the client: what was looked at, who was heard, what was found, why, and what we do.',
      ),
      despite,
    },
    'The decision was taken; a decision letter goes to the client (P5).',
  ),
  step(
    'notified',
    { how: line(200).describe('How the decision (or the confirmation of withdrawal) reached the client: post, phone, in person.') },
    'The client was told the decision in another way than by e-mail (P5).',
  ),
  step('withdrawn', {}, 'The complainant withdrew the complaint.'),
  step('closed', { despite }, 'The complaint was closed (P7).'),
  step('dissatisfied', {}, 'The client is not satisfied with the outcome and asks for the mediator (P8).'),
  step('referred', {}, 'The complaint was referred to the mediator; a referral letter goes to the client (P8).'),
  step('accepted', {}, 'The complainant is content after all, or withdraws the request for mediation (P8).'),
  step(
    'judged',
    {
      judgment: lines(20000).describe('The judgment of the mediator.'),
      measures: optional(lines(4000)).describe('What the judgment orders us to do; left out where it orders nothing.'),
    },
    'The mediator gave a judgment (P8).',
  ),
  step('executed', {}, 'The judgment was carried out (P8).'),
  step(
    'corrected',
    {
      field: line(60).describe('The field that was wrong, such as received.'),
      from: line(500).describe('What it said.'),
      to: line(500).describe('What it should have said; for received this date counts from now on.'),
      reason: lines(1000).describe('Why it is corrected.'),
    },
    'A mistake in the file was put right without wiping it out.',
  ),
])

export type Step = z.output<typeof steps>
export type StepName = Step['step']

/** The frontmatter of `cases/YYYY-NNNN.md`. */
export const caseSchema = z
  .strictObject({
    received: calendarDate.describe('The day the complaint reached us, by whatever way, as YYYY-MM-DD. Day 0 of every term.'),
    channel: z.enum(CHANNELS).describe('How the complaint reached us: email, phone, in-person, letter or web-form.'),
    language: z.enum(LANGUAGES).describe('The language of its letters: nl or en.'),
    complainant: z
      .strictObject({
        name: line(120).describe('The name of the complainant, as it stands in a letter.'),
        email: optional(address).describe('The e-mail address of the complainant; left out where there is none: letters are then printed.'),
        organisation: optional(line(160)).describe('The organisation the complainant works for.'),
        role: z.enum(ROLES).describe('Who complains: a participant, the client who pays for the course, or somebody other.'),
      })
      .describe('Who complains: name, email, organisation and role.'),
    course: optional(line(160)).describe('The course the complaint is about.'),
    about: z
      .array(personId.describe('The id of a person in organisation.yml.'))
      .describe('The ids of the persons complained about, such as [peter-smit]; [] where it is about nobody in particular.'),
    handler: personId.describe('The id of the staff member who handles the complaint; never somebody it is about.'),
    category: z.enum(CATEGORIES).describe('What the complaint is about in general.'),
    summary: line(500).describe('The complaint in one sentence, in words the client recognises: it stands in the acknowledgement.'),
    wish: optional(line(500)).describe('What the complainant asks for; it stands in the acknowledgement.'),
    steps: z
      .preprocess(
        (value) => (value === '' || value === undefined ? [] : value),
        z.array(steps.describe('A step: on, step, by and what belongs to that step.')),
      )
      .describe('What happened, oldest first; only ever added to.'),
  })
  .describe('A case file.')

/** A complaint as its file tells it. `id` is the file's name, `YYYY-NNNN`. */
export type Case = z.output<typeof caseSchema> & { readonly id: string }

/** The name of a case file without `.md`: the year of receipt and a number of four digits. */
export const CASE_ID = /^\d{4}-\d{4}$/

/** The first step of this name; null where it has not been recorded. */
export function firstStep<Name extends StepName>(facts: Pick<Case, 'steps'>, name: Name): Extract<Step, { step: Name }> | null {
  return (facts.steps.find((step) => step.step === name) as Extract<Step, { step: Name }> | undefined) ?? null
}

/** Day 0 of the terms: `received`, or what the last correction of it says. */
export function receivedOn(facts: Pick<Case, 'received' | 'steps'>): CalendarDate {
  const correction = facts.steps.findLast((step) => step.step === 'corrected' && step.field === 'received')
  return correction?.step === 'corrected' ? (correction.to as CalendarDate) : facts.received
}
