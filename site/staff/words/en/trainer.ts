// The words of the pages for a trainer in English.
import type { trainer as Dutch } from '../nl/trainer.ts'

export const trainer: typeof Dutch = {
  title: 'Complaints that involve you',
  intro:
    'Open a complaint to read its whole file: what the complainant writes, what has happened since, which letters were sent and what is still to come.',
  open: 'Open complaints',
  closed: 'Closed complaints',
  due: 'Due date',
  nothingDue: 'no term is running',
  noneOpen: 'No open complaint involves you at the moment. There is nothing for you to do.',
  closedStay: 'A closed complaint stays here for as long as you work for us.',
  none: 'No complaint involves you. There is nothing for you to do.',
  noneMeans:
    'When a complaint about you or your course comes in, its handler gets in touch with you. After that the complaint is shown here.',
  questions: (who, phone, email) =>
    who
      ? `Do you have a question, or is something not right? Please contact the handler, ${who}: ${phone} or ${email}.`
      : `Do you have a question, or is something not right? Please contact us: ${phone} or ${email}.`,
  readingAs: (trainers) =>
    trainers > 1
      ? 'You are reading this as a trainer involved. Only the trainers involved and the staff can read it.'
      : 'You are reading this as the trainer involved. Only you and the staff can read it.',
  confidential: 'Please keep it confidential: talk about it with the staff only, and pass nothing on.',
  readers: (trainers) =>
    trainers > 1 ? 'Confidential: for the trainers involved and the staff' : 'Confidential: for the trainer involved and the staff',
}
