// The contradictions in a case file that its schema cannot see. A breach is never one of them: what is late may always be recorded,
// also with a day before that of the step above it.
import { addDays, type CalendarDate, earliest, parseDate } from './calendar.ts'
import type { Case, Step, StepName, StepOf } from './case.ts'
import { type Facts, factsOf, knownAt } from './facts.ts'
import { OBLIGATION_LABELS } from './glossary.ts'
import { type LetterRecord, letterName } from './letters/record.ts'
import { runningMediation } from './mediation.ts'
import { isOwed, type ObligationKind, obligationsOf } from './obligations.ts'
import { activeOn, activeStaff, type Organisation, type Person } from './organisation.ts'
import type { Policy } from './policy.ts'
import type { Finding } from './problem.ts'
import type { Sentence } from './sentence.ts'
import { isSayable, nearest } from './spelling.ts'
import { INVESTIGATION } from './status.ts'
import { isMeantBy, lastOf, type Recorded, receivedIn, recordedIn, type StepsRead, standingOf, stepsOf } from './steps.ts'

/** A finding that only says that something lies after today: it damages nothing, and an as-of view leaves such steps out. */
export const FUTURE = 'future'

export interface Surroundings {
  readonly organisation: Organisation
  /** The version that governs the case; null before the first. */
  readonly policy: Policy | null
  /** The letters of the case; null where the folder of letters is not here, so that rules about them cannot be checked. */
  readonly letters: readonly LetterRecord[] | null
  readonly today: CalendarDate
}

/** Everything that contradicts something else, in the order of the file. Paths lead into the frontmatter; [] is the file. */
export function caseFindings(file: Case, around: Surroundings): Finding[] {
  return [...headFindings(file, around), ...recordedIn(file.steps).flatMap((recorded) => stepFindings(file, recorded, around))]
}

function headFindings(file: Case, { organisation, today }: Surroundings): Finding[] {
  const findings: Finding[] = []
  const year = file.id.slice(0, 4)
  const report = (path: Finding['path'], code: string, message: Sentence, discreet?: Sentence) =>
    findings.push({ path, code, message, ...(discreet && { discreet }) })
  if (file.received.slice(0, 4) !== year)
    report(['received'], 'id-year', {
      en: `"${file.received}" is not in ${year}, the year in the number of the case. The number carries the year of receipt: correct the date, or give the file a number of ${file.received.slice(0, 4)}`,
      nl: `"${file.received}" valt niet in ${year}, het jaar in het nummer van het dossier. Het nummer begint met het jaar van ontvangst: verbeter de datum, of geef het bestand een nummer van ${file.received.slice(0, 4)}`,
    })
  if (file.received > today)
    report(['received'], FUTURE, {
      en: `"${file.received}" is after today, ${today}. Write the day the complaint reached us`,
      nl: `"${file.received}" ligt na vandaag, ${today}. Schrijf de dag waarop de klacht ons bereikte`,
    })
  if (!organisation.staff.some((member) => member.id === file.handler))
    findings.push({ path: ['handler'], ...unknownPerson(file.handler, STAFF, organisation.staff) })
  if (file.about.includes(file.handler) && somebodyElse(file.about, organisation, today))
    report(
      ['handler'],
      'conflict',
      {
        en: 'the handler is one of the persons complained about, so somebody else handles the case. Choose another member of staff',
        nl: 'de klacht gaat ook over de behandelaar, dus iemand anders moet het dossier behandelen. Kies een andere medewerker',
      },
      SOMEBODY_ELSE,
    )
  const known = [...organisation.staff, ...organisation.trainers]
  file.about.forEach((id, index) => {
    if (!known.some((person) => person.id === id)) findings.push({ path: ['about', index], ...unknownPerson(id, STAFF_OR_TRAINER, known) })
  })
  if (file.related?.includes(file.id))
    report(['related'], 'related', {
      en: 'a case is not related to itself. Name the other case, or take the line out',
      nl: 'een dossier hoort niet bij zichzelf. Noem het andere dossier, of haal de regel weg',
    })
  return findings
}

/** Whether a member of staff whom the complaint is not about works here on that day. */
function somebodyElse(about: readonly string[], organisation: Organisation, date: CalendarDate): boolean {
  return activeStaff(organisation, date).some(({ id }) => !about.includes(id))
}

type Report = (field: string, code: string, message: Sentence, discreet?: Sentence) => void

/** What is known where a step is recorded: what stands above it up to its day. `letters` are null where they are not known. */
interface Above {
  readonly read: StepsRead
  /** Counted only where a rule asks: most steps have none. */
  readonly facts: Facts
  readonly letters: readonly LetterRecord[] | null
}

function stepFindings(file: Case, recorded: Recorded, around: Surroundings): Finding[] {
  const { step, index } = recorded
  const findings: Finding[] = []
  const report: Report = (field, code, message, discreet) =>
    findings.push({ path: ['steps', index, field], code, message, ...(discreet && { discreet }) })
  dayFindings(file, step, around, report)
  findings.push(...personFindings(step, index, around))
  const rule = RULES[step.step]
  const above = rule && aboveStep(file, recorded, around)
  if (above) rule({ file, recorded: recorded as never, above, around, report })
  return findings
}

function dayFindings(file: Case, step: Step, { today }: Surroundings, report: Report): void {
  const first = earliestReceipt(file)
  if (step.on < first && !(step.step === 'corrected' && step.field === 'received'))
    report('on', 'order', {
      en: `"${step.on}" lies before the day of receipt, "${first}". Correct one of the two dates`,
      nl: `"${step.on}" ligt vóór de dag van ontvangst, "${first}". Verbeter een van de twee datums`,
    })
  if (step.on > today)
    report('on', FUTURE, {
      en: `"${step.on}" is after today, ${today}. A step tells what has happened: add it on the day itself`,
      nl: `"${step.on}" ligt na vandaag, ${today}. Een stap vertelt wat er is gebeurd: voeg hem toe op de dag zelf`,
    })
  const expected = step.step === 'delayed' || step.step === 'informed' ? step.expected : undefined
  if (!expected) return
  if (expected <= step.on)
    report('expected', 'order', {
      en: `"${expected}" is not after "${step.on}", the day of this step. Name a day that is still to come`,
      nl: `"${expected}" ligt niet na "${step.on}", de dag van deze stap. Noem een dag die nog moet komen`,
    })
  else if (expected > addDays(step.on, MOST_DAYS_AHEAD) && !('despite' in step && step.despite))
    report('expected', 'far-ahead', {
      en: `"${expected}" lies more than half a year after "${step.on}". If that is not a slip, say why with "despite: reason"`,
      nl: `"${expected}" ligt meer dan een half jaar na "${step.on}". Is dat geen tikfout, zet er dan "despite: reden" bij, en schrijf waarom`,
    })
}

/** A date that is named further ahead than this is a typing error more often than a plan. */
const MOST_DAYS_AHEAD = 183

/** The earliest day of receipt that the file names: what it says, and what corrections say it said or should say. */
function earliestReceipt(file: Case): CalendarDate {
  const named = file.steps.flatMap((step) =>
    step.step === 'corrected' && step.field === 'received' ? [parseDate(step.from), parseDate(step.to)] : [],
  )
  return earliest(file.received, ...named) ?? file.received
}

/** Null where a correction without a date, reported on its own, leaves no day of receipt to count from. */
function aboveStep(file: Case, recorded: Recorded, { organisation, letters }: Surroundings): Above | null {
  const { timeZone } = organisation
  const above = knownAt({ file, letters: letters ?? [] }, recorded, timeZone)
  if (!parseDate(receivedIn(file.received, above.read))) return null
  let facts: Facts | null = null
  return {
    read: above.read,
    get facts() {
      facts ??= factsOf(above, timeZone)
      return facts
    },
    letters: letters && above.letters,
  }
}

interface RuleInput<Name extends StepName> {
  readonly file: Case
  readonly recorded: Recorded<StepOf<Name>>
  readonly above: Above
  readonly around: Surroundings
  readonly report: Report
}

/** What must be so for a step to be true; a step without a rule may always be recorded. */
const RULES: { readonly [Name in StepName]?: (input: RuleInput<Name>) => void } = {
  decided: (input) => {
    const { file, recorded, above, around, report } = input
    const { step } = recorded
    if (above.facts.withdrawnOn)
      report('step', 'step-order', {
        en: 'the complaint was withdrawn. Where it is taken up again, open a new case that names this one in related; where the withdrawal was recorded by mistake, add a step "retracted" first',
        nl: 'de klacht is ingetrokken. Gaat de klacht toch verder, open dan een nieuw dossier en noem dit dossier daar bij "related"; is de intrekking per ongeluk vastgelegd, voeg dan eerst een stap "retracted" toe',
      })
    const about = aboutOn(file, recorded)
    if (about.includes(step.by) && !(step.despite && !somebodyElse(about, around.organisation, step.on)))
      report('by', 'conflict', conflictOf(about, around.organisation, step.on), SOMEBODY_ELSE)
    const done = doneBy(file, recorded)
    const missing = INVESTIGATION.filter((name) => !done.has(name) && (name !== 'trainer-contacted' || about.length > 0))
    if (missing.length && !step.despite)
      report('step', 'not-heard', {
        en: `the decision is taken before ${missing.join(', ')}. Add what was done, or say why it was not with "despite: reason"`,
        nl: `er is beslist voordat dit is gedaan: ${missing.join(', ')}. Voeg toe wat wel is gedaan, of zet er "despite: reden" bij, en schrijf waarom het niet is gedaan`,
      })
  },
  notified: ({ above, report }) => needs(above, ['decided', 'withdrawn'], 'notified', report),
  withdrawn: ({ file, recorded, above, report }) => {
    once(file, recorded, report)
    if (runningMediation(above.facts.mediations))
      report('step', 'step-order', {
        en: 'the complaint is with the mediator. Where the request for the mediator is withdrawn, the step is "accepted"',
        nl: 'de klacht ligt bij de bemiddelaar. Ziet de klager af van de bemiddelaar, leg dan de stap "accepted" vast',
      })
    else if (above.facts.decisionSentOn)
      report('step', 'step-order', {
        en: 'the client knows the decision already, so there is nothing left to withdraw. Close the case instead',
        nl: 'de klager kent de beslissing al, dus er valt niets meer in te trekken. Sluit het dossier in plaats daarvan af',
      })
  },
  closed: (input) => {
    const { file, recorded, above, around, report } = input
    once(file, recorded, report)
    if (aboutOn(file, recorded).includes(recorded.step.by))
      report(
        'by',
        'conflict',
        {
          en: 'this person is complained about, so somebody else closes the case. Choose another member of staff',
          nl: 'de klacht gaat over deze persoon, dus iemand anders moet het dossier afsluiten. Kies een andere medewerker',
        },
        SOMEBODY_ELSE,
      )
    if (!hasEnded(above)) {
      report('step', 'not-ended', {
        en: 'nothing has ended the case. Add "decided" or "withdrawn" first, or "informed" with told where the client knows that it ends here, and why',
        nl: 'dit dossier kan nog niet worden afgesloten. Voeg eerst "decided" of "withdrawn" toe, of "informed" met "told" als de klager weet dat het hier eindigt, en waarom',
      })
      return
    }
    const open = recorded.step.despite ? [] : openAt(above, around, recorded.step.on)
    if (open.length)
      report('step', 'still-owed', {
        en: `the case is closed while this is still owed: ${open.join(', ')}. Do that first, or say why it is closed all the same with "despite: reason"`,
        nl: `het dossier wordt afgesloten terwijl dit nog open staat: ${open.map((kind) => OBLIGATION_LABELS.nl[kind]).join(', ')}. Doe dat eerst, of zet er "despite: reden" bij, en schrijf waarom het toch wordt afgesloten`,
      })
  },
  dissatisfied: ({ recorded, above, report }) => {
    if (!recorded.step.despite) undecided(above, 'dissatisfied', report)
  },
  referred: ({ recorded, above, report }) => {
    // A request that runs was asked for rightly, whatever became of the decision since.
    if (!recorded.step.despite && !runningMediation(above.facts.mediations)) undecided(above, 'referred', report)
  },
  accepted: ({ above, report }) => {
    if (!runningMediation(above.facts.mediations))
      report('step', 'step-order', {
        en: '"accepted" ends a request for the mediator, and none runs. Add "dissatisfied" first, or leave this out',
        nl: 'met "accepted" eindigt een verzoek om de bemiddelaar, maar zo\'n verzoek loopt er niet. Voeg eerst "dissatisfied" toe, of laat deze stap weg',
      })
  },
  judged: ({ above, report }) => {
    const request = runningMediation(above.facts.mediations)
    if (!request?.referredOn)
      report('step', 'step-order', {
        en: '"judged" needs "referred" above it, in a request that has not ended. Add that step first',
        nl: '"judged" kan pas als "referred" erboven staat, bij een verzoek om de bemiddelaar dat nog loopt. Voeg die stap eerst toe',
      })
    else if (request.judgedOn)
      report('step', 'step-twice', {
        en: 'this request has a judgment already. Where that was recorded by mistake, add a step "retracted" first',
        nl: 'voor dit verzoek is er al een oordeel. Is dat per ongeluk vastgelegd, voeg dan eerst een stap "retracted" toe',
      })
  },
  executed: ({ above, report }) => {
    const request = runningMediation(above.facts.mediations)
    if (!request?.judgedOn)
      report('step', 'step-order', {
        en: '"executed" needs "judged" with measures above it. Add that step first, or leave this out',
        nl: '"executed" kan pas als "judged" met "measures" erboven staat. Voeg die stap eerst toe, of laat deze weg',
      })
  },
  delivered: ({ recorded, above, report }) => namesLetter(recorded.step, above, report),
  undelivered: ({ recorded, above, report }) => namesLetter(recorded.step, above, report),
  corrected: (input) => {
    if (input.recorded.step.field === 'received') receivedCorrections(input)
    if (input.recorded.step.field === 'about') aboutCorrections(input)
  },
  retracted: ({ file, recorded, report }) => {
    const { step, index } = recorded
    if (step.recorded > step.on)
      report('recorded', 'order', {
        en: `"${step.recorded}" lies after "${step.on}", the day of this step. A mistake is taken back after it was made: correct one of the two dates`,
        nl: `"${step.recorded}" ligt na "${step.on}", de dag van deze stap. Terugnemen kan pas na de vergissing: verbeter een van de twee datums`,
      })
    if (step.of === 'retracted')
      report('of', 'retracted', {
        en: 'a step "retracted" cannot be taken back. Record what is true now with a step of its own',
        nl: 'een stap "retracted" kan niet worden teruggenomen. Leg wat nu waar is vast met een eigen stap',
      })
    else if (!standingAbove(file, index).standing.some((one) => isMeantBy(one.step, step)))
      report('of', 'retracted', {
        en: `no step of this kind of "${step.recorded}" stands above. Write in of the kind of that step, and in recorded its day as it stands there`,
        nl: `hierboven staat geen stap van dit soort met de dag "${step.recorded}". Schrijf bij "of" het soort van die stap, en bij "recorded" de dag zoals die daar staat`,
      })
  },
}

function needs(above: Above, kinds: readonly StepName[], name: StepName, report: Report): void {
  if (!lastOf(above.read, ...kinds))
    report('step', 'step-order', {
      en: `"${name}" needs ${kinds.map((kind) => `"${kind}"`).join(' or ')} above it. Add that step first`,
      nl: `"${name}" kan pas als ${kinds.map((kind) => `"${kind}"`).join(' of ')} erboven staat. Voeg die stap eerst toe`,
    })
}

function undecided(above: Above, name: StepName, report: Report): void {
  if (!above.facts.decidedOn)
    report('step', 'step-order', {
      en: `"${name}" needs "decided" above it. Add that step first, or say with "despite: reason" why there is no decision`,
      nl: `"${name}" kan pas als "decided" erboven staat. Voeg die stap eerst toe, of zet er "despite: reden" bij, en schrijf waarom er geen beslissing is`,
    })
}

/** What stands above a step in the file, whatever its day. */
function standingAbove(file: Case, index: number): StepsRead {
  return standingOf(recordedIn(file.steps.slice(0, index)))
}

/** Reports a step that stands above already, whatever its day. */
function once(file: Case, { step, index }: Recorded, report: Report): void {
  if (lastOf(standingAbove(file, index), step.step))
    report('step', 'step-twice', {
      en: `"${step.step}" stands here for the second time. It happens once; use a step "retracted" to put a mistake right`,
      nl: `"${step.step}" staat hier voor de tweede keer, en dat gebeurt maar één keer. Zet een vergissing recht met een stap "retracted"`,
    })
}

/** Who handles a case is known to whoever reads a comment: that the complaint is about that person is not for them. */
const SOMEBODY_ELSE: Sentence = {
  en: 'somebody else must do this in this case. Choose another member of staff; the check says why',
  nl: 'iemand anders moet dit in dit dossier doen. Kies een andere medewerker; bij de controle staat waarom',
}

function conflictOf(about: readonly string[], organisation: Organisation, on: CalendarDate): Sentence {
  return somebodyElse(about, organisation, on)
    ? {
        en: 'this person is complained about, so somebody else decides. Choose another member of staff',
        nl: 'de klacht gaat over deze persoon, dus iemand anders moet beslissen. Kies een andere medewerker',
      }
    : {
        en: 'this person is complained about. As nobody else is there, say so with "despite: reason"',
        nl: 'de klacht gaat over deze persoon. Is er niemand anders, zet er dan "despite: reden" bij, en schrijf dat',
      }
}

/** Whom the complaint was about on the day of a step: what stands now, without what was corrected above it later or after it. */
function aboutOn(file: Case, { step, index }: Recorded): readonly string[] {
  const later = file.steps.find(
    (other, place): other is StepOf<'corrected'> =>
      other.step === 'corrected' && other.field === 'about' && (other.on > step.on || (other.on === step.on && place > index)),
  )
  return later ? idsIn(later.from) : file.about
}

/** `[anna-jansen, peter-smit]` or `anna-jansen, peter-smit`: the ids in a correction of `about`. */
function idsIn(text: string): string[] {
  return text.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []
}

/** What was done on or before the day of a step: recorded later is good too, taken back above it is not. */
function doneBy(file: Case, { step, index }: Recorded): ReadonlySet<StepName> {
  const known = recordedIn(file.steps).filter((other) => other.step.on <= step.on)
  const read = standingOf(known.filter((other) => other.index < index || other.step.step !== 'retracted'))
  return new Set(read.standing.map((other) => other.step.step))
}

/** Whether a decision, a withdrawal, the end of a request without a decision, or words to the client have ended the case. */
function hasEnded({ facts, read }: Above): boolean {
  if (facts.decidedOn || facts.withdrawnOn) return true
  if (facts.mediations.length > 0 && !runningMediation(facts.mediations)) return true
  return stepsOf(read, 'informed').some(({ step }) => step.told)
}

/** What is still owed at the step that closes the case; nothing where that cannot be known. */
function openAt({ facts, letters }: Above, { organisation, policy }: Surroundings, on: CalendarDate): ObligationKind[] {
  if (!policy || !letters) return []
  const owed = obligationsOf(facts, policy, organisation.norms, on).filter(isOwed)
  return [...new Set(owed.map(({ kind }) => kind))]
}

function namesLetter({ letter, on }: StepOf<'delivered' | 'undelivered'>, { letters }: Above, report: Report): void {
  if (letters && !letters.some(({ path }) => letterName(path) === letter))
    report('letter', 'letter', {
      en: `no letter of this name was on file on "${on}". Write its name in the folder of the case's letters, without .md, such as 2026-11-17-delay`,
      nl: `op "${on}" was er geen brief met deze naam. Schrijf de naam zoals die in de map met brieven van dit dossier staat, zonder .md, zoals 2026-11-17-delay`,
    })
}

function receivedCorrections({ file, recorded, above, around, report }: RuleInput<'corrected'>): void {
  const { step } = recorded
  const to = parseDate(step.to)
  if (!to) {
    report('to', 'date', {
      en: 'this is not a date that exists. Write the right day of receipt as YYYY-MM-DD',
      nl: 'dit is geen bestaande datum. Schrijf de juiste dag van ontvangst als JJJJ-MM-DD',
    })
    return
  }
  if (to > step.on || to > around.today)
    report('to', 'order', {
      en: `"${to}" lies after the day of the correction. Write the day the complaint reached us`,
      nl: `"${to}" ligt na de dag van de verbetering. Schrijf de dag waarop de klacht ons bereikte`,
    })
  const current = receivedIn(file.received, above.read)
  if (step.from !== current)
    report('from', 'correction', {
      en: `the day of receipt was "${current}" until now. Write that date here`,
      nl: `de dag van ontvangst was tot nu toe "${current}". Schrijf die datum hier`,
    })
}

/** The last correction of `about` says what stands there now, so that nobody can be left out of it by the way. */
function aboutCorrections({ file, recorded, report }: RuleInput<'corrected'>): void {
  const last = file.steps.findLastIndex((step) => step.step === 'corrected' && step.field === 'about')
  if (recorded.index !== last) return
  const said = idsIn(recorded.step.to)
  if (said.length !== file.about.length || said.some((id) => !file.about.includes(id)))
    report('to', 'correction', {
      en: 'this is not what stands in about. Write the ids that stand there now, such as [jan-voorbeeld], or [] for nobody',
      nl: 'dit is niet wat er bij "about" staat. Schrijf de korte namen die er nu staan, zoals [jan-voorbeeld], of [] voor niemand',
    })
}

function personFindings(step: Step, index: number, { organisation }: Surroundings): Finding[] {
  const people: readonly Person[] = step.step === 'judged' ? organisation.mediators : organisation.staff
  const role = step.step === 'judged' ? MEDIATOR : STAFF
  const person = people.find(({ id }) => id === step.by)
  const path = ['steps', index, 'by']
  if (!person) return [{ path, ...unknownPerson(step.by, role, people) }]
  if (activeOn(person, step.on)) return []
  const notActive = (who: Sentence): Sentence => ({
    en: `${who.en} is not ${role.en} on "${step.on}". Correct the date, or name the person who did it`,
    nl: `${who.nl} is op "${step.on}" geen ${role.nl}. Verbeter de datum, of noem wie het deed`,
  })
  const id = `"${step.by}"`
  return [
    {
      path,
      code: 'not-active',
      message: notActive({ en: id, nl: id }),
      discreet: notActive({ en: 'this person', nl: 'deze persoon' }),
    },
  ]
}

/** What somebody is for the organisation: English with its article, Dutch without, as the sentences need it. */
export const STAFF: Sentence = { en: 'a member of staff', nl: 'medewerker' }
export const STAFF_OR_TRAINER: Sentence = { en: 'a trainer or member of staff', nl: 'trainer of medewerker' }
export const MEDIATOR: Sentence = { en: 'a mediator', nl: 'bemiddelaar' }

/** What is said of an id that is not known. Repeated only where it is a slip in a known one: what stands there may be the name of anybody. */
export function unknownPerson(
  id: string,
  role: Sentence,
  people: readonly { readonly id: string }[],
): Pick<Finding, 'code' | 'message' | 'discreet'> {
  const ids = people.map((person) => person.id)
  const meant = nearest(id, ids)
  const shown = isSayable(id, ids) ? `"${id}"` : null
  const unknown = (found: string | null): Sentence => ({
    en: `${found ?? 'this'} is not the id of ${role.en} in organisation.yml`,
    nl: `${found ?? 'dit'} is niet de korte naam van een ${role.nl} in organisation.yml`,
  })
  const plainly = unknown(null)
  const discreet = {
    en: `${plainly.en}. Use an id from there, or add the person there first`,
    nl: `${plainly.nl}. Gebruik een korte naam die daar staat, of voeg de persoon daar eerst toe`,
  }
  const said = unknown(shown)
  const few = ids.length <= 12 ? ids.join(', ') : null
  const message = meant
    ? { en: `${said.en}. Did you mean "${meant}"?`, nl: `${said.nl}. Bedoelt u "${meant}"? Verbeter het dan` }
    : few
      ? {
          en: `${said.en}. Choose one of ${few}, or add the person there first`,
          nl: `${said.nl}. Kies uit ${few}, of voeg de persoon daar eerst toe`,
        }
      : discreet
  return { code: 'unknown-person', message, discreet }
}
