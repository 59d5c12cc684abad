// A case file: the facts of one complaint. Everything else (status, due dates, overdue) is derived and never stored.
import { z } from 'zod'
import { calendarDate } from './calendar.ts'
import { complain } from './problem.ts'
import { field, type Sentence } from './sentence.ts'
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

const on = field(calendarDate, {
  en: 'The day it happened, as YYYY-MM-DD; also where it is recorded later, never after today and never before receipt.',
  nl: 'De dag waarop het gebeurde, als JJJJ-MM-DD; ook als u het later opschrijft. Nooit na vandaag, en nooit vóór de dag van ontvangst.',
})
const by = field(personId, {
  en: 'The id of the staff member who did or recorded it; for a judgment the id of the mediator.',
  nl: 'De korte naam van de medewerker die het deed of opschreef; bij een oordeel die van de bemiddelaar.',
})
const note = field(optional(lines(4000)), {
  en: 'A note for colleagues. It never reaches a letter.',
  nl: "Een notitie voor collega's. Die komt nooit in een brief.",
})
const despite = field(optional(lines(1000)), {
  en: 'Why it was done although something was still missing.',
  nl: 'Waarom het is gedaan terwijl er nog iets ontbrak.',
})
const TOLD: Sentence = {
  en: 'What the client was told, in words for the client: it may stand in the next letter.',
  nl: 'Wat de klager is verteld, in woorden voor de klager: het kan in de volgende brief staan.',
}
const told = field(lines(4000), TOLD)
const HOW: Sentence = {
  en: 'How the client was told: email, post or by-hand (in writing), phone or in-person.',
  nl: 'Hoe de klager het heeft gehoord: email, post of by-hand (schriftelijk), phone of in-person (mondeling).',
}
const how = field(z.enum(WAYS), HOW)
const letter = field(line(60), {
  en: 'The name of the letter without folder and extension, such as 2026-11-17-delay.',
  nl: 'De naam van de brief zonder map en zonder .md, zoals 2026-11-17-delay.',
})

const step = <Name extends string, Shape extends z.core.$ZodLooseShape>(name: Name, shape: Shape, description: string) =>
  z
    .strictObject({ on, step: field(z.literal(name), { en: 'What happened.', nl: 'Wat er is gebeurd.' }), by, ...shape, note })
    .describe(description)

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
      expected: field(calendarDate, {
        en: 'The day by which the client may expect the decision, as YYYY-MM-DD.',
        nl: 'De dag waarop de klager de beslissing uiterlijk mag verwachten, als JJJJ-MM-DD.',
      }),
      reason: field(lines(2000), {
        en: 'Why it takes longer, in words for the client: they stand in the delay letter.',
        nl: 'Waarom het langer duurt, in woorden voor de klager: ze staan in het uitstelbericht.',
      }),
      despite,
    },
    'The decision takes longer; a delay letter goes to the client (P6).',
  ),
  step(
    'informed',
    {
      told: field(optional(told), TOLD),
      expected: field(optional(calendarDate), {
        en: 'The day that was named to the client for the decision, as YYYY-MM-DD.',
        nl: 'De dag die de klager voor de beslissing is genoemd, als JJJJ-MM-DD.',
      }),
      despite,
    },
    'The client was told where things stand, by phone or in person; with expected, a date was named (P6).',
  ),
  step('progress', { told }, 'Something happened that the next interim letter must tell (P6).'),
  step(
    'decided',
    {
      outcome: field(z.enum(OUTCOMES), {
        en: 'Whether the complaint is upheld, partly-upheld or not-upheld.',
        nl: 'Of de klacht gegrond (upheld), gedeeltelijk gegrond (partly-upheld) of ongegrond (not-upheld) is.',
      }),
      letter: field(lines(20000), {
        en: 'The text of the decision for the client: what was looked at, who was heard, what was found, why, and what we do.',
        nl: 'De tekst van de beslissing voor de klager: wat is bekeken, wie is gehoord, wat is gevonden, waarom, en wat wij doen.',
      }),
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
    { how: field(optional(how), HOW), despite },
    'The complaint was referred to the mediator; a referral letter goes to the client, unless how says how it was told (P8).',
  ),
  step('accepted', {}, 'The complainant is content after all, or withdraws the request for mediation (P8).'),
  step(
    'judged',
    {
      judgment: field(lines(20000), { en: 'The judgment of the mediator.', nl: 'Het oordeel van de bemiddelaar.' }),
      measures: field(optional(lines(4000)), {
        en: 'What the judgment orders us to do; left out where it orders nothing.',
        nl: 'Wat wij volgens het oordeel moeten doen; laat het weg als dat niets is.',
      }),
    },
    'The mediator gave a judgment (P8).',
  ),
  step('executed', {}, 'All measures of the judgment were carried out (P8).'),
  step('delivered', { letter, how }, "That letter reached the client by other means than the mail server's yes."),
  step(
    'undelivered',
    {
      letter,
      reason: field(lines(1000), { en: 'How we know that it did not arrive.', nl: 'Hoe wij weten dat de brief niet is aangekomen.' }),
    },
    'That letter came back, or the client says that it never came.',
  ),
  step(
    'corrected',
    {
      field: field(line(60), { en: 'The field that was wrong, such as received.', nl: 'Het veld dat niet klopte, zoals received.' }),
      from: field(line(500), { en: 'What it said.', nl: 'Wat er stond.' }),
      to: field(line(500), {
        en: 'What it should have said; for received this date counts from now on.',
        nl: 'Wat er had moeten staan; bij received telt deze datum vanaf nu.',
      }),
      reason: field(lines(1000), { en: 'Why it is corrected.', nl: 'Waarom het wordt verbeterd.' }),
    },
    'A mistake in the file was put right without wiping it out.',
  ),
  step(
    'retracted',
    {
      of: field(line(40), {
        en: 'The kind of the step that was a mistake, such as decided.',
        nl: 'Het soort stap dat een vergissing was, zoals decided.',
      }),
      recorded: field(calendarDate, { en: 'The day (on) of that step, as YYYY-MM-DD.', nl: 'De dag (on) van die stap, als JJJJ-MM-DD.' }),
      reason: field(lines(1000), { en: 'Why it was a mistake.', nl: 'Waarom het een vergissing was.' }),
    },
    'The last step of that kind and day was recorded by mistake and does not count any more.',
  ),
])

/** The name of every step, in the order of the procedure. */
export const STEP_NAMES = steps.options.map((option) => option.shape.step.value)

export type Step = z.output<typeof steps>
export type StepName = Step['step']

/** The schema of each step by its name. */
export const STEP_SCHEMAS = Object.fromEntries(steps.options.map((option) => [option.shape.step.value, option])) as Readonly<
  Record<StepName, (typeof steps.options)[number]>
>

export type StepOf<Name extends StepName> = Extract<Step, { step: Name }>

/** The name of a case file without `.md`: the year of receipt and a number of four digits. */
export const CASE_ID = /^\d{4}-\d{4}$/

const caseId = z.string().transform((text, context): string => {
  if (!CASE_ID.test(text))
    complain(context, 'case-id', {
      en: 'this is not the number of a case. Write it such as 2025-0031',
      nl: 'dit is niet het nummer van een dossier. Schrijf het zoals 2025-0031',
    })
  return text
})

/** The frontmatter of `cases/YYYY-NNNN.md`. */
export const caseSchema = field(
  z.strictObject({
    received: field(calendarDate, {
      en: 'The day the complaint reached us, by whatever way, as YYYY-MM-DD. Day 0 of every term.',
      nl: 'De dag waarop de klacht ons bereikte, op welke manier ook, als JJJJ-MM-DD. Alle termijnen lopen vanaf deze dag.',
    }),
    channel: field(z.enum(CHANNELS), {
      en: 'How the complaint reached us: email, phone, in-person, letter or web-form.',
      nl: 'Hoe de klacht ons bereikte: email, phone, in-person, letter of web-form.',
    }),
    language: field(z.enum(LANGUAGES), { en: 'The language of its letters: nl or en.', nl: 'De taal van de brieven: nl of en.' }),
    complainant: field(
      z.strictObject({
        name: field(line(120), {
          en: 'The name of the complainant, as it stands in a letter.',
          nl: 'De naam van de klager, zoals die in een brief staat.',
        }),
        email: field(optional(address), {
          en: 'The e-mail address of the complainant; left out where there is none: letters are then printed.',
          nl: 'Het e-mailadres van de klager; laat het weg als er geen is: dan worden de brieven geprint.',
        }),
        organisation: field(optional(line(160)), {
          en: 'The organisation the complainant works for.',
          nl: 'De organisatie waar de klager werkt.',
        }),
        role: field(z.enum(ROLES), {
          en: 'Who complains: a participant, the client who pays for the course, or somebody other.',
          nl: 'Wie er klaagt: een deelnemer (participant), de opdrachtgever (client) of iemand anders (other).',
        }),
        salutation: field(optional(line(120)), {
          en: 'How letters address the complainant after "Geachte" or "Dear", such as meneer De Vries.',
          nl: 'Hoe brieven de klager aanspreken na "Geachte" of "Dear", zoals meneer De Vries.',
        }),
        address: field(
          optional(z.array(field(line(120), { en: 'A line of the postal address.', nl: 'Een regel van het postadres.' })).max(6)),
          {
            en: 'The postal address, line by line: for letters to print.',
            nl: 'Het postadres, regel voor regel: voor brieven die worden geprint.',
          },
        ),
      }),
      {
        en: 'Who complains: name, email, organisation, role, salutation and address.',
        nl: 'Wie er klaagt: name, email, organisation, role, salutation en address.',
      },
    ),
    course: field(optional(line(160)), { en: 'The course the complaint is about.', nl: 'De cursus waar de klacht over gaat.' }),
    related: field(optional(z.array(caseId)), {
      en: 'Other cases it belongs to: the same complaint before, a duplicate, one about the same thing.',
      nl: 'Andere dossiers die erbij horen: dezelfde klacht van eerder, een dubbele, of een over hetzelfde.',
    }),
    about: field(
      z.array(field(personId, { en: 'The id of a person in organisation.yml.', nl: 'De korte naam van iemand uit organisation.yml.' })),
      {
        en: 'The ids of the persons complained about, such as [jan-voorbeeld]; [] where it is about nobody in particular.',
        nl: 'De korte namen van de mensen over wie de klacht gaat, zoals [jan-voorbeeld]; [] als het over niemand in het bijzonder gaat.',
      },
    ),
    handler: field(personId, {
      en: 'The id of the staff member who handles the complaint; never somebody it is about.',
      nl: 'De korte naam van de medewerker die de klacht behandelt; nooit iemand over wie de klacht gaat.',
    }),
    category: field(z.enum(CATEGORIES), { en: 'What the complaint is about in general.', nl: 'Waar de klacht over gaat, in één woord.' }),
    summary: field(line(500), {
      en: 'The complaint in one sentence, in words the client recognises: it stands in the acknowledgement.',
      nl: 'De klacht in één zin, in woorden die de klager herkent: de zin staat in de ontvangstbevestiging.',
    }),
    wish: field(optional(line(500)), {
      en: 'What the complainant asks for; it stands in the acknowledgement.',
      nl: 'Wat de klager vraagt; dat staat in de ontvangstbevestiging.',
    }),
    steps: field(
      z.preprocess(
        (value) => (value === '' || value === undefined ? [] : value),
        z.array(
          field(steps, {
            en: 'A step: on, step, by and what belongs to that step.',
            nl: 'Een stap: on, step, by en wat er bij die stap hoort.',
          }),
        ),
      ),
      { en: 'What happened, oldest first; only ever added to.', nl: 'Wat er is gebeurd, het oudste eerst; er komt alleen iets bij.' },
    ),
  }),
  { en: 'A case file.', nl: 'Een dossier.' },
)

/** A complaint as its file tells it. `id` is the file's name, `YYYY-NNNN`. */
export type Case = z.output<typeof caseSchema> & { readonly id: string }
