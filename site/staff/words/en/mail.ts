// The words of the page with the letters that were sent, in English.
import type { mail as Dutch } from '../nl/mail.ts'

export const mail: typeof Dutch = {
  title: 'Letters sent',
  intro: (date) => `What the register sent on ${date}. None of it has left this computer: all mail stays here, to be read.`,
  letters: 'Letters to complainants',
  reminders: 'Reminders to staff',
  noLetters: 'No letter was sent on this day. A letter goes out when a case asks for one, or on the day before a term ends.',
  noReminders: 'No reminder was sent on this day: no term is about to end, and nothing is late.',
  sent: 'Sent',
  to: 'To',
  from: 'From',
  replyTo: 'Replies go to',
  subject: 'Subject',
  caseColumn: 'Case',
  back: 'Back to all letters sent',
  asReceived: 'As the receiver sees it',
  plainText: 'The letter as plain text',
  headers: 'Technical details of the e-mail',
  toCase: (id) => `To case ${id}`,
}
