// organisation.yml: who we are, who may read, and the house norms. The one file an adopting organisation edits.
import { z } from 'zod'
import { type CalendarDate, calendarDate } from './calendar.ts'
import { complain, type Finding } from './problem.ts'
import { field, type Sentence } from './sentence.ts'
import { address, line, optional, personId, wholeNumber, written, yesNo } from './text.ts'

const timeZone = z.string().transform((text, context): string => {
  try {
    new Temporal.ZonedDateTime(0n, text)
  } catch {
    complain(context, 'time-zone', {
      en: 'this is not a time zone. Write one such as Europe/Amsterdam',
      nl: 'dit is geen tijdzone. Schrijf er een zoals Europe/Amsterdam',
    })
  }
  return text
})

const SITE = /^https:\/\/[^\s/?#]+(\/[^\s?#]*)?$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s?#]*)?$/
const SITE_WRITTEN = { pattern: SITE.source, patternErrorMessage: 'Write the address of a site with https://.' }
const siteAddress = written(SITE_WRITTEN).transform((text, context): string => {
  if (!SITE.test(text))
    complain(context, 'site', {
      en: 'this is not the address of a site. Write it with https://',
      nl: 'dit is niet het adres van een website. Schrijf het met https:// ervoor',
    })
  return text.replace(/\/+$/, '')
})

const someDays = z.array(wholeNumber(1, 30)).meta({ minItems: 1, uniqueItems: true })
const reminderDays = someDays.transform((days, context) => {
  const descends = days.every((day, index) => index === 0 || day < days[index - 1]!)
  if (days.length === 0 || !descends)
    complain(context, 'reminder-days', {
      en: 'these must be different numbers of days, the largest first. Write them such as [4, 2, 1]',
      nl: 'dit moeten verschillende aantallen dagen zijn, het grootste eerst. Schrijf ze zoals [4, 2, 1]',
    })
  return days
})

const phone = line(40)
const person = {
  id: field(personId, {
    en: 'A short name that never changes and is never given to somebody else, such as anna-jansen.',
    nl: 'Een korte naam die nooit verandert en nooit aan een ander wordt gegeven, zoals anna-jansen.',
  }),
  name: field(line(120), { en: 'The name as it stands in letters.', nl: 'De naam zoals die in brieven staat.' }),
  email: field(address, { en: 'The e-mail address.', nl: 'Het e-mailadres.' }),
  phone: field(optional(phone), {
    en: 'The phone number, as it stands in letters.',
    nl: 'Het telefoonnummer, zoals het in brieven staat.',
  }),
  from: field(optional(calendarDate), {
    en: 'The first day in this role; left out where it has always been so.',
    nl: 'De eerste dag in deze rol; laat het weg als het altijd zo is geweest.',
  }),
  until: field(optional(calendarDate), {
    en: 'The last day in this role, that day included; left out where it goes on.',
    nl: 'De laatste dag in deze rol, die dag telt mee; laat het weg als het zo blijft.',
  }),
}
const github = field(optional(line(39)), { en: 'The account name on GitHub.', nl: 'De naam van het account op GitHub.' })

const staffMember = field(z.strictObject({ ...person, github }), {
  en: 'A member of staff: id, name, email, and where they apply phone, github, from, until.',
  nl: 'Een medewerker: id, name, email, en zo nodig phone, github, from, until.',
})
const trainer = field(z.strictObject(person), { en: 'A trainer: id, name and email.', nl: 'Een trainer: id, name en email.' })
const mediator = field(
  z.strictObject({
    ...person,
    successor: field(optional(personId), {
      en: 'The id of the mediator who takes over after until: a policy version in force cannot be edited.',
      nl: 'De korte naam van de bemiddelaar die het na until overneemt: een versie van de klachtenregeling die geldt, kan niet worden veranderd.',
    }),
  }),
  {
    en: 'A mediator: id, name and email; one with until also successor.',
    nl: 'Een bemiddelaar: id, name en email; staat er until, dan ook successor.',
  },
)

/** `organisation.yml`. */
export const organisationSchema = field(
  z.strictObject({
    name: field(line(120), { en: 'The name of the organisation.', nl: 'De naam van de organisatie.' }),
    shortName: field(optional(line(40)), {
      en: 'The short name that the public page uses; left out where there is none.',
      nl: 'De korte naam van de organisatie op de openbare pagina; laat hem weg als er geen is.',
    }),
    timeZone: field(timeZone, {
      en: 'The time zone in which days are counted, such as Europe/Amsterdam.',
      nl: 'De tijdzone waarin de dagen worden geteld, zoals Europe/Amsterdam.',
    }),
    site: field(siteAddress, {
      en: 'Where the public page lives; letters link to it.',
      nl: 'Waar de openbare pagina staat; brieven verwijzen ernaar.',
    }),
    contact: field(
      z.strictObject({
        email: field(address, {
          en: 'The mailbox that people read; replies to letters go there.',
          nl: 'Het postvak dat mensen lezen; antwoorden op brieven komen daar binnen.',
        }),
        phone: field(phone, { en: 'The phone number for complaints.', nl: 'Het telefoonnummer voor klachten.' }),
        address: field(z.array(field(line(120), { en: 'A line of the postal address.', nl: 'Een regel van het postadres.' })).min(1), {
          en: 'The postal address, line by line.',
          nl: 'Het postadres, regel voor regel.',
        }),
      }),
      { en: 'How to reach us: email, phone and address.', nl: 'Hoe wij te bereiken zijn: email, phone en address.' },
    ),
    sender: field(
      z.strictObject({
        name: field(line(120), { en: 'The name that letters come from.', nl: 'De naam waaronder brieven worden verstuurd.' }),
        email: field(address, { en: 'The address that letters come from.', nl: 'Het adres waarvandaan brieven worden verstuurd.' }),
      }),
      { en: 'Who letters come from: name and email.', nl: 'Van wie brieven komen: name en email.' },
    ),
    staff: field(z.array(staffMember).min(1), {
      en: 'Those who may read every case; the page prints how many are active.',
      nl: 'Wie elk dossier mag lezen; de pagina zegt hoeveel mensen dat nu zijn.',
    }),
    trainers: field(z.array(trainer), {
      en: 'The trainers; each reads the cases that name them in about.',
      nl: 'De trainers; elk leest de dossiers waarin de eigen korte naam in about staat.',
    }),
    mediators: field(z.array(mediator).min(1), { en: 'The independent mediators.', nl: 'De onafhankelijke bemiddelaars.' }),
    appsElsewhere: field(z.array(line(100)).optional(), {
      en: 'The apps of our organisation on GitHub that somebody looked up: they are installed on other repositories only.',
      nl: 'De apps van onze organisatie op GitHub die iemand heeft nagekeken: zij staan alleen op andere repositories.',
    }),
    machineAccount: field(line(39).optional(), {
      en: 'The account on GitHub in whose name staff without one of their own send cases, where there is one.',
      nl: 'Het account bij GitHub waarmee medewerkers zonder eigen account dossiers insturen, als dat er is.',
    }),
    norms: field(
      z.strictObject({
        acknowledgementDays: field(wholeNumber(0, 30), {
          en: 'Within how many days receipt is confirmed (house norm, not published).',
          nl: 'Binnen hoeveel dagen wij de ontvangst bevestigen (een eigen afspraak, niet gepubliceerd).',
        }),
        referralDays: field(wholeNumber(0, 30), {
          en: 'Within how many days of the request the mediator is called in (house norm).',
          nl: 'Binnen hoeveel dagen na het verzoek de bemiddelaar wordt ingeschakeld (een eigen afspraak).',
        }),
        reminderDays: field(reminderDays, {
          en: 'How many days before a due date the handler is reminded, such as [4, 2, 1]; from the first of them on it counts as due soon.',
          nl: 'Hoeveel dagen vóór een uiterste datum de behandelaar een herinnering krijgt, zoals [4, 2, 1]; vanaf de eerste herinnering loopt de termijn bijna af.',
        }),
        automaticLetters: field(yesNo, {
          en: 'Whether letters that nobody asked for (acknowledgement, automatic delay, interim) are sent: true or false.',
          nl: 'Of brieven waar niemand om vroeg (ontvangstbevestiging, automatisch uitstelbericht, tussenbericht) worden verstuurd: true (ja) of false (nee).',
        }),
        automaticLeadDays: field(wholeNumber(0, 7), {
          en: 'How many days ahead the automatic letter goes out, because schedulers drop runs.',
          nl: 'Hoeveel dagen vooraf de automatische brief uitgaat, omdat een nachtrun kan uitvallen.',
        }),
        automaticExtensionDays: field(wholeNumber(1, 365), {
          en: 'How many days an automatic delay letter asks for.',
          nl: 'Om hoeveel dagen uitstel een automatisch uitstelbericht vraagt.',
        }),
      }),
      {
        en: 'The house norms: acknowledgementDays, referralDays, reminderDays, automaticLetters, automaticLeadDays, automaticExtensionDays.',
        nl: 'De eigen afspraken: acknowledgementDays, referralDays, reminderDays, automaticLetters, automaticLeadDays, automaticExtensionDays.',
      },
    ),
  }),
  { en: 'organisation.yml.', nl: 'Het bestand organisation.yml.' },
)

export type Organisation = z.output<typeof organisationSchema>
export type Norms = Organisation['norms']
export type StaffMember = Organisation['staff'][number]
export type Person = Organisation['trainers'][number]

/** How many days ahead a due date counts as due soon: from the first reminder on. */
export function warningDays({ reminderDays }: Pick<Norms, 'reminderDays'>): number {
  return reminderDays[0] ?? 0
}

/** Whether the person has this role on that day, first and last day included. */
export function activeOn(
  person: { readonly from?: CalendarDate | undefined; readonly until?: CalendarDate | undefined },
  date: CalendarDate,
): boolean {
  return (!person.from || person.from <= date) && (!person.until || date <= person.until)
}

/** The staff who may read every case on that day (P7). */
export function activeStaff(organisation: Organisation, date: CalendarDate): StaffMember[] {
  return organisation.staff.filter((member) => activeOn(member, date))
}

export type Mediator = Organisation['mediators'][number]

/**
 * The mediator on that day: the one with this id, or whoever took over since. Throws where organisation.yml does not know the
 * id; the check reports it first.
 */
export function mediatorOn(organisation: Organisation, id: string, date: CalendarDate): Mediator {
  const known = (wanted: string) => organisation.mediators.find((mediator) => mediator.id === wanted)
  let mediator = known(id)
  if (!mediator) throw new Error(`there is no mediator with the id ${id} in organisation.yml`)
  // Not more often than there are mediators: the check refuses a circle of successors.
  for (const _ of organisation.mediators) {
    if (!mediator.until || mediator.until >= date || !mediator.successor) break
    mediator = known(mediator.successor) ?? mediator
  }
  return mediator
}

/** The contradictions inside organisation.yml that its schema cannot see. */
export function organisationFindings(organisation: Organisation): Finding[] {
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const role of ['staff', 'trainers', 'mediators'] as const) {
    organisation[role].forEach((person, index) => {
      if (seen.has(person.id))
        findings.push({
          path: [role, index, 'id'],
          code: 'id-twice',
          message: {
            en: 'this id is given twice. Every id stands for one person in one role, for ever: choose another',
            nl: 'deze korte naam staat er twee keer. Elke korte naam hoort voor altijd bij één persoon in één rol: kies een andere',
          },
        })
      seen.add(person.id)
      if (role === 'mediators') findings.push(...successorFindings(organisation, index))
      if (person.from && person.until && person.until < person.from)
        findings.push({
          path: [role, index, 'until'],
          code: 'order',
          message: {
            en: `"${person.until}" lies before from. Correct one of the two dates`,
            nl: `"${person.until}" ligt vóór de datum bij "from". Verbeter een van de twee datums`,
          },
        })
    })
  }
  return findings
}

function successorFindings({ mediators }: Organisation, index: number): Finding[] {
  const mediator = mediators[index]
  const finding = (field: string, code: string, message: Sentence): Finding[] => [{ path: ['mediators', index, field], code, message }]
  if (!mediator) return []
  if (!mediator.successor)
    return mediator.until
      ? finding('until', 'successor', {
          en: 'a mediator who leaves needs a successor. Add successor: and the id of the mediator who takes over',
          nl: 'een bemiddelaar die weggaat, heeft een opvolger nodig. Voeg successor: toe, met de korte naam van de opvolger',
        })
      : []
  const next = mediators.find(({ id }) => id === mediator.successor)
  if (!next)
    return finding('successor', 'unknown-person', {
      en: 'this is not the id of a mediator in organisation.yml. Add that mediator first, or correct the id',
      nl: 'dit is niet de korte naam van een bemiddelaar in organisation.yml. Voeg die bemiddelaar eerst toe, of verbeter de korte naam',
    })
  const seen = new Set([mediator.id])
  for (let here: Mediator | undefined = next; here?.successor; here = mediators.find(({ id }) => id === here?.successor)) {
    if (seen.has(here.id))
      return finding('successor', 'successor', {
        en: 'these mediators succeed each other in a circle. Name one who stays',
        nl: 'deze bemiddelaars volgen elkaar in een kring op. Noem er een die blijft',
      })
    seen.add(here.id)
  }
  return []
}
