import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { day } from '../../procedure/calendar.ts'
import type { Problem } from '../../procedure/problem.ts'
import { CASE, CASE_HEAD, STEPS } from '../../testing/invented-case.ts'
import { ORGANISATION, TERMS } from '../../testing/invented-organisation.ts'
import { registerFolder, removeTemporaryFolders, writeFiles } from '../../testing/register-folder.ts'
import { problemAtPlace, problemInWords } from '../../views/problem-in-words.ts'
import { readOrganisation } from './organisation-file.ts'
import { brokenFiles, readRegister } from './register.ts'

afterAll(removeTemporaryFolders)

const TODAY = day('2026-11-22')
const FILE = 'cases/2026-0001.md'

function problemsOf(files: Readonly<Record<string, string>>) {
  return readRegister(registerFolder(files), TODAY).problems
}

/** The problem in English, as a terminal shows it, and below it in Dutch. */
const inWords = (one: Problem) => `  ${one.code}  ${problemAtPlace(one)}\n    ${problemInWords(one, 'nl')}`

const edit = (from: string, to: string): string => {
  if (!CASE.includes(from)) throw new Error(`not in the case: ${from}`)
  return CASE.replace(from, to)
}
const withSteps = (...rows: string[]): string => `---\n${CASE_HEAD}steps:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n`

test('which day it is can be told where the time zone does not exist, so that the rest is checked too', () => {
  const zoneOf = (text: string) => readOrganisation(registerFolder({ 'organisation.yml': text })).timeZone
  expect(zoneOf(ORGANISATION)).toBe('Europe/Amsterdam')
  expect(zoneOf(ORGANISATION.replace('Europe/Amsterdam', 'Europe/Nowhere'))).toBe('UTC')
})

test('a good register has no problem, and every file is counted', () => {
  const { problems, files, cases } = readRegister(
    registerFolder({ [FILE]: CASE, 'cases/2026-0001/a.txt': 'x', 'cases/README.md': '# x' }),
    TODAY,
  )
  expect(problems).toEqual([])
  expect(files).toBe(3)
  expect(cases.map(({ file, documents, body }) => ({ file, documents, body }))).toEqual([
    { file: FILE, documents: ['cases/2026-0001/a.txt'], body: 'In zijn eigen woorden.\n' },
  ])
})

describe('one problem in a file is one problem, at its line and column, in words', () => {
  test('in a case file', () => {
    const broken: readonly (readonly [name: string, text: string])[] = [
      ['a date that does not exist', edit('2026-11-03', '2026-02-29')],
      ['a date in Dutch', edit('2026-11-03', '03-11-2026')],
      ['a date in words', edit('2026-11-03', '3 november')],
      ['a date of a step that does not exist', edit('2026-11-06', '2026-11-31')],
      ['a field that is misspelt', edit('language: nl', 'language: nl\ncuorse: x')],
      ['a field nobody knows', edit('language: nl', 'language: nl\nbijzonderheden: x')],
      ['a field of the complainant at the margin', edit('about:', 'organisation: x\nabout:')],
      ['a field of another step', edit('step: trainer-contacted', 'step: trainer-contacted, outcome: upheld')],
      ['a missing field', edit('channel: email\n', '')],
      ['an empty field', edit('channel: email', 'channel:')],
      ['a missing group', edit('complainant:\n  name: Jan de Vries\n  email: jan@example.org\n  role: participant\n', '')],
      ['a missing field of a step', edit(', by: anna-jansen }\n---', ' }\n---')],
      ['text where a list belongs', edit('[peter-smit]', 'peter-smit')],
      [
        'text where a group belongs',
        edit('complainant:\n  name: Jan de Vries\n  email: jan@example.org\n  role: participant', 'complainant: Jan de Vries'),
      ],
      ['a list where text belongs', edit('summary: De trainer kwam te laat.', 'summary: [De trainer kwam te laat.]')],
      ['a group where text belongs', edit('summary: De trainer kwam te laat.', 'summary:\n  kort: x')],
      ['text where a step belongs', edit('  - { on: 2026-11-06, step: complainant-contacted, by: anna-jansen }', '  - gebeld')],
      ['a step nobody knows', edit('step: trainer-contacted', 'step: gebeld')],
      ['a step that is misspelt', edit('step: trainer-contacted', 'step: trainer-contactd')],
      ['no step in a step', edit('step: trainer-contacted, ', '')],
      ['a field that stands twice', edit('language: nl', 'channel: phone')],
      ['a choice nobody knows', edit('channel: email', 'channel: fax')],
      ['a choice that is misspelt', edit('category: trainer', 'category: trainers')],
      ['an address with a name', edit('jan@example.org', '"Jan <jan@example.org>"')],
      ['a handler nobody knows', edit('handler: anna-jansen', 'handler: jan-de-vries')],
      ['a handler that is misspelt', edit('handler: anna-jansen', 'handler: ana-jansen')],
      ['a handler who is complained about', edit('about: [peter-smit]', 'about: [anna-jansen]')],
      ['a person who left', edit('by: anna-jansen }\n---', 'by: daan-smeets }\n---')],
      ['a step before receipt', edit('on: 2026-11-05', 'on: 2026-11-02')],
      ['a step after today', edit('on: 2026-11-06', 'on: 2026-11-23')],
      ['a year that is not that of the number', edit('2026-11-03', '2025-11-03')],
      ['an invisible character', edit('De trainer', 'De\u202etrainer')],
      ['two lines where one belongs', edit('summary: De trainer kwam te laat.', 'summary: |\n  De trainer\n  kwam te laat.')],
      ['a quote that is not closed', edit('summary: De', 'summary: "De')],
      ['a colon in a text', edit('De trainer kwam', 'Trainer: kwam')],
      ['a closing line that is missing', CASE.replace('\n---\nIn', '\nIn')],
      ['no frontmatter', 'In zijn eigen woorden.\n'],
      ['an empty file', ''],
    ]
    const lines = broken.map(([name, text]) => {
      const problems = problemsOf({ [FILE]: text })
      expect(problems, name).toHaveLength(1)
      return `${name}\n${inWords(problems[0]!)}`
    })
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "a date that does not exist
        date  cases/2026-0001.md:2:11 received: "2026-02-29" is not a date that exists. Write the date as YYYY-MM-DD.
          cases/2026-0001.md, regel 2, received: "2026-02-29" is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD.
      a date in Dutch
        date  cases/2026-0001.md:2:11 received: "03-11-2026" is not a date. Write it as YYYY-MM-DD, for example 2026-11-03.
          cases/2026-0001.md, regel 2, received: "03-11-2026" is geen datum. Schrijf hem als JJJJ-MM-DD, bijvoorbeeld 2026-11-03.
      a date in words
        date  cases/2026-0001.md:2:11 received: this is not a date. Write it as YYYY-MM-DD, for example 2026-11-03.
          cases/2026-0001.md, regel 2, received: dit is geen datum. Schrijf hem als JJJJ-MM-DD, bijvoorbeeld 2026-11-03.
      a date of a step that does not exist
        date  cases/2026-0001.md:15:11 steps[1].on: "2026-11-31" is not a date that exists. Write the date as YYYY-MM-DD.
          cases/2026-0001.md, regel 15, steps[1].on: "2026-11-31" is geen bestaande datum. Schrijf de datum als JJJJ-MM-DD.
      a field that is misspelt
        unknown-key  cases/2026-0001.md:5:1 cuorse: "cuorse" is not a field here. Did you mean "course"? Correct the spelling, or remove the line.
          cases/2026-0001.md, regel 5, cuorse: "cuorse" is hier geen veld. Bedoelt u "course"? Verbeter het woord, of haal de regel weg.
      a field nobody knows
        unknown-key  cases/2026-0001.md:5:1 …: this is not a field here. Remove the line, indent it below the field it belongs to, or use one of the fields received, channel, language, complainant, course, related, about, handler, category, summary, wish, steps.
          cases/2026-0001.md, regel 5, …: dit is hier geen veld. Haal de regel weg, laat hem inspringen onder het veld waar hij bij hoort, of gebruik een van deze velden: received, channel, language, complainant, course, related, about, handler, category, summary, wish, steps.
      a field of the complainant at the margin
        unknown-key  cases/2026-0001.md:9:1 organisation: "organisation" is not a field here. Remove the line, indent it below the field it belongs to, or use one of the fields received, channel, language, complainant, course, related, about, handler, category, summary, wish, steps.
          cases/2026-0001.md, regel 9, organisation: "organisation" is hier geen veld. Haal de regel weg, laat hem inspringen onder het veld waar hij bij hoort, of gebruik een van deze velden: received, channel, language, complainant, course, related, about, handler, category, summary, wish, steps.
      a field of another step
        unknown-key  cases/2026-0001.md:14:48 steps[0].outcome: "outcome" is not a field here. Remove the line, indent it below the field it belongs to, or use one of the fields on, step, by, note.
          cases/2026-0001.md, regel 14, steps[0].outcome: "outcome" is hier geen veld. Haal de regel weg, laat hem inspringen onder het veld waar hij bij hoort, of gebruik een van deze velden: on, step, by, note.
      a missing field
        missing  cases/2026-0001.md:2:1 channel: this field is missing. Choose one of email, phone, in-person, letter, web-form.
          cases/2026-0001.md, regel 2, channel: dit veld ontbreekt of is leeg. Kies een van deze woorden: email, phone, in-person, letter, web-form.
      an empty field
        missing  cases/2026-0001.md:3:1 channel: this field is missing. Choose one of email, phone, in-person, letter, web-form.
          cases/2026-0001.md, regel 3, channel: dit veld ontbreekt of is leeg. Kies een van deze woorden: email, phone, in-person, letter, web-form.
      a missing group
        missing  cases/2026-0001.md:2:1 complainant: this field is missing. Add it: Who complains: name, email, organisation, role, salutation and address.
          cases/2026-0001.md, regel 2, complainant: dit veld ontbreekt of is leeg. Vul het in. Wie er klaagt: name, email, organisation, role, salutation en address.
      a missing field of a step
        missing  cases/2026-0001.md:15:5 steps[1].by: this field is missing. Add it: The id of the staff member who did or recorded it; for a judgment the id of the mediator.
          cases/2026-0001.md, regel 15, steps[1].by: dit veld ontbreekt of is leeg. Vul het in. De korte naam van de medewerker die het deed of opschreef; bij een oordeel die van de bemiddelaar.
      text where a list belongs
        type  cases/2026-0001.md:9:8 about: expected a list, found text. Write [ and ] around it, or each item on a line of its own that starts with a hyphen. The ids of the persons complained about, such as [jan-voorbeeld]; [] where it is about nobody in particular.
          cases/2026-0001.md, regel 9, about: hier hoort een lijst, maar er staat tekst. Zet er [ en ] omheen, of zet elk onderdeel op een eigen regel die begint met een streepje. De korte namen van de mensen over wie de klacht gaat, zoals [jan-voorbeeld]; [] als het over niemand in het bijzonder gaat.
      text where a group belongs
        type  cases/2026-0001.md:5:14 complainant: expected a group of fields, found text. Write its fields on lines of their own below it, two spaces further to the right. Who complains: name, email, organisation, role, salutation and address.
          cases/2026-0001.md, regel 5, complainant: hier hoort een groep velden, maar er staat tekst. Zet de velden op eigen regels eronder, twee spaties verder naar rechts. Wie er klaagt: name, email, organisation, role, salutation en address.
      a list where text belongs
        type  cases/2026-0001.md:12:10 summary: expected text, found a list. Write plain text after the colon; put quotation marks around it where it starts with [ or {. The complaint in one sentence, in words the client recognises: it stands in the acknowledgement.
          cases/2026-0001.md, regel 12, summary: hier hoort tekst, maar er staat een lijst. Schrijf gewone tekst achter de dubbele punt; zet er aanhalingstekens omheen als de tekst begint met [ of {. De klacht in één zin, in woorden die de klager herkent: de zin staat in de ontvangstbevestiging.
      a group where text belongs
        type  cases/2026-0001.md:13:3 summary: expected text, found a group of fields. Write plain text after the colon; put quotation marks around it where it starts with [ or {. The complaint in one sentence, in words the client recognises: it stands in the acknowledgement.
          cases/2026-0001.md, regel 13, summary: hier hoort tekst, maar er staat een groep velden. Schrijf gewone tekst achter de dubbele punt; zet er aanhalingstekens omheen als de tekst begint met [ of {. De klacht in één zin, in woorden die de klager herkent: de zin staat in de ontvangstbevestiging.
      text where a step belongs
        type  cases/2026-0001.md:15:5 steps[1]: expected a group of fields, found text. Write its fields on lines of their own below it, two spaces further to the right. A step: on, step, by and what belongs to that step.
          cases/2026-0001.md, regel 15, steps[1]: hier hoort een groep velden, maar er staat tekst. Zet de velden op eigen regels eronder, twee spaties verder naar rechts. Een stap: on, step, by en wat er bij die stap hoort.
      a step nobody knows
        choice  cases/2026-0001.md:14:29 steps[0].step: what stands here is not one of acknowledged, trainer-contacted, complainant-contacted, background-reviewed, discussed, delayed, informed, progress, decided, notified, withdrawn, closed, dissatisfied, referred, accepted, judged, executed, delivered, undelivered, corrected, retracted. Choose one of these.
          cases/2026-0001.md, regel 14, steps[0].step: wat hier staat, is geen geldige keuze. Kies een van deze woorden: acknowledged, trainer-contacted, complainant-contacted, background-reviewed, discussed, delayed, informed, progress, decided, notified, withdrawn, closed, dissatisfied, referred, accepted, judged, executed, delivered, undelivered, corrected, retracted.
      a step that is misspelt
        choice  cases/2026-0001.md:14:29 steps[0].step: "trainer-contactd" is not one of acknowledged, trainer-contacted, complainant-contacted, background-reviewed, discussed, delayed, informed, progress, decided, notified, withdrawn, closed, dissatisfied, referred, accepted, judged, executed, delivered, undelivered, corrected, retracted. Did you mean "trainer-contacted"?
          cases/2026-0001.md, regel 14, steps[0].step: "trainer-contactd" is geen geldige keuze. Bedoelt u "trainer-contacted"? Kies een van deze woorden: acknowledged, trainer-contacted, complainant-contacted, background-reviewed, discussed, delayed, informed, progress, decided, notified, withdrawn, closed, dissatisfied, referred, accepted, judged, executed, delivered, undelivered, corrected, retracted.
      no step in a step
        missing  cases/2026-0001.md:14:5 steps[0].step: this field is missing. Choose one of acknowledged, trainer-contacted, complainant-contacted, background-reviewed, discussed, delayed, informed, progress, decided, notified, withdrawn, closed, dissatisfied, referred, accepted, judged, executed, delivered, undelivered, corrected, retracted.
          cases/2026-0001.md, regel 14, steps[0].step: dit veld ontbreekt of is leeg. Kies een van deze woorden: acknowledged, trainer-contacted, complainant-contacted, background-reviewed, discussed, delayed, informed, progress, decided, notified, withdrawn, closed, dissatisfied, referred, accepted, judged, executed, delivered, undelivered, corrected, retracted.
      a field that stands twice
        duplicate-key  cases/2026-0001.md:4:1 this field stands here twice. Keep one of the two.
          cases/2026-0001.md, regel 4: dit veld staat er twee keer. Haal een van de twee weg.
      a choice nobody knows
        choice  cases/2026-0001.md:3:10 channel: what stands here is not one of email, phone, in-person, letter, web-form. Choose one of these.
          cases/2026-0001.md, regel 3, channel: wat hier staat, is geen geldige keuze. Kies een van deze woorden: email, phone, in-person, letter, web-form.
      a choice that is misspelt
        choice  cases/2026-0001.md:11:11 category: "trainers" is not one of trainer, content, planning, materials, invoicing, facilities, other. Did you mean "trainer"?
          cases/2026-0001.md, regel 11, category: "trainers" is geen geldige keuze. Bedoelt u "trainer"? Kies een van deze woorden: trainer, content, planning, materials, invoicing, facilities, other.
      an address with a name
        address  cases/2026-0001.md:7:11 complainant.email: this is not one e-mail address. Write just the address, such as name@example.org.
          cases/2026-0001.md, regel 7, complainant.email: dit is geen goed e-mailadres, of het zijn er meer. Schrijf alleen het adres, zoals naam@example.org.
      a handler nobody knows
        unknown-person  cases/2026-0001.md:10:10 handler: this is not the id of a member of staff in organisation.yml. Choose one of anna-jansen, bram-visser, carla-mulder, daan-smeets, or add the person there first.
          cases/2026-0001.md, regel 10, handler: dit is niet de korte naam van een medewerker in organisation.yml. Kies uit anna-jansen, bram-visser, carla-mulder, daan-smeets, of voeg de persoon daar eerst toe.
      a handler that is misspelt
        unknown-person  cases/2026-0001.md:10:10 handler: "ana-jansen" is not the id of a member of staff in organisation.yml. Did you mean "anna-jansen"?
          cases/2026-0001.md, regel 10, handler: "ana-jansen" is niet de korte naam van een medewerker in organisation.yml. Bedoelt u "anna-jansen"? Verbeter het dan.
      a handler who is complained about
        conflict  cases/2026-0001.md:10:10 handler: the handler is one of the persons complained about, so somebody else handles the case. Choose another member of staff.
          cases/2026-0001.md, regel 10, handler: de klacht gaat ook over de behandelaar, dus iemand anders moet het dossier behandelen. Kies een andere medewerker.
      a person who left
        not-active  cases/2026-0001.md:15:56 steps[1].by: "daan-smeets" is not a member of staff on "2026-11-06". Correct the date, or name the person who did it.
          cases/2026-0001.md, regel 15, steps[1].by: "daan-smeets" is op "2026-11-06" geen medewerker. Verbeter de datum, of noem wie het deed.
      a step before receipt
        order  cases/2026-0001.md:14:11 steps[0].on: "2026-11-02" lies before the day of receipt, "2026-11-03". Correct one of the two dates.
          cases/2026-0001.md, regel 14, steps[0].on: "2026-11-02" ligt vóór de dag van ontvangst, "2026-11-03". Verbeter een van de twee datums.
      a step after today
        future  cases/2026-0001.md:15:11 steps[1].on: "2026-11-23" is after today, 2026-11-22. A step tells what has happened: add it on the day itself.
          cases/2026-0001.md, regel 15, steps[1].on: "2026-11-23" ligt na vandaag, 2026-11-22. Een stap vertelt wat er is gebeurd: voeg hem toe op de dag zelf.
      a year that is not that of the number
        id-year  cases/2026-0001.md:2:11 received: "2025-11-03" is not in 2026, the year in the number of the case. The number carries the year of receipt: correct the date, or give the file a number of 2025.
          cases/2026-0001.md, regel 2, received: "2025-11-03" valt niet in 2026, het jaar in het nummer van het dossier. Het nummer begint met het jaar van ontvangst: verbeter de datum, of geef het bestand een nummer van 2025.
      an invisible character
        characters  cases/2026-0001.md:12:12 summary: there is a character here that nobody can see, U+202E. Remove it: type the words around it again by hand.
          cases/2026-0001.md, regel 12, summary: hier staat een teken dat niemand kan zien, U+202E. Haal het weg: typ de woorden eromheen opnieuw.
      two lines where one belongs
        line  cases/2026-0001.md:13:1 summary: this must be one line of text. Join the lines.
          cases/2026-0001.md, regel 13, summary: dit moet één regel tekst zijn. Voeg de regels samen.
      a quote that is not closed
        yaml  cases/2026-0001.md:13:1 this cannot be read. Look here and on the line above for a missing quotation mark, a colon followed by a space inside a text (put the text in quotation marks), or a line that is not indented like its neighbours.
          cases/2026-0001.md, regel 13: dit is niet te lezen. Kijk hier en op de regel erboven: ontbreekt er een aanhalingsteken, staat er in een tekst een dubbele punt met een spatie erachter (zet de tekst tussen aanhalingstekens), of springt een regel anders in dan de regels eromheen? Verbeter dat.
      a colon in a text
        yaml  cases/2026-0001.md:12:17 this cannot be read. Look here and on the line above for a missing quotation mark, a colon followed by a space inside a text (put the text in quotation marks), or a line that is not indented like its neighbours.
          cases/2026-0001.md, regel 12: dit is niet te lezen. Kijk hier en op de regel erboven: ontbreekt er een aanhalingsteken, staat er in een tekst een dubbele punt met een spatie erachter (zet de tekst tussen aanhalingstekens), of springt een regel anders in dan de regels eromheen? Verbeter dat.
      a closing line that is missing
        frontmatter  cases/2026-0001.md:1:1 the line --- that ends the fields is missing. Add it below the last field.
          cases/2026-0001.md, regel 1: de regel met --- waarmee de velden eindigen, ontbreekt. Zet die onder het laatste veld.
      no frontmatter
        frontmatter  cases/2026-0001.md:1:1 the first line must be --- and nothing else, without a space or an empty line before it. Write the three hyphens on line 1.
          cases/2026-0001.md, regel 1: op de eerste regel moet --- staan en verder niets, zonder spatie of lege regel ervoor. Zet de drie streepjes op regel 1.
      an empty file
        frontmatter  cases/2026-0001.md:1:1 the first line must be --- and nothing else, without a space or an empty line before it. Write the three hyphens on line 1.
          cases/2026-0001.md, regel 1: op de eerste regel moet --- staan en verder niets, zonder spatie of lege regel ervoor. Zet de drie streepjes op regel 1."
    `)
  })

  test('in organisation.yml', () => {
    const broken: readonly (readonly [from: string, to: string])[] = [
      ['Europe/Amsterdam', 'Europe/Amsterdan'],
      ['https://klachten.example.org', 'klachten.example.org'],
      ['reminderDays: [4, 2, 1]', 'warnDays: 4'],
      ['reminderDays: [4, 2, 1]', 'reminderDays: [vier]'],
      ['reminderDays: [4, 2, 1]', 'reminderDays: [1, 2]'],
      ['automaticLetters: true', 'automaticLetters: ja'],
      ['id: bram-visser', 'id: anna-jansen'],
      ['id: bram-visser', 'id: Bram Visser'],
      ['until: 2026-11-05', 'until: 2019-06-30'],
      ['trainers:', 'trainer:'],
      ['name: The Square Mile\ntime', 'time'],
    ]
    const lines = broken.flatMap(([from, to]) => {
      if (!ORGANISATION.includes(from)) throw new Error(from)
      return [`${to.replaceAll('\n', ' ')}`, ...problemsOf({ 'organisation.yml': ORGANISATION.replace(from, to) }).map(inWords)]
    })
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "Europe/Amsterdan
        time-zone  organisation.yml:2:11 timeZone: this is not a time zone. Write one such as Europe/Amsterdam.
          organisation.yml, regel 2, timeZone: dit is geen tijdzone. Schrijf er een zoals Europe/Amsterdam.
      klachten.example.org
        site  organisation.yml:3:7 site: this is not the address of a site. Write it with https://.
          organisation.yml, regel 3, site: dit is niet het adres van een website. Schrijf het met https:// ervoor.
      warnDays: 4
        unknown-key  organisation.yml:19:3 norms.warnDays: "warnDays" is not a field any more. Write reminderDays instead: the days before a due date on which the handler is reminded, such as reminderDays: [4, 2, 1]. A due date counts as due soon from the first of them on.
          organisation.yml, regel 19, norms.warnDays: "warnDays" is geen veld meer. Schrijf in plaats daarvan reminderDays: hoeveel dagen vóór een uiterste datum de behandelaar een herinnering krijgt, zoals reminderDays: [4, 2, 1]. Vanaf de eerste herinnering staat er dat een termijn bijna afloopt.
      reminderDays: [vier]
        number  organisation.yml:19:18 norms.reminderDays[0]: this must be a whole number from 1 to 30.
          organisation.yml, regel 19, norms.reminderDays[0]: schrijf hier een heel getal van 1 tot en met 30.
      reminderDays: [1, 2]
        reminder-days  organisation.yml:19:17 norms.reminderDays: these must be different numbers of days, the largest first. Write them such as [4, 2, 1].
          organisation.yml, regel 19, norms.reminderDays: dit moeten verschillende aantallen dagen zijn, het grootste eerst. Schrijf ze zoals [4, 2, 1].
      automaticLetters: ja
        choice  organisation.yml:20:21 norms.automaticLetters: write true or false.
          organisation.yml, regel 20, norms.automaticLetters: schrijf hier true (ja) of false (nee).
      id: anna-jansen
        id-twice  organisation.yml:8:11 staff[1].id: this id is given twice. Every id stands for one person in one role, for ever: choose another.
          organisation.yml, regel 8, staff[1].id: deze korte naam staat er twee keer. Elke korte naam hoort voor altijd bij één persoon in één rol: kies een andere.
      id: Bram Visser
        id  organisation.yml:8:11 staff[1].id: an id is made of small letters, digits and hyphens, such as anna-jansen. Use the id from organisation.yml.
          organisation.yml, regel 8, staff[1].id: een korte naam bestaat uit kleine letters, cijfers en streepjes, zoals anna-jansen. Gebruik de korte naam uit organisation.yml.
      until: 2019-06-30
        order  organisation.yml:10:93 staff[3].until: "2019-06-30" lies before from. Correct one of the two dates.
          organisation.yml, regel 10, staff[3].until: "2019-06-30" ligt vóór de datum bij "from". Verbeter een van de twee datums.
      trainer:
        missing  organisation.yml:1:1 trainers: this field is missing. Add it: The trainers; each reads the cases that name them in about.
          organisation.yml, regel 1, trainers: dit veld ontbreekt of is leeg. Vul het in. De trainers; elk leest de dossiers waarin de eigen korte naam in about staat.
        unknown-key  organisation.yml:11:1 trainer: "trainer" is not a field here. Did you mean "trainers"? Correct the spelling, or remove the line.
          organisation.yml, regel 11, trainer: "trainer" is hier geen veld. Bedoelt u "trainers"? Verbeter het woord, of haal de regel weg.
      time
        missing  organisation.yml:1:1 name: this field is missing. Add it: The name of the organisation.
          organisation.yml, regel 1, name: dit veld ontbreekt of is leeg. Vul het in. De naam van de organisatie."
    `)
  })

  test('in a policy version', () => {
    const lines = [
      { 'site/policy/2026-01-01/terms.yml': TERMS.replace('14', '0') },
      { 'site/policy/2026-01-01/terms.yml': TERMS.replace('shona-ackerman', 'shona-akerman') },
      { 'site/policy/2026-01-01/nl.md': 'x' },
      { 'site/policy/2026-02-30/terms.yml': TERMS },
    ].flatMap((files) => problemsOf(files).map(inWords))
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "  number  site/policy/2026-01-01/terms.yml:1:15 decisionDays: this must be a whole number from 1 to 365.
          site/policy/2026-01-01/terms.yml, regel 1, decisionDays: schrijf hier een heel getal van 1 tot en met 365.
        unknown-person  site/policy/2026-01-01/terms.yml:4:11 mediator: "shona-akerman" is not the id of a mediator in organisation.yml. Did you mean "shona-ackerman"?
          site/policy/2026-01-01/terms.yml, regel 4, mediator: "shona-akerman" is niet de korte naam van een bemiddelaar in organisation.yml. Bedoelt u "shona-ackerman"? Verbeter het dan.
        file  site/policy/2026-01-01/terms.yml:1:1 this file is missing. Put it back, or make it.
          site/policy/2026-01-01/terms.yml, regel 1: dit bestand ontbreekt. Zet het terug, of maak het.
        policy-name  site/policy/2026-02-30:1:1 a policy version is a folder named after the day it came into force, such as 2014-11-06. Rename or remove this.
          site/policy/2026-02-30, regel 1: een versie van de klachtenregeling is een map met als naam de dag waarop zij inging, zoals 2014-11-06. Geef dit een andere naam, of haal het weg."
    `)
  })
})

test('all problems of a file are told at once, each at its own place, in the order of the file', () => {
  const problems = problemsOf({
    [FILE]: edit('2026-11-03', '2026-13-03').replace('channel: email', 'channel: fax').replace('on: 2026-11-06', 'on: 6-11'),
  })
  expect(problems.map(({ line, column, field }) => ({ line, column, field }))).toEqual([
    { line: 2, column: 11, field: 'received' },
    { line: 3, column: 10, field: 'channel' },
    { line: 15, column: 11, field: 'steps[1].on' },
  ])
})

test('places are those of the file as the editor shows it: byte order mark, Windows line ends, quotes', () => {
  const text = `\uFEFF${edit('received: 2026-11-03', '"received" : "2026-02-30"').replaceAll('\n', '\r\n')}`
  expect(problemsOf({ [FILE]: text })).toMatchObject([{ line: 2, column: expect.any(Number), field: 'received' }])
  expect(problemsOf({ [FILE]: text })[0]!.column).toBeGreaterThanOrEqual(14)
})

test.each<[what: string, name: string]>([
  ['a name that is no number', 'cases/klacht.md'],
  ['capitals in the extension', 'cases/2026-0001.MD'],
  ['a number that is too short', 'cases/2026-1.md'],
  ['a number with a tail', 'cases/2026-0001-kopie.md'],
  ['another kind of file', 'cases/2026-0001.pdf'],
  ['no extension', 'cases/2026-0001 (1)'],
  ['a name with a line end', 'cases/2026-0001.md\n.md'],
  ['a name that goes upwards', 'cases/..2026-0001.md'],
  ['digits of another script', 'cases/٢٠٢٦-٠٠٠١.md'],
])('a case file with %s is refused and not opened', (_, name) => {
  const register = readRegister(registerFolder({ [name]: CASE, [FILE === name ? 'x' : 'cases/2026-0002.md']: CASE }), TODAY)
  if (name.includes('/..')) expect(register.cases.map(({ file }) => file)).toEqual(['cases/2026-0002.md'])
  else expect(register.problems).toMatchObject([{ file: name.replace('\n', '\uFFFD'), code: 'file-name' }])
  expect(register.files).toBe(3)
})

describe('links and other things that are no files', () => {
  const elsewhere = registerFolder({ 'cases/2026-0009.md': CASE, 'papers/secret.txt': 'x' })
  const linked = (path: string, target: string, files: Readonly<Record<string, string>> = {}) => {
    const root = registerFolder(files)
    mkdirSync(join(root, path, '..'), { recursive: true })
    symlinkSync(join(elsewhere, target), join(root, path))
    return readRegister(root, TODAY)
  }

  test('a case that is a link is refused, its target not opened', () => {
    expect(linked(FILE, 'cases/2026-0009.md')).toMatchObject({ cases: [], problems: [{ file: FILE, line: 1, column: 1, code: 'file' }] })
  })

  test('a case that is a folder is refused', () => {
    expect(readRegister(registerFolder({ [`${FILE}/x`]: 'x' }), TODAY)).toMatchObject({
      cases: [],
      problems: [{ file: FILE, code: 'file' }],
    })
  })

  test('a folder of documents that is a link is refused, its target not listed', () => {
    const register = linked('cases/2026-0001', 'papers', { [FILE]: CASE })
    expect(register.problems).toMatchObject([{ file: 'cases/2026-0001', code: 'file-name' }])
    expect(register.cases[0]?.documents).toEqual([])
  })

  test('a document that is a link, or in a linked folder, is refused', () => {
    for (const target of ['papers/secret.txt', 'papers']) {
      const register = linked('cases/2026-0001/brief', target, { [FILE]: CASE })
      expect(register.problems).toMatchObject([{ file: 'cases/2026-0001/brief', code: 'file' }])
      expect(register.cases[0]?.documents).toEqual([])
    }
  })

  test('a folder of cases that is a link is a problem, not an empty register', () => {
    expect(linked('cases', 'cases')).toMatchObject({ cases: [], problems: [{ file: 'cases', code: 'folder' }] })
  })

  test('a policy version or its terms that are links are refused', () => {
    expect(linked('site/policy/2026-01-01', 'papers').problems).toMatchObject([{ file: 'site/policy/2026-01-01', code: 'policy-name' }])
    expect(linked('site/policy/2026-01-01/terms.yml', 'site/policy/2014-11-06/terms.yml').problems).toMatchObject([{ code: 'file' }])
  })

  test('organisation.yml that is a link is refused', () => {
    const root = registerFolder()
    rmSync(join(root, 'organisation.yml'))
    symlinkSync(join(elsewhere, 'organisation.yml'), join(root, 'organisation.yml'))
    expect(readRegister(root, TODAY)).toMatchObject({ organisation: null, problems: [{ file: 'organisation.yml', code: 'file' }] })
  })

  test('where letters cannot be read no case is planned, because it might be sent twice', () => {
    expect(linked('letters', 'papers', { [FILE]: CASE })).toMatchObject({ cases: [], problems: [{ file: 'letters', code: 'folder' }] })
    expect(linked('letters/2026-0001', 'papers', { [FILE]: CASE, 'cases/2026-0002.md': CASE })).toMatchObject({
      cases: [{ file: 'cases/2026-0002.md' }],
      problems: [{ file: 'letters/2026-0001', code: 'folder' }],
    })
  })

  test.skipIf(process.getuid?.() === 0)('a folder of cases that may not be read is a problem, not an empty register', () => {
    const root = registerFolder({ [FILE]: CASE })
    chmodSync(join(root, 'cases'), 0)
    expect(readRegister(root, TODAY)).toMatchObject({ cases: [], problems: [{ file: 'cases', code: 'folder' }] })
    chmodSync(join(root, 'cases'), 0o700)
  })
})

test('documents whose names differ only in capitals, and documents without a case, are problems', () => {
  const problems = problemsOf({
    [FILE]: CASE,
    'cases/2026-0001/Brief.txt': 'x',
    'cases/2026-0001/brief.txt': 'x',
    'cases/2026-0009/x.txt': 'x',
  })
  expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual(['cases/2026-0001/brief.txt file-name', 'cases/2026-0009 no-case'])
})

test('a character that nobody can see in the words of the complainant is a problem at its place, and the case can be used', () => {
  const { problems, cases } = readRegister(registerFolder({ [FILE]: CASE.replace('eigen woorden', 'eigen\u001b[2J \u202ewoorden') }), TODAY)
  expect(problems).toMatchObject([
    {
      file: FILE,
      line: 17,
      column: 14,
      field: null,
      code: 'words',
      message: { en: expect.stringContaining('U+001B'), nl: expect.stringContaining('U+001B') },
    },
  ])
  expect(cases.map(({ body }) => body)).toEqual(['In zijn eigen\u001b[2J \u202ewoorden.\n'])
  expect(brokenFiles(problems)).toEqual([])
})

const LETTER = `---
case: 2026-0001
kind: acknowledgement
due: 2026-11-04
automatic: true
to: { name: Jan de Vries, address: jan@example.org }
subject: "Uw klacht 2026-0001"
language: nl
messageId: <2026-0001.acknowledgement@example.org>
claimed: 2026-11-03T10:00:00Z
steps: 0
attempts: 1
sent: 2026-11-03T10:00:02Z
sha256: "${'0'.repeat(64)}"
---
Geachte heer De Vries,
`

test.each<[what: string, from: string, to: string, field: string]>([
  ['an instant that does not exist', '2026-11-03T10:00:02Z', '2026-11-31T10:00:02Z', 'sent'],
  ['an hour that does not exist', '2026-11-03T10:00:00Z', '2026-11-03T24:00:00Z', 'claimed'],
  ['a time of another zone', '2026-11-03T10:00:00Z', '2026-11-03T10:00:00+01:00', 'claimed'],
  ['a kind nobody knows', 'kind: acknowledgement', 'kind: brief', 'kind'],
  ['a header in the subject', 'Uw klacht 2026-0001"', 'Uw klacht\\r\\nBcc: x@example.org"', 'subject'],
  ['two addresses', 'jan@example.org', '"jan@example.org, b@example.org"', 'to.address'],
])('a letter with %s is a problem, and its case is not planned', (_, from, to, field) => {
  const letter = 'letters/2026-0001/acknowledgement.md'
  const files = { [FILE]: CASE, 'cases/2026-0002.md': CASE, [letter]: LETTER.replace(from, to) }
  expect(readRegister(registerFolder({ ...files, [letter]: LETTER }), TODAY)).toMatchObject({ problems: [], cases: [{}, {}] })
  expect(readRegister(registerFolder(files), TODAY)).toMatchObject({
    cases: [{ file: 'cases/2026-0002.md' }],
    problems: [{ file: letter, field }],
  })
})

test('a correction that names no date is a problem, also where the case is closed later', () => {
  const bad = (to: string) =>
    `{ on: 2026-11-05, step: corrected, by: anna-jansen, field: received, from: 2026-11-03, to: ${to}, reason: x }`
  const closed = '{ on: 2026-11-20, step: closed, by: anna-jansen }'
  const again = '{ on: 2026-11-06, step: corrected, by: anna-jansen, field: received, from: 2026-11-03, to: 2026-11-02, reason: x }'
  for (const to of ['morgen', 'Jan de Vries', '2026-02-30']) {
    const problems = problemsOf({ [FILE]: withSteps(bad(to), again, closed) })
    expect(problems.map(({ field, code }) => `${field} ${code}`)).toContain('steps[0].to date')
    expect(JSON.stringify(problems)).not.toContain(to)
    expect(problemsOf({ [FILE]: withSteps(bad(to), closed) })).toMatchObject([{ field: 'steps[0].to', code: 'date' }])
  }
})

test('one broken file of every kind stands in no other file’s way', () => {
  const root = registerFolder({ [FILE]: CASE })
  const broken = {
    '2026-0101.md': '',
    '2026-0102.md': '---js\n',
    '2026-0103.md': `---\n${'['.repeat(20_000)}\n---\n`,
    '2026-0104.md': '---\n- a\n---\n',
    '2026-0105.md': '---\njust text\n---\n',
    '2026-0106.md': '\xff',
  }
  writeFiles(root, Object.fromEntries(Object.entries(broken).map(([name, text]) => [`cases/${name}`, text])))
  const register = readRegister(root, TODAY)
  expect(register.cases.map(({ file }) => file)).toEqual([FILE])
  expect(brokenFiles(register.problems)).toEqual(Object.keys(broken).map((name) => `cases/${name}`))
  for (const { line, column } of register.problems)
    expect({ line, column }).toEqual({ line: expect.any(Number), column: expect.any(Number) })
})

test('what lies after today is a problem of the check, and no damage', () => {
  const register = readRegister(registerFolder({ [FILE]: CASE.replace('on: 2026-11-06', 'on: 2026-11-23') }), TODAY)
  expect(register.problems).toMatchObject([{ code: 'future', field: 'steps[1].on' }])
  expect(brokenFiles(register.problems)).toEqual([])
  expect(register.cases).toHaveLength(1)
  expect(STEPS).toContain('2026-11-06')
})
