// A new complaint as the fields and words of a case file. What the rules of a case refuse is left out, and a note says so.
import { dateIn, earliest } from '../procedure/calendar.ts'
import { caseSchema, type Language } from '../procedure/case.ts'
import { firstHiddenInWords, hiddenSpelled } from '../procedure/hidden.ts'
import { activeStaff } from '../procedure/organisation.ts'
import { TO_FILL_IN } from '../procedure/text.ts'
import { COMPLAINT_MAIL } from '../public-text/complaint-mail.ts'
import { documentsOf } from './documents.ts'
import type { Complaint } from './incoming.ts'
import { isOneOfUs, type Known, senderOf } from './known.ts'
import { languageOf } from './language.ts'
import { header, type Mail, type Mailbox, sameAddress } from './mail.ts'
import { type Note, type NoteKind, notesOf, notesOnReading } from './notes.ts'
import { type FilledIn, filledIn } from './outline.ts'

/** So that a case file stays below what a file may weigh, in whatever script. In UTF-16 units. */
const MOST_WORDS = 60_000

const shape = caseSchema.shape
const { name: nameSchema, email: emailSchema } = shape.complainant.shape

/** The complaint in a mail that answers nothing. */
export function complaintIn(mail: Mail, known: Known): Complaint {
  const { organisation, today } = known
  const outline = filledIn(mail.text)
  const notes = new Set(notesOnReading(mail))
  const complainant = complainantIn(mail, outline, known, notes)
  const before = known.cases.filter(
    ({ email }) => email !== null && complainant.email !== undefined && sameAddress(email, complainant.email),
  )
  if (before.length) notes.add('known-client')
  if (known.cases.some(({ id }) => mail.subject.includes(id))) notes.add('names-a-case')
  const language = languageIn(mail, outline) ?? before.at(-1)?.language
  if (!language) notes.add('language')
  const summary = summaryIn(mail, outline, notes)
  const wish = wishIn(outline, notes)
  const handler = handlerOf(before.at(-1)?.handler, known)
  if (!handler) notes.add('handler')
  const { documents, notes: onDocuments } = documentsOf(mail, organisation.timeZone)
  for (const kind of onDocuments) notes.add(kind)
  const words = wordsOf(mail, notes)
  notes.add('to-choose')
  const fields = {
    received: earliest(dateIn(organisation.timeZone, mail.arrived), today),
    channel: 'email',
    language: language ?? 'nl',
    complainant,
    about: [],
    handler: handler ?? TO_FILL_IN,
    category: 'other',
    summary,
    ...(wish && { wish }),
    steps: [],
  }
  const told = notesOf(notes)
  return { kind: 'complaint', fields, body: bodyOf(words, told), documents, notes: told }
}

interface Complainant {
  readonly name: string
  readonly email?: string
  readonly role: 'other'
}

/** Who complains; nobody where one of us sent the mail, who passes it on for somebody else. */
function complainantIn(mail: Mail, outline: FilledIn | null, { organisation }: Known, notes: Set<NoteKind>): Complainant {
  const sender = senderOf(mail, organisation)
  const isOurs = sender !== null && isOneOfUs(sender.address, organisation)
  const from = isOurs ? null : sender
  const name = goodName(outline, from)
  const email = from && accepted(emailSchema, from.address) ? from.address : null
  if (isOurs) notes.add('from-us')
  if (!name) notes.add('name')
  if (!email) notes.add('address')
  if (from && mail.replyTo.some(({ address }) => address !== '' && !sameAddress(address, from.address))) notes.add('reply-to')
  return { name: name ?? TO_FILL_IN, ...(email && { email }), role: 'other' }
}

/** Whether a field of a case takes the value as it is. */
function accepted(schema: { safeParse: (value: unknown) => { success: boolean; data?: unknown } }, value: string): boolean {
  const read = schema.safeParse(value)
  return read.success && read.data === value
}

/** The name that the complainant wrote, else the one that the mail program gives; null where a letter can have neither. */
function goodName(outline: FilledIn | null, from: Mailbox | null): string | null {
  const given = from?.name
    .trim()
    .replace(/^'(.*)'$/, '$1')
    .trim()
  return [outline?.answers.name, given].find((name) => name && !name.includes('@') && accepted(nameSchema, name)) ?? null
}

/** The language of what was written; of the page where an outline has too few words of the complainant. */
function languageIn(mail: Mail, outline: FilledIn | null): Language | null {
  if (outline) return languageOf(Object.values(outline.answers).join('\n')) ?? outline.language
  const written = languageOf(withoutQuotes(`${mail.subject}\n${mail.text}`)) ?? languageOf(`${mail.subject}\n${mail.text}`)
  if (written) return written
  const said = header(mail, 'content-language').trim().toLowerCase().slice(0, 2)
  return said === 'nl' || said === 'en' ? said : null
}

function withoutQuotes(text: string): string {
  return text.replace(/^>.*$/gm, '')
}

/** The complaint in one sentence: as the outline asks for it, else the subject where that says more than "complaint". */
function summaryIn(mail: Mail, outline: FilledIn | null, notes: Set<NoteKind>): string {
  const answer = outline?.answers.about?.replace(/\s+/g, ' ')
  if (answer && accepted(shape.summary, answer)) return answer
  const subject = mail.subject
    .replace(/^(?:\s*(?:re|fwd?|fw|antw|betreft|doorst|tr|wg)\s*:)+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const saysNothing =
    /^(?:een |a |my |mijn |formele? |formal )?(?:klacht(?:en)?|complaints?|klachtenformulier|vraag|question)?[\s.!?:-]*$/i.test(subject)
  if (!saysNothing && !isOutlineSubject(subject) && accepted(shape.summary, subject)) {
    notes.add('summary-guessed')
    return subject
  }
  notes.add('summary')
  return TO_FILL_IN
}

function isOutlineSubject(subject: string): boolean {
  return Object.values(COMPLAINT_MAIL).some((mail) => mail.subject.toLowerCase() === subject.toLowerCase())
}

/** What the outline asks for, on one line as the field has it; null where it is not answered, or does not fit. */
function wishIn(outline: FilledIn | null, notes: Set<NoteKind>): string | null {
  const wish = outline?.answers.wish?.replace(/\s+/g, ' ')
  if (!wish) return null
  if (accepted(shape.wish, wish)) return wish
  notes.add('wish')
  return null
}

/** Who knows the client, while on the staff; else the next in turn after whoever got the last case. Null where there is no staff. */
function handlerOf(knows: string | undefined, { organisation, cases, today }: Known): string | null {
  const staff = activeStaff(organisation, today).map(({ id }) => id)
  if (knows && staff.includes(knows)) return knows
  const everybody = organisation.staff.map(({ id }) => id)
  const last = everybody.indexOf(cases.at(-1)?.handler ?? '')
  const inTurn = [...everybody.slice(last + 1), ...everybody.slice(0, last + 1)]
  return inTurn.find((id) => staff.includes(id)) ?? null
}

/** The words of the mail as they stand below the fields. */
function wordsOf({ text }: Mail, notes: Set<NoteKind>): string {
  const all = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').toWellFormed().trim()
  if (all === '') notes.add('no-words')
  const words = all.slice(0, MOST_WORDS).toWellFormed()
  if (words.length < all.length) notes.add('words-cut')
  if (firstHiddenInWords(words)) notes.add('hidden-characters')
  // Spelled, each of them takes the room of eight.
  return hiddenSpelled(words).slice(0, MOST_WORDS)
}

/**
 * The words of the complainant, and below them what was noted while they were read: whoever corrects the proposal takes it out. Words under a
 * heading are never taken for fields, whatever they begin with.
 */
function bodyOf(words: string, notes: readonly Note[]): string {
  const list = notes.map(({ nl }) => `- ${nl}`).join('\n')
  const noted = `## Bij het inlezen genoteerd (haal dit weg als het klopt)\n\n${list}\n`
  return words === '' ? noted : `## De mail\n\n${words}\n\n${noted}`
}
