// The mail that the button of the public page opens with: its outline asks the complainant, and tells whoever reads the mail what stands where.
import type { Language } from '../procedure/case.ts'

/** What the outline asks for, in its order. */
export const ASKED = ['about', 'happened', 'wish', 'name', 'phone'] as const
export type Asked = (typeof ASKED)[number]

export interface ComplaintMail {
  readonly subject: string
  readonly greeting: string
  /** The line that asks for it; the answer stands behind it or below. */
  readonly asks: Readonly<Record<Asked, string>>
}

export const COMPLAINT_MAIL: Readonly<Record<Language, ComplaintMail>> = {
  nl: {
    subject: 'Klacht',
    greeting: 'Beste medewerkers van {organisation},',
    asks: {
      about: 'Ik heb een klacht over (cursus, trainer of afspraak):',
      happened: 'Wat er is gebeurd, en wanneer:',
      wish: 'Wat ik graag opgelost zie:',
      name: 'Mijn naam:',
      phone: 'Mijn telefoonnummer:',
    },
  },
  en: {
    subject: 'Complaint',
    greeting: 'Dear {organisation} staff,',
    asks: {
      about: 'I have a complaint about (course, trainer or agreement):',
      happened: 'What happened, and when:',
      wish: 'What I would like you to put right:',
      name: 'My name:',
      phone: 'My phone number:',
    },
  },
}

/** The text of the mail, line by line, with room below what needs more than a line. */
export function outlineOf({ greeting, asks }: ComplaintMail): string[] {
  const room = ['', '']
  return [greeting, '', asks.about, ...room, asks.happened, ...room, asks.wish, ...room, asks.name, asks.phone]
}
