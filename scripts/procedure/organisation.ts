// organisation.yml: who we are, who may read, and the house norms. The one file an adopting organisation edits.
import { z } from 'zod'
import { type CalendarDate, calendarDate } from './calendar.ts'
import { complain, type Finding } from './problem.ts'
import { address, line, optional, personId, wholeNumber, written, yesNo } from './text.ts'

const timeZone = z.string().transform((text, context): string => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
  } catch {
    complain(context, 'time-zone', 'this is not a time zone. Write one such as Europe/Amsterdam')
  }
  return text
})

const SITE = /^https:\/\/[^\s/?#]+(\/[^\s?#]*)?$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s?#]*)?$/
const SITE_WRITTEN = { pattern: SITE.source, patternErrorMessage: 'Write the address of a site with https://.' }
const siteAddress = written(SITE_WRITTEN).transform((text, context): string => {
  if (!SITE.test(text)) complain(context, 'site', 'this is not the address of a site. Write it with https://')
  return text.replace(/\/+$/, '')
})

const someDays = z.array(wholeNumber(1, 30)).meta({ minItems: 1, uniqueItems: true })
const reminderDays = someDays.transform((days, context) => {
  const descends = days.every((day, index) => index === 0 || day < days[index - 1]!)
  if (days.length === 0 || !descends)
    complain(context, 'reminder-days', 'these must be different numbers of days, the largest first. Write them such as [4, 2, 1]')
  return days
})

const phone = line(40)
const person = {
  id: personId.describe('A short name that never changes and is never given to somebody else, such as anna-jansen.'),
  name: line(120).describe('The name as it stands in letters.'),
  email: address.describe('The e-mail address.'),
  phone: optional(phone).describe('The phone number, as it stands in letters.'),
  from: optional(calendarDate).describe('The first day in this role; left out where it has always been so.'),
  until: optional(calendarDate).describe('The last day in this role, that day included; left out where it goes on.'),
}
const github = optional(line(39)).describe('The account name on GitHub.')

const staffMember = z
  .strictObject({ ...person, github })
  .describe('A member of staff: id, name, email, and where they apply phone, github, from, until.')
const trainer = z.strictObject(person).describe('A trainer: id, name and email.')
const mediator = z
  .strictObject({
    ...person,
    successor: optional(personId).describe(
      'The id of the mediator who takes over after until: a policy version in force cannot be edited.',
    ),
  })
  .describe('A mediator: id, name and email; one with until also successor.')

/** `organisation.yml`. */
export const organisationSchema = z
  .strictObject({
    name: line(120).describe('The name of the organisation.'),
    shortName: optional(line(40)).describe('The short name that the public page uses; left out where there is none.'),
    timeZone: timeZone.describe('The time zone in which days are counted, such as Europe/Amsterdam.'),
    site: siteAddress.describe('Where the public page lives; letters link to it.'),
    contact: z
      .strictObject({
        email: address.describe('The mailbox that people read; replies to letters go there.'),
        phone: phone.describe('The phone number for complaints.'),
        address: z.array(line(120).describe('A line of the postal address.')).min(1).describe('The postal address, line by line.'),
      })
      .describe('How to reach us: email, phone and address.'),
    sender: z
      .strictObject({
        name: line(120).describe('The name that letters come from.'),
        email: address.describe('The address that letters come from.'),
      })
      .describe('Who letters come from: name and email.'),
    staff: z.array(staffMember).min(1).describe('Those who may read every case; the page prints how many are active.'),
    trainers: z.array(trainer).describe('The trainers; each reads the cases that name them in about.'),
    mediators: z.array(mediator).min(1).describe('The independent mediators.'),
    appsElsewhere: z
      .array(line(100))
      .optional()
      .describe('The apps of our organisation on GitHub that somebody looked up: they are installed on other repositories only.'),
    norms: z
      .strictObject({
        acknowledgementDays: wholeNumber(0, 30).describe('Within how many days receipt is confirmed (house norm, not published).'),
        referralDays: wholeNumber(0, 30).describe('Within how many days of the request the mediator is called in (house norm).'),
        reminderDays: reminderDays.describe(
          'How many days before a due date the handler is reminded, such as [4, 2, 1]; from the first of them on it counts as due soon.',
        ),
        automaticLetters: yesNo.describe(
          'Whether letters that nobody asked for (acknowledgement, automatic delay, interim) are sent: true or false.',
        ),
        automaticLeadDays: wholeNumber(0, 7).describe('How many days ahead the automatic letter goes out, because schedulers drop runs.'),
        automaticExtensionDays: wholeNumber(1, 365).describe('How many days an automatic delay letter asks for.'),
      })
      .describe(
        'The house norms: acknowledgementDays, referralDays, reminderDays, automaticLetters, automaticLeadDays, automaticExtensionDays.',
      ),
  })
  .describe('organisation.yml.')

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
          message: 'this id is given twice. Every id stands for one person in one role, for ever: choose another',
        })
      seen.add(person.id)
      if (role === 'mediators') findings.push(...successorFindings(organisation, index))
      if (person.from && person.until && person.until < person.from)
        findings.push({
          path: [role, index, 'until'],
          code: 'order',
          message: `"${person.until}" lies before from. Correct one of the two dates`,
        })
    })
  }
  return findings
}

function successorFindings({ mediators }: Organisation, index: number): Finding[] {
  const mediator = mediators[index]
  const finding = (field: string, code: string, message: string): Finding[] => [{ path: ['mediators', index, field], code, message }]
  if (!mediator) return []
  if (!mediator.successor)
    return mediator.until
      ? finding('until', 'successor', 'a mediator who leaves needs a successor. Add successor: and the id of the mediator who takes over')
      : []
  const next = mediators.find(({ id }) => id === mediator.successor)
  if (!next)
    return finding(
      'successor',
      'unknown-person',
      'this is not the id of a mediator in organisation.yml. Add that mediator first, or correct the id',
    )
  const seen = new Set([mediator.id])
  for (let here: Mediator | undefined = next; here?.successor; here = mediators.find(({ id }) => id === here?.successor)) {
    if (seen.has(here.id)) return finding('successor', 'successor', 'these mediators succeed each other in a circle. Name one who stays')
    seen.add(here.id)
  }
  return []
}
