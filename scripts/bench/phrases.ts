// The sentences that generated cases are made of, Dutch and English: as long and as varied as what people write, about nobody.
import type { Language } from '../procedure/case.ts'

interface Phrases {
  readonly summaries: readonly string[]
  readonly wishes: readonly string[]
  readonly courses: readonly string[]
  /** What a complainant writes. */
  readonly story: readonly string[]
  /** Notes for colleagues with a step; without commas, so that they stand in a step on one line. */
  readonly notes: readonly string[]
  readonly reasons: readonly string[]
  /** The sentences of a decision. */
  readonly findings: readonly string[]
}

export const PHRASES: Record<Language, Phrases> = {
  nl: {
    summaries: [
      'De trainer kwam drie keer te laat en haalde de tijd niet in.',
      'De lessen sluiten niet aan bij het niveau dat bij de intake is vastgesteld.',
      'De factuur is hoger dan het bedrag in de offerte.',
      'Het lesmateriaal kwam pas na de tweede les, en de helft ontbrak.',
    ],
    wishes: ['Een andere trainer voor de rest van de cursus.', 'De gemiste lessen op een ander moment.', 'Een juiste factuur.'],
    courses: ['Zakelijk Engels B2', 'Nederlands op de werkvloer', 'Spaans voor beginners', 'Presenteren in het Engels'],
    story: [
      'Ik volg deze cursus sinds september met zes collega’s, en ik had mij er erg op verheugd.',
      'Bij de intake is afgesproken dat wij vooral zouden oefenen met gesprekken aan de telefoon.',
      'In de eerste vijf lessen is daar niets van terechtgekomen: wij lazen hardop voor uit het boek.',
      'Ik heb dit twee keer met de trainer besproken, maar er veranderde niets.',
      'Op dinsdag stonden wij een half uur voor een dichte deur; niemand had ons laten weten dat de les niet doorging.',
      'Mijn leidinggevende vraagt inmiddels of de cursus nog wel zin heeft.',
      'De andere deelnemers zijn het met mij eens, maar zij wilden zelf geen klacht indienen.',
      'Ik vraag u dit te onderzoeken en mij te laten weten wat u eraan gaat doen.',
    ],
    notes: [
      'gebeld en teruggebeld',
      'verslag in de map van de cursus',
      'herkent de klacht en vindt het vervelend',
      'offerte erbij gehaald',
    ],
    reasons: ['Wij hebben de trainer nog niet kunnen spreken; die is tot volgende week afwezig.', 'Wij wachten op de presentielijsten.'],
    findings: [
      'Wij hebben met u, met de trainer en met twee andere deelnemers gesproken.',
      'De afspraken van de intake en het lesplan hebben wij naast elkaar gelegd.',
      'Daaruit blijkt dat het gespreksonderdeel in het lesplan ontbreekt, terwijl het in de offerte staat.',
      'De trainer bevestigt dat twee lessen later zijn begonnen en biedt daarvoor excuses aan.',
      'U krijgt vier extra lessen, op een moment dat u kiest.',
    ],
  },
  en: {
    summaries: [
      'The trainer was late three times and did not make up for it.',
      'The lessons do not match the level that was established at the intake.',
      'The invoice is higher than the amount in the quotation.',
      'The course materials came after the second lesson, and half of them were missing.',
    ],
    wishes: ['Another trainer for the rest of the course.', 'The missed lessons at another time.', 'A correct invoice.'],
    courses: ['Business English B2', 'Dutch at work', 'Spanish for beginners', 'Presenting in English'],
    story: [
      'I have been taking this course since September with six colleagues, and I was looking forward to it.',
      'At the intake we agreed that we would mostly practise conversations on the telephone.',
      'Nothing came of that in the first five lessons: we took turns reading aloud from the book.',
      'I raised this with the trainer twice, but nothing changed.',
      'On Tuesday we stood before a closed door for half an hour; nobody had told us that the lesson was off.',
      'My manager has started to ask whether the course is worth the money.',
      'The other participants agree with me, but they did not want to complain themselves.',
      'Please look into this and let me know what you are going to do about it.',
    ],
    notes: ['rang and was rung back', 'report in the folder of the course', 'recognises the complaint', 'looked up the quotation'],
    reasons: ['We have not been able to speak to the trainer, who is away until next week.', 'We are waiting for the attendance lists.'],
    findings: [
      'We have spoken to you, to the trainer and to two other participants.',
      'We have laid the agreements of the intake beside the lesson plan.',
      'They show that the conversation practice in the quotation is missing from the lesson plan.',
      'The trainer confirms that two lessons started late and apologises for it.',
      'You get four additional lessons, at a time of your choice.',
    ],
  },
}
