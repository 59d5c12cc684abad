// How something is recorded once it is done: a step of which all is known but what only the person knows, as a sentence and as
// the lines to put at the end of `steps`.
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Language, StepName } from '../procedure/case.ts'
import { TO_FILL_IN } from '../procedure/text.ts'

/** Steps that record what somebody is asked to do: not what the client does of their own accord, nor a mistake. */
export type AskedStep = Exclude<StepName, 'withdrawn' | 'dissatisfied' | 'accepted' | 'corrected' | 'retracted'>

export interface StepToRecord {
  readonly step: AskedStep
  /** The id that must stand in `by`: the mediator for a judgment; null where it is whoever records it. */
  readonly by: string | null
  /** The fields besides `on`, `step` and `by`, in their order. Null: only the person knows. */
  readonly fields: Readonly<Record<string, string | null>>
}

/** A step to record, with the fields that it needs. */
export function recorded(step: AskedStep, fields: StepToRecord['fields'] = {}, by: string | null = null): StepToRecord {
  return { step, by, fields }
}

type Texts = Record<AskedStep, (fields: StepToRecord['fields']) => string>

const TEXTS: Record<Language, Texts> = {
  nl: {
    acknowledged: () => 'Leg vast hoe u de ontvangst hebt bevestigd.',
    'trainer-contacted': () => 'Leg vast dat u met de trainer hebt gesproken.',
    'complainant-contacted': () => 'Leg vast dat u met de klager hebt gesproken.',
    'background-reviewed': () => 'Leg vast dat u de achtergrond en het contract hebt bekeken.',
    discussed: () => 'Leg vast dat u het probleem met de klager hebt besproken.',
    delayed: () => 'Leg de nieuwe datum vast, en waarom het langer duurt. Het uitstelbericht wordt dan automatisch gemaakt.',
    informed: ({ expected }) =>
      expected === undefined ? 'Leg vast wat u de klager hebt verteld.' : 'Leg vast welke datum u de klager hebt genoemd.',
    progress: () => 'Leg vast wat er is gedaan, in woorden voor de klager.',
    decided: () => 'Leg de beslissing vast. De brief aan de klager wordt dan automatisch gemaakt.',
    notified: () => 'Leg vast hoe u de klager hebt geschreven.',
    referred: ({ how }) =>
      how === undefined
        ? 'Leg de doorverwijzing vast. De brief daarover wordt dan automatisch gemaakt.'
        : 'Leg vast hoe u de klager hebt doorverwezen.',
    judged: ({ measures }) =>
      measures === undefined ? 'Leg een oordeel vast waarvoor wij niets hoeven te doen.' : 'Leg het oordeel vast, en wat wij moeten doen.',
    executed: () => 'Leg vast dat het oordeel is uitgevoerd.',
    delivered: ({ how }) => (how === null ? 'Leg vast dat de brief is aangekomen.' : 'Leg vast dat de brief is verstuurd.'),
    undelivered: () => 'Leg vast dat de brief niet is aangekomen.',
    closed: () => 'Leg vast dat de klacht is afgesloten.',
  },
  en: {
    acknowledged: () => 'Record how you confirmed receipt.',
    'trainer-contacted': () => 'Record that you spoke to the trainer.',
    'complainant-contacted': () => 'Record that you spoke to the complainant.',
    'background-reviewed': () => 'Record that you reviewed the background and the contract.',
    discussed: () => 'Record that you discussed the problem with the complainant.',
    delayed: () => 'Record the new date, and why it takes longer. The delay letter is then made automatically.',
    informed: ({ expected }) =>
      expected === undefined ? 'Record what you told the client.' : 'Record the date that you named to the client.',
    progress: () => 'Record what was done, in words for the client.',
    decided: () => 'Record the decision. The letter to the client is then made automatically.',
    notified: () => 'Record how you wrote to the client.',
    referred: ({ how }) =>
      how === undefined ? 'Record the referral. The letter about it is then made automatically.' : 'Record how you referred the client.',
    judged: ({ measures }) =>
      measures === undefined ? 'Record a judgment that asks nothing of us.' : 'Record the judgment, and what we have to do.',
    executed: () => 'Record that the judgment was carried out.',
    delivered: ({ how }) => (how === null ? 'Record that the letter arrived.' : 'Record that the letter was sent.'),
    undelivered: () => 'Record that the letter did not arrive.',
    closed: () => 'Record that the complaint is closed.',
  },
}

/** What is recorded, as a sentence. */
export function recordText({ step, fields }: StepToRecord, language: Language): string {
  return TEXTS[language][step](fields)
}

/** Fields that take a text, which may need lines of its own. */
const TEXT_FIELDS: readonly string[] = ['told', 'reason', 'letter', 'judgment', 'measures', 'despite']

/** What belongs in the place of a field that only the person knows. */
const HINTS: Record<Language, Record<string, string>> = {
  nl: {
    by: 'uw naam zoals in organisation.yml',
    how: 'email, post, by-hand (persoonlijk), phone of in-person (mondeling)',
    expected: 'de datum, zoals 2026-12-01',
    told: 'wat de klager weet; het kan in een brief komen te staan',
    'delayed reason': 'waarom het langer duurt; dit staat in de brief aan de klager',
    'undelivered reason': 'hoe u weet dat de brief niet is aangekomen',
    outcome: 'upheld (gegrond), partly-upheld (gedeeltelijk gegrond) of not-upheld (ongegrond)',
    letter: 'de tekst van de beslissing; dit staat in de brief aan de klager',
    judgment: 'het oordeel van de bemiddelaar',
    measures: 'wat wij volgens het oordeel moeten doen',
    despite: 'waarom u nu al beslist; dit is voor collega’s',
  },
  en: {
    by: 'your id in organisation.yml',
    how: 'email, post, by-hand, phone or in-person',
    expected: 'the date, such as 2026-12-01',
    told: 'what the client knows; it may stand in a letter',
    'delayed reason': 'why it takes longer; this stands in the letter to the client',
    'undelivered reason': 'how you know that the letter did not arrive',
    outcome: 'upheld, partly-upheld or not-upheld',
    letter: 'the text of the decision; this stands in the letter to the client',
    judgment: 'the judgment of the mediator',
    measures: 'what the judgment asks us to do',
    despite: 'why you decide already; this is for colleagues',
  },
}

/**
 * The lines to put at the end of `steps`, indented as the list is in every case file. `by` is who records it; null where that is not
 * known. `…` stands where the person fills something in, with what belongs there behind a #; the check refuses one that is left.
 */
export function readyLine(record: StepToRecord, today: CalendarDate, by: string | null, language: Language = 'nl'): string {
  const values: Record<string, string | null> = { on: today, step: record.step, by: record.by ?? by, ...record.fields }
  const fields = Object.entries(values)
  const hint = (name: string) => HINTS[language][name] ?? HINTS[language][`${record.step} ${name}`] ?? ''
  const isText = ([name, value]: readonly [string, string | null]) => value === null && TEXT_FIELDS.includes(name)
  if (!fields.some(isText)) {
    const toFillIn = fields.flatMap(([name, value]) => (value === null ? [`${name}: ${hint(name)}`] : []))
    const line = `  - { ${fields.map(([name, value]) => `${name}: ${value ?? TO_FILL_IN}`).join(', ')} }`
    return toFillIn.length ? `${line}  # ${toFillIn.join('; ')}` : line
  }
  return fields
    .map(([name, value], index) => {
      const start = `${index ? '    ' : '  - '}${name}:`
      if (value !== null) return `${start} ${value}`
      return isText([name, value]) ? `${start} |  # ${hint(name)}\n      ${TO_FILL_IN}` : `${start} ${TO_FILL_IN}  # ${hint(name)}`
    })
    .join('\n')
}
