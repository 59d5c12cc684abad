// Every letter in English, written as English: short sentences, dates in full, what happens next and by which day.
import type { Channel, Outcome } from '../case.ts'
import type { InvestigationStep } from '../status.ts'
import { dateInFull, everyInWords, listed, numberInWords, periodInWords } from '../wording.ts'
import { type Block, type Happening, type Letters, letterhead, type Sender } from './text.ts'

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

const OTHER: Record<Sender['heard'], string> = { trainer: 'the trainer', colleague: 'the colleague concerned', nobody: 'the trainer' }

const DONE: Record<InvestigationStep, (other: string) => string> = {
  'trainer-contacted': (other) => `we spoke with ${other} about your complaint`,
  'complainant-contacted': () => 'we spoke with you about your complaint',
  'background-reviewed': () => 'we went over the background and the contract again',
  discussed: () => 'we discussed the problem with you',
}

const TO_DO: Record<InvestigationStep, (other: string) => string> = {
  'trainer-contacted': (other) => `speak with ${other} about your complaint`,
  'complainant-contacted': () => 'speak with you about your complaint',
  'background-reviewed': () => 'go over the background and the contract again',
  discussed: () => 'discuss the problem with you',
}

function happened({ heard }: Sender): (happening: Happening) => string {
  return ({ on, what }) => (typeof what === 'string' ? `On ${date(on)} ${DONE[what](OTHER[heard])}.` : `On ${date(on)}: ${what.told}`)
}

function stillToDo({ heard }: Sender, steps: readonly InvestigationStep[]): Block[] {
  return steps.length
    ? [
        'This is what we still have to do:',
        [...steps.map((step) => `${TO_DO[step](OTHER[heard])};`), 'take a decision and tell you in writing.'],
      ]
    : ['What we still have to do is take a decision and tell you in writing.']
}

function goingToDo({ heard }: Sender, steps: readonly InvestigationStep[]): Block[] {
  return steps.length
    ? [
        'This is what we are going to do:',
        [...steps.map((step) => `${TO_DO[step](OTHER[heard])};`), 'then take a decision and tell you in writing.'],
      ]
    : ['We now take a decision and tell you in writing.']
}

function confidential({ organisation, staffCount, heard }: Sender, isReferred = false): string {
  const staff = `the staff of ${organisation} (${numberInWords(staffCount, 'en')} ${staffCount === 1 ? 'person' : 'people'})`
  const who = [isReferred ? 'the mediator' : [], heard === 'trainer' ? 'the trainer concerned' : [], staff].flat()
  return `Your complaint is confidential. Only ${listed(who, 'en')} can see your details. We keep your file indefinitely.`
}

function howToReach({ handler, contact, isPrinted }: Sender): string {
  if (!handler) return `Do you have a question? Reach us at ${contact.email} or ${contact.phone}.`
  const own = `Do you have a question? Contact ${handler.name}: ${handler.email}${handler.phone ? ` or ${handler.phone}` : ''}.`
  return isPrinted ? `${own} You can also call ${contact.phone}.` : `${own} You can also reply to this message or call ${contact.phone}.`
}

const UNTRUE: Record<Sender['untrue'][number]['kind'], (on: string) => string> = {
  decision: (on) => `On ${on} we told you a decision on your complaint. That was a mistake. That decision no longer stands. We are sorry.`,
  withdrawal: (on) => `On ${on} we told you that you had withdrawn your complaint. That was a mistake: we go on handling it. We are sorry.`,
  referral: (on) =>
    `On ${on} we told you that we had referred you to the mediator. That was a mistake: that referral does not stand. We are sorry.`,
  delay: (on) => `There was a mistake in our message of ${on} about the delay. Please read what follows instead. We are sorry.`,
}

function framed(sender: Sender, name: string, blocks: readonly Block[]) {
  const subject = `Your complaint ${sender.id}: ${name}`
  return {
    subject,
    blocks: [
      ...letterhead(sender, date(sender.today), `Subject: ${subject}`),
      `Dear ${sender.salutation ?? sender.complainant},`,
      ...sender.untrue.map(({ kind, toldOn }) => UNTRUE[kind](date(toldOn))),
      ...blocks,
      howToReach(sender),
      'Kind regards,',
      sender.handler ? `${sender.handler.name}\n${sender.organisation}` : sender.organisation,
      `Your complaint has number ${sender.id}`,
    ],
  }
}

const SORRY = 'We did not manage that, and we are sorry.'

const unheardBy = (due: Parameters<typeof date>[0]) =>
  `You should have heard from us by ${date(due)} how your complaint is getting on. ${SORRY}`

export const en: Letters = {
  acknowledgement: (sender, { summary, wish, toDo, expected, isOther, missed, referredOn }) =>
    framed(sender, 'acknowledgement', [
      `Thank you for telling us. Your complaint reached us ${BY[sender.channel]} on ${date(sender.receivedOn)}. It has number ${sender.id}.`,
      `This is how we understand it: ${summary}`,
      ...(wish ? [`This is what you ask of us: ${wish}`] : []),
      'Is this not right? Please tell us.',
      sender.handler
        ? `${sender.handler.name} is handling your complaint.`
        : `A member of staff of ${sender.organisation} is handling your complaint.`,
      ...(referredOn ? [] : goingToDo(sender, toDo)),
      ...(missed ? [`You should have had our decision by ${date(missed)}. ${SORRY}`] : []),
      ...(expected
        ? [
            isOther
              ? `We expect that you will have our decision by ${date(expected)}. If we cannot manage that date, you will hear so from us by that day.`
              : `You will have our decision by ${date(expected)} at the latest. If we need more time, you will hear so by that day, with the reason and the date on which you can expect our decision. If that is more than ${period(sender.interimDays)} later, we write to you ${everyInWords(sender.interimDays, 'en')} until then.`,
          ]
        : []),
      referredOn
        ? `On ${date(referredOn)} we referred you to an independent mediator: ${sender.mediator.name}.`
        : `If you do not agree with our decision, there is an independent mediator: ${sender.mediator.name}.`,
      confidential(sender, referredOn !== null),
      `You can read our complaints procedure at ${sender.policyUrl}`,
    ]),

  delay: (sender, { told, due, expected, unheard, reason, isAsked, done, news, toDo, interims, interimsGoOn, earlierToday }) => {
    const last = told ?? due
    const promised = told
      ? `We promised you our decision on your complaint by ${date(told)}.`
      : due >= sender.today
        ? `By our complaints procedure you will have our decision on your complaint by ${date(due)}.`
        : `By our complaints procedure you should have had our decision on your complaint by ${date(due)}.`
    const opening =
      last < sender.today
        ? `${promised} ${SORRY}`
        : !isAsked
          ? `${promised} There is no decision yet. It may still come by that day.`
          : expected < last
            ? `${promised} We now expect you to have it sooner.`
            : expected === last
              ? `${promised} That date stays as it is.`
              : `${promised} We will not manage that. We are sorry.`
    return framed(sender, 'delay', [
      ...(earlierToday ? [`This message takes the place of our earlier message of today, which named ${date(earlierToday)}.`] : []),
      opening,
      ...(unheard && last >= sender.today ? [unheardBy(unheard)] : []),
      ...(reason ? [`The reason: ${reason}`] : ['The investigation of your complaint is not finished yet.']),
      ...(done.length
        ? ['This is what we have done so far:', done.map(happened(sender))]
        : ['We have not yet completed a step of the investigation.']),
      ...(news.length ? ['This, too, is new since our last message:', news.map(happened(sender))] : []),
      ...stillToDo(sender, toDo),
      isAsked || last < sender.today
        ? `We expect that you will have our decision by ${date(expected)}.`
        : `If the decision does not come in time, we expect that you will have it by ${date(expected)}.`,
      ...(isAsked
        ? []
        : [
            `Nobody has confirmed that date yet. This message goes out by itself; ${sender.handler?.name ?? 'a member of staff'} goes on with your complaint.`,
          ]),
      interims.length ? interimsIn(sender, interims, interimsGoOn) : 'If we cannot manage that date, you will hear so from us by that day.',
    ])
  },

  interim: (sender, { previous, due, news, toDo, expected, next }) =>
    framed(sender, 'where things stand', [
      due >= sender.today
        ? `You hear from us ${everyInWords(sender.interimDays, 'en')} how your complaint is getting on. Our last message was on ${date(previous)}.`
        : `${unheardBy(due)} Our last message was on ${date(previous)}.`,
      ...(news.length
        ? ['This is new since our last message:', news.map(happened(sender))]
        : [`Since ${date(previous)} we have not completed another step of the investigation.`]),
      ...stillToDo(sender, toDo),
      `The date that we named to you does not change: you will have our decision by ${date(expected)}.`,
      next
        ? sender.isPrinted
          ? `You will hear from us again within ${period(sender.interimDays)}.`
          : `You will hear from us again by ${date(next)}.`
        : 'The next you hear from us is the decision. If we cannot manage that date, you will hear so from us by that day.',
    ]),

  decision: (sender, { decidedOn, outcome, text, decidedBy, isAboutDecider, replaces, missed }) =>
    framed(sender, 'decision', [
      `On ${date(decidedOn)} we took a decision on the complaint that reached us on ${date(sender.receivedOn)}.`,
      ...(replaces ? [`This decision takes the place of the one that we told you on ${date(replaces)}.`] : []),
      ...(missed
        ? [
            missed.told
              ? `We promised you our decision by ${date(missed.told)}. ${SORRY}`
              : `You should have had our decision by ${date(missed.due)}. ${SORRY}`,
          ]
        : []),
      `Our decision: your complaint is ${OUTCOME[outcome]}.`,
      text,
      isAboutDecider
        ? `This decision was taken by ${decidedBy}. Your complaint is also about ${decidedBy}. There was nobody else who could decide.`
        : `This decision was taken by ${decidedBy}.`,
      `Do you not agree with the outcome? Tell us ${sender.isPrinted ? 'in writing' : 'by replying to this message'} or by phone. We will then refer you to an independent mediator, ${sender.mediator.name}. The judgment of the mediator is given and carried out within ${period(sender.mediationDays)} of the referral. It is binding.`,
      confidential(sender),
      `You can read our complaints procedure at ${sender.policyUrl}`,
    ]),

  referral: (sender, { requestedOn, referredOn, due, isDecided, isAgain }) =>
    framed(sender, 'referral to the mediator', [
      ...(requestedOn
        ? [
            isDecided
              ? `On ${date(requestedOn)} you told us that you do not agree with the outcome of your complaint.`
              : `On ${date(requestedOn)} you asked us for the mediator.`,
          ]
        : []),
      isAgain
        ? `Another mediator takes over your complaint. On ${date(referredOn)} we referred you to ${sender.mediator.name}. This mediator is independent too.`
        : `On ${date(referredOn)} we referred you to ${sender.mediator.name}. The mediator is independent.`,
      `You can reach the mediator at ${sender.mediator.email}${sender.mediator.phone ? ` or ${sender.mediator.phone}` : ''}.`,
      due >= sender.today
        ? `By ${date(due)} the judgment will have been given and carried out. It is binding.`
        : `The judgment should have been given and carried out by ${date(due)}. ${SORRY} The judgment is binding.`,
      'We give the mediator the file of your complaint. There is nothing you need to do now. If you want to add something, or do not want a document to be passed on, please tell us.',
      `You can read our complaints procedure at ${sender.policyUrl}`,
    ]),

  withdrawal: (sender, { withdrawnOn }) =>
    framed(sender, 'withdrawal', [
      `On ${date(withdrawnOn)} you withdrew your complaint. We have stopped handling it.`,
      confidential(sender),
      'You can always come back to it. Just tell us, and mention the number of this complaint.',
    ]),
}

function interimsIn(sender: Sender, days: readonly Parameters<typeof date>[0][], goOn: boolean): string {
  const every = everyInWords(sender.interimDays, 'en')
  const until = `As that is more than ${period(sender.interimDays)} away, we will write to you in between`
  // A letter on paper arrives some days later, so it names no days that are counted from today.
  if (sender.isPrinted) return `${until}, ${every}.`
  const named = listed(
    days.map((day) => `by ${date(day)}`),
    'en',
  )
  return `${until}: ${named}${goOn ? `, and ${every} after that` : ''}.`
}
