// The English words around the policy text.
import type { Words } from './nl.ts'

export const en: Words = {
  siteName: 'Complaints policy of {organisation}',
  description:
    'A complaint about {organisation}? How to make it, what we do about it and when you will have our answer: within {decisionPeriod}.',
  skip: 'Skip to the text',
  languages: 'Other language',
  ownName: 'English',
  official: 'This is a translation. The Dutch text is the official one.',

  complain: {
    heading: 'How to complain',
    mail: 'E-mail your complaint',
    email: 'By e-mail',
    phone: 'By phone',
    post: 'By post',
    sendHeading: 'What should it say?',
    send: [
      'which course, trainer or agreement it is about',
      'what happened, and when',
      'what you would like us to put right',
      'your name, and how we can reach you',
    ],
    readHeading: 'Who reads it?',
    read: 'The trainer involved, the {organisation} staff ({staffCount}) and, after a referral, the mediator. Nobody else has access.',
    nextHeading: 'What happens next?',
    next: 'You receive a confirmation by e-mail. We investigate the complaint and discuss it with you. Within {decisionPeriod} you have the outcome in writing, or a message that it takes longer.',
  },
  picture: {
    heading: 'What happens, and when',
    caption: 'From your complaint to the outcome, in order of time. The numbers refer to the steps below.',
    complaintLine: 'Your complaint',
    mediationLine: 'With the mediator',
    day: 'day',
    receiptMark: 'receipt',
    referralMark: 'referral',
    decisionMark: 'decision or message',
    interimMark: 'interim message',
    mediationMark: 'judgment given and carried out',
    stages: {
      receipt: { when: 'On receipt', what: 'We confirm your complaint by e-mail.' },
      investigation: { when: 'After that', what: 'We investigate the complaint and discuss it with you.' },
      decision: { when: 'Within {decisionPeriod}', what: 'You have the decision in writing.' },
      delay: {
        when: 'If it takes longer',
        what: 'Within {decisionPeriod} you receive a message with the expected date. If that is more than {interimPeriod} later, you hear from us {everyInterimPeriod}.',
      },
      closing: { when: 'Finally', what: 'We close the complaint and keep the records.' },
      mediation: {
        when: 'Not satisfied',
        what: 'An independent mediator gives a binding judgment. It is given and carried out within {mediationPeriod}.',
      },
    },
  },
  steps: { heading: 'The procedure in {stepCount} steps', step: 'Step' },
  records: 'What we keep, and who can see it',
  about: 'How we work',

  versions: {
    heading: 'Versions of this policy',
    intro: 'Your complaint is handled under the version in force on the day we receive it. Every version keeps its own address.',
    current: 'now in force',
    future: 'not yet in force',
    past: 'replaced',
    changed: 'What changed',
    sameTerms: 'The text was revised. The periods and the mediator are the same as before.',
    older:
      'You are reading the version of {updatedOn}. It has been replaced, but still governs complaints from the time when it was in force.',
    upcoming: 'You are reading the version that comes into force on {updatedOn}.',
    toCurrent: 'Read the version now in force',
  },
  permanent: 'Permanent address of this version:',
  updated: 'Last updated on {updatedOn}',
  lost: {
    title: 'This page does not exist',
    text: 'The address may not be quite right. You will find the complaints policy here:',
    home: 'To the complaints policy',
  },
}
