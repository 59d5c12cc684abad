// The words of every staff page in English.
import type { frame as Dutch } from '../nl/frame.ts'

export const frame: typeof Dutch = {
  register: 'Complaints register',
  skip: 'Skip to content',
  overview: 'Overview',
  insight: 'Insight',
  sentMail: 'Letters sent',
  pullRequests: 'Pull requests',
  ownName: 'English',
  asOf: (date) => `You are looking at the register as it stood on ${date}.`,
  internal: 'Confidential: for staff only',
  promise: 'Promise',
  days: 'days',
  number: 'Number',
}
