// What a mail is to the register, decided from what it says and what is known: a letter that came back, an answer, a complaint, or why it is
// none of these.
import { answeredByProgram, sentToMany } from './automatic.ts'
import { complaintIn } from './complaint.ts'
import { deliveryReport } from './delivery-report.ts'
import { documentsOf } from './documents.ts'
import { type Incoming, notTaken, type Reply } from './incoming.ts'
import { isOneOfUs, isOurAddress, type Known, senderOf } from './known.ts'
import { type Mail, sameAddress } from './mail.ts'
import { type NoteKind, notesOf, notesOnReading } from './notes.ts'
import { ofLetter } from './returned-letter.ts'

/** The one value that the register makes of a mail. Never throws for what is in a mail. */
export function decide(mail: Mail, known: Known): Incoming {
  const { organisation, letters } = known
  if (isEmpty(mail)) return notTaken('empty')
  if (letters.some(({ messageId }) => messageId === mail.messageId)) return notTaken('own-letter')
  const sender = senderOf(mail, organisation)
  if (sender && isOurAddress(sender.address, organisation)) return notTaken('from-ourselves')
  const report = deliveryReport(mail)
  if (report) return ofLetter(report, letters, mail.arrived)
  const byProgram = answeredByProgram(mail)
  if (byProgram) return notTaken(byProgram)
  const answered = answeredLetter(mail, known)
  // A reminder goes to staff, and belongs to no case.
  if (answered && !answered.case) return notTaken('answer-to-reminder')
  const number = answered?.case ?? caseInSubject(mail, known)
  if (number) return answerFor(number, mail, known)
  const toMany = sentToMany(mail, [organisation.contact.email, organisation.sender.email])
  return toMany ? notTaken(toMany) : complaintIn(mail, known)
}

/** Nothing but spaces and line ends. */
function isEmpty({ bytes }: Mail): boolean {
  return bytes?.every((byte) => byte <= 0x20) ?? false
}

/** The letter that the mail answers by its headers, the nearest first; undefined where it answers none. */
function answeredLetter(mail: Mail, { letters }: Known) {
  for (const id of [...mail.inReplyTo, ...mail.references]) {
    const letter = letters.find(({ messageId }) => messageId === id)
    if (letter) return letter
  }
  return undefined
}

/**
 * The case that the subject names as letters do, or that somebody names who belongs to it. Any other number of that form may be that of an
 * invoice, and a mail in the wrong case would be read by people who may not read it.
 */
function caseInSubject(mail: Mail, { cases, organisation }: Known): string | null {
  const named = [...mail.subject.matchAll(/(\p{L}+)?[\s:#nr.-]*(?<![\d-])(\d{4}-\d{4})(?![\d-])/gu)]
  const address = senderOf(mail, organisation)?.address ?? ''
  for (const [, word = '', id] of named) {
    const known = cases.find((one) => one.id === id)
    if (!known) continue
    const isClient = known.email !== null && sameAddress(known.email, address)
    if (isClient || isOneOfUs(address, organisation) || /^(?:klacht|complaint|dossier|case|zaak)$/i.test(word)) return known.id
  }
  return null
}

function answerFor(id: string, mail: Mail, { cases, organisation }: Known): Reply {
  const email = cases.find((one) => one.id === id)?.email ?? null
  const address = senderOf(mail, organisation)?.address ?? ''
  const { documents, notes } = documentsOf(mail, organisation.timeZone)
  const all: NoteKind[] = [
    ...notesOnReading(mail),
    ...notes,
    ...(email && sameAddress(email, address) ? [] : (['not-the-client'] as const)),
  ]
  return { kind: 'answer', case: id, documents, notes: notesOf(all) }
}
