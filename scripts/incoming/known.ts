// What the register knows when a mail comes in.
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Language } from '../procedure/case.ts'
import type { LetterRecord } from '../procedure/letters/record.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { type Mailbox, sameAddress } from './mail.ts'

/** A case, or a proposal for one, in the order of their numbers. */
export interface KnownCase {
  readonly id: string
  readonly email: string | null
  readonly language: Language
  readonly handler: string
}

export type KnownLetter = Pick<
  LetterRecord,
  'path' | 'case' | 'kind' | 'to' | 'messageId' | 'claimed' | 'sent' | 'refused' | 'returned' | 'response'
>

export interface Known {
  readonly organisation: Organisation
  readonly cases: readonly KnownCase[]
  readonly letters: readonly KnownLetter[]
  readonly today: CalendarDate
}

/** Whether letters come from this address, or answers to them go there. */
export function isOurAddress(address: string, { sender, contact }: Organisation): boolean {
  return sameAddress(address, sender.email) || sameAddress(address, contact.email)
}

/** Whether this is the address of a member of staff, a trainer or a mediator, whenever they were one. */
export function isOneOfUs(address: string, { staff, trainers, mediators }: Organisation): boolean {
  return [...staff, ...trainers, ...mediators].some(({ email }) => sameAddress(email, address))
}

/**
 * Who the mail comes from: the first sender, or where that is our own address or takes no answers, the first to whom answers go. Null where it
 * names nobody.
 */
export function senderOf(
  mail: { readonly from: readonly Mailbox[]; readonly replyTo: readonly Mailbox[] },
  organisation: Organisation,
): Mailbox | null {
  const from = mail.from[0] ?? null
  const answers = mail.replyTo.find(({ address }) => address !== '' && !isOurAddress(address, organisation)) ?? null
  const takesNone = !from || isOurAddress(from.address, organisation) || /^(?:no|do-?not)-?_?reply@/i.test(from.address)
  return takesNone && answers ? answers : from
}
