// Every letter in English: written as English, with the same content as the Dutch.
import type { Channel, Outcome } from '../case.ts'
import type { InvestigationStep } from '../status.ts'
import { dateInFull, listed, periodInWords } from '../wording.ts'
import type { Block, Happening, Letters, Sender } from './text.ts'

const date = (day: Parameters<typeof dateInFull>[0]) => dateInFull(day, 'en')
const period = (days: number) => periodInWords(days, 'en')

const BY: Record<Channel, string> = {
  email: 'by e-mail',
  phone: 'by phone',
  'in-person': 'in person',
  letter: 'by letter',
  'web-form': 'through the form on our website',
}

const OUTCOME: Record<Outcome, string> = { upheld: 'upheld', 'partly-upheld': 'partly upheld', 'not-upheld': 'not upheld' }

const DONE: Record<InvestigationStep, string> = {
  'trainer-contacted': 'we spoke to the trainer about your complaint',
  'complainant-contacted': 'we spoke to you about your complaint',
  'background-reviewed': 'we went over the background and the contract again',
  discussed: 'we discussed the problem with the client',
}

const TO_DO: Record<InvestigationStep, string> = {
  'trainer-contacted': 'speak to the trainer about your complaint',
  'complainant-contacted': 'speak to you about your complaint',
  'background-reviewed': 'go over the background and the contract again',
  discussed: 'discuss the problem with the client',
}

function happened({ on, what }: Happening): string {
  return typeof what === 'string' ? `On ${date(on)} ${DONE[what]}.` : `${date(on)}: ${what.told}`
}

function stillToDo(steps: readonly InvestigationStep[]): Block[] {
  return steps.length
    ? ['We still have to:', [...steps.map((step) => `${TO_DO[step]};`), 'take a decision and tell you in writing.']]
    : ['What remains is to take a decision and tell you in writing.']
}

function confidential({ organisation, staffCount }: Sender): string {
  return `Your complaint is confidential. Only the trainer involved and the staff of ${organisation} (${staffCount} people) can see your details. We keep your file indefinitely.`
}

function howToReach({ handler, contact }: Sender): string {
  return handler
    ? `Any questions? Please contact ${handler.name}: ${handler.email}${handler.phone ? ` or ${handler.phone}` : ''}. You can also reply to this message or call ${contact.phone}.`
    : `Any questions? Please contact us: ${contact.email} or ${contact.phone}.`
}

function framed(sender: Sender, name: string, blocks: readonly Block[]) {
  const signature = sender.handler ? `${sender.handler.name}\n${sender.organisation}` : sender.organisation
  return {
    subject: `Your complaint ${sender.id}: ${name}`,
    blocks: [
      `Dear ${sender.complainant},`,
      ...blocks,
      howToReach(sender),
      'Kind regards,',
      signature,
      `Your complaint has number ${sender.id}`,
    ],
  }
}

export const en: Letters = {
  acknowledgement: (sender, { summary, wish, decisionDue }) =>
    framed(sender, 'acknowledgement', [
      `Thank you for telling us. Your complaint reached us ${BY[sender.channel]} on ${date(sender.receivedOn)}. It has number ${sender.id}.`,
      `This is how we understand it: ${summary}`,
      ...(wish ? [`This is what you ask of us: ${wish}`] : []),
      'Is this not right? Please tell us.',
      sender.handler
        ? `${sender.handler.name} is handling your complaint.`
        : `A member of staff of ${sender.organisation} is handling your complaint.`,
      'What we do now:',
      [
        'we speak to the trainer and to you;',
        'we go over the background and the contract again;',
        'we discuss the problem with the client;',
        'then we take a decision and tell you in writing.',
      ],
      decisionDue >= sender.today
        ? `You will have our decision by ${date(decisionDue)} at the latest. If we need more time, you will hear so by that day, with the reason and the date on which you can expect our decision. If that is more than ${period(sender.interimDays)} later, we write to you every ${period(sender.interimDays)} until then.`
        : `You should have had our decision by ${date(decisionDue)}. We did not manage that, and we are sorry. We will tell you as soon as we can when to expect it.`,
      `If you do not agree with our decision, there is an independent mediator: ${sender.mediator.name}.`,
      confidential(sender),
      `You can read our complaints procedure at ${sender.policyUrl}`,
    ]),

  delay: (sender, { promised, expected, reason, done, toDo, interims }) =>
    framed(sender, 'delay', [
      expected < promised
        ? `We promised you our decision on your complaint by ${date(promised)}. We now expect you to have it sooner.`
        : promised >= sender.today
          ? `We promised you our decision on your complaint by ${date(promised)}. We will not manage that. We are sorry.`
          : `You should have had our decision on your complaint by ${date(promised)}. We did not manage that. We are sorry.`,
      ...(reason ? [`The reason: ${reason}`] : ['The investigation of your complaint is not finished yet.']),
      ...(done.length
        ? ['This is what we have done so far:', done.map(happened)]
        : ['We have not yet completed a step of the investigation.']),
      ...stillToDo(toDo),
      `We expect that you will have our decision by ${date(expected)}.`,
      interims.length
        ? `As that is more than ${period(sender.interimDays)} away, we will write to you in between, at the latest on ${listed(interims.map(date), 'en')}.`
        : 'If we cannot manage that date either, you will hear so from us by that day.',
    ]),

  interim: (sender, { previous, due, done, toDo, expected, next }) =>
    framed(sender, 'where things stand', [
      due >= sender.today
        ? `We promised to tell you by ${date(due)} how your complaint is getting on. Our last message was on ${date(previous)}.`
        : `You should have heard from us by ${date(due)} how your complaint is getting on. We did not manage that, and we are sorry. Our last message was on ${date(previous)}.`,
      ...(done.length
        ? ['This has happened since:', done.map(happened)]
        : [`Since ${date(previous)} we have not completed another step of the investigation.`]),
      ...stillToDo(toDo),
      expected >= sender.today
        ? `The date stays as we told you: you will have our decision by ${date(expected)}.`
        : `You should have had our decision by ${date(expected)}. We did not manage that, and we are sorry.`,
      next
        ? `You will hear from us again by ${date(next)}.`
        : 'The next you hear from us is the decision. If we cannot manage that date, you will hear so by that day.',
    ]),

  decision: (sender, { decidedOn, outcome, text, decidedBy }) =>
    framed(sender, 'decision', [
      `On ${date(decidedOn)} we took a decision on the complaint that reached us on ${date(sender.receivedOn)}.`,
      `Our decision: your complaint is ${OUTCOME[outcome]}.`,
      text,
      `This decision was taken by ${decidedBy}.`,
      `Do you not agree with the outcome? Tell us by replying to this message or by phone. We will then refer you to our independent mediator, ${sender.mediator.name}. The judgment of the mediator is given and carried out within ${period(sender.mediationDays)} of the referral. It is binding.`,
      confidential(sender),
      `You can read our complaints procedure at ${sender.policyUrl}`,
    ]),

  referral: (sender, { requestedOn, referredOn, due }) =>
    framed(sender, 'referral to the mediator', [
      `On ${date(requestedOn)} you told us that you do not agree with the outcome of your complaint. On ${date(referredOn)} we referred you to ${sender.mediator.name}, our mediator. The mediator is independent.`,
      `You can reach the mediator at ${sender.mediator.email}${sender.mediator.phone ? ` or ${sender.mediator.phone}` : ''}.`,
      due >= sender.today
        ? `By ${date(due)} the judgment will have been given and carried out. It is binding.`
        : `The judgment should have been given and carried out by ${date(due)}. We are sorry that this message reaches you so late. The judgment is binding.`,
      'We give the mediator the file of your complaint. There is nothing you need to do now. If you want to add something, or do not want a document to be passed on, please tell us.',
      `You can read our complaints procedure at ${sender.policyUrl}`,
    ]),

  withdrawal: (sender, { withdrawnOn }) =>
    framed(sender, 'withdrawal', [
      `On ${date(withdrawnOn)} you withdrew your complaint. We have stopped handling it.`,
      confidential(sender),
      'You can always come back to it. Just tell us, and mention the number of your complaint.',
    ]),
}
