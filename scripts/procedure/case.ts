// A case file: the facts of one complaint. Everything else (status, due dates, overdue) is derived and never stored.
import { z } from 'zod'
import { calendarDate } from './calendar.ts'
import { complain } from './problem.ts'
import { address, line, lines, optional, personId } from './text.ts'

export const CHANNELS = ['email', 'phone', 'in-person', 'letter', 'web-form'] as const
export const LANGUAGES = ['nl', 'en'] as const
export const ROLES = ['participant', 'client', 'other'] as const
export const CATEGORIES = ['trainer', 'content', 'planning', 'materials', 'invoicing', 'facilities', 'other'] as const
export const OUTCOMES = ['upheld', 'partly-upheld', 'not-upheld'] as const

export type Language = (typeof LANGUAGES)[number]
export type Channel = (typeof CHANNELS)[number]
export type Outcome = (typeof OUTCOMES)[number]

/** How a message reached the client in writing: what P1 and P5 ask for. */
export const WRITTEN = ['email', 'post', 'by-hand'] as const
export const SPOKEN = ['phone', 'in-person'] as const
export const WAYS = [...WRITTEN, ...SPOKEN] as const
export type Way = (typeof WAYS)[number]

/** Whether a way of telling leaves something in writing. */
export function isWritten(way: Way): boolean {
  return (WRITTEN as readonly Way[]).includes(way)
}

const on = calendarDate.describe(
  'The day it happened, as YYYY-MM-DD; also where it is recorded later, never after today and never before receipt.',
)
const by = personId.describe('The id of the staff member who did or recorded it; for a judgment the id of the mediator.')
const note = optional(lines(4000)).describe('A note for colleagues. It never reaches a letter.')
const despite = optional(lines(1000)).describe('Why it was done although something was still missing.')
const told = lines(4000).describe('What the client was told, in words for the client: it may stand in the next letter.')
const how = z.enum(WAYS).describe('How the client was told: email, post or by-hand (in writing), phone or in-person.')
const letter = line(60).describe('The name of the letter without folder and extension, such as 2026-11-17-delay.')

const step = <Name extends string, Shape extends z.core.$ZodLooseShape>(name: Name, shape: Shape, description: string) =>
  z.strictObject({ on, step: z.literal(name).describe('What happened.'), by, ...shape, note }).describe(description)

/** Every step that can be recorded, with its own fields. */
const steps = z.discriminatedUnion('step', [
  step('acknowledged', { how }, 'Receipt was confirmed by a person (P1).'),
  step('trainer-contacted', {}, 'The trainer was contacted about the complaint (P2).'),
  step('complainant-contacted', {}, 'The complainant was contacted about the complaint (P2).'),
  step('background-reviewed', {}, 'The background and the contract were looked at again (P3).'),
  step('discussed', {}, 'The problem was discussed with the complainant (P4).'),
  step(
    'delayed',
    {
      expected: calendarDate.describe('The day by which the client may expect the decision, as YYYY-MM-DD.'),
      reason: lines(2000).describe('Why it takes longer, in words for the client: they stand in the delay letter.'),
      despite,
    },
    'The decision takes longer; a delay letter goes to the client (P6).',
  ),
  step(
    'informed',
    {
      told: optional(told),
      expected: optional(calendarDate).describe('The day that was named to the client for the decision, as YYYY-MM-DD.'),
      despite,
    },
    'The client was told where things stand, by phone or in person; with expected, a date was named (P6).',
  ),
  step('progress', { told }, 'Something happened that the next interim letter must tell (P6).'),
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
  step('notified', { how }, "The decision, or that a withdrawal was noted, was told otherwise than by the register's letter (P5)."),
  step('withdrawn', {}, 'The complainant withdrew the complaint; a confirmation goes to the client.'),
  step('closed', { despite }, 'The complaint was closed (P7).'),
  step('dissatisfied', { despite }, 'The client is not satisfied with the outcome and asks for the mediator (P8).'),
  step(
    'referred',
    { how: optional(how), despite },
    'The complaint was referred to the mediator; a referral letter goes to the client, unless how says how it was told (P8).',
  ),
  step('accepted', {}, 'The complainant is content after all, or withdraws the request for mediation (P8).'),
  step(
    'judged',
    {
      judgment: lines(20000).describe('The judgment of the mediator.'),
      measures: optional(lines(4000)).describe('What the judgment orders us to do; left out where it orders nothing.'),
    },
    'The mediator gave a judgment (P8).',
  ),
  step('executed', {}, 'All measures of the judgment were carried out (P8).'),
  step('delivered', { letter, how }, "That letter reached the client by other means than the mail server's yes."),
  step(
    'undelivered',
    { letter, reason: lines(1000).describe('How we know that it did not arrive.') },
    'That letter came back, or the client says that it never came.',
  ),
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
  step(
    'retracted',
    {
      of: line(40).describe('The kind of the step that was a mistake, such as decided.'),
      recorded: calendarDate.describe('The day (on) of that step, as YYYY-MM-DD.'),
      reason: lines(1000).describe('Why it was a mistake.'),
    },
    'The last step of that kind and day was recorded by mistake and does not count any more.',
  ),
])

export type Step = z.output<typeof steps>
export type StepName = Step['step']
export type StepOf<Name extends StepName> = Extract<Step, { step: Name }>

/** The name of a case file without `.md`: the year of receipt and a number of four digits. */
export const CASE_ID = /^\d{4}-\d{4}$/

const caseId = z.string().transform((text, context): string => {
  if (!CASE_ID.test(text)) complain(context, 'case-id', 'this is not the number of a case. Write it such as 2025-0031')
  return text
})

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
        salutation: optional(line(120)).describe('How letters address the complainant after "Geachte" or "Dear", such as meneer De Vries.'),
        address: optional(z.array(line(120).describe('A line of the postal address.')).max(6)).describe(
          'The postal address, line by line: for letters to print.',
        ),
      })
      .describe('Who complains: name, email, organisation, role, salutation and address.'),
    course: optional(line(160)).describe('The course the complaint is about.'),
    related: optional(z.array(caseId)).describe(
      'Other cases it belongs to: the same complaint before, a duplicate, one about the same thing.',
    ),
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

/** The first step of this name; null where it has not been recorded. */
export function firstStep<Name extends StepName>(facts: Pick<Case, 'steps'>, name: Name): Extract<Step, { step: Name }> | null {
  return (facts.steps.find((step) => step.step === name) as Extract<Step, { step: Name }> | undefined) ?? null
}
