// The public keys of those who may read the sealed pages: `site/keys/<id>.txt`, one file a person, in the form that `age -R` reads: a key a
// line, notes behind #. Post-quantum keys only (age1pq1…): age seals no file to these and others together.
import { basename } from 'node:path'
import type { Organisation } from '../../procedure/organisation.ts'
import type { Problem } from '../../procedure/problem.ts'
import type { Sentence } from '../../procedure/sentence.ts'
import { Unreadable, unreadableProblem } from './case-files.ts'
import { onDisk } from './names.ts'
import { isPublicKey, SECRET } from './public-key.ts'
import { entries, problem, type Reading } from './reading.ts'
import { KEYS_FILE } from './register-keys.ts'
import { readText } from './text-file.ts'

/** Where the keys lie, from the root of the register on `main`; the register's own key lies beside them. */
export const READER_KEYS = 'site/keys'

/** The file of one person's keys. */
export function readerKeysFile(id: string): string {
  return `${READER_KEYS}/${id}.txt`
}

/** The keys of each person who has any, by id, in the order of the file. */
export type ReaderKeys = ReadonlyMap<string, readonly string[]>

/** What one person can use: a computer, a phone, a tablet, a key on paper. Each makes what everybody downloads 1.6 kB longer. */
const MOST_KEYS = 10
/** Ten keys and many notes; a key takes 2 kB. */
const MOST_CHARACTERS = 64 * 1024

interface Row {
  readonly file: string
  readonly line: number
  /** Maybe a key. */
  readonly text: string
}

type Wrong = Pick<Problem, 'code' | 'message'>

/**
 * The keys in `site/keys`, also those of somebody who left or whom organisation.yml does not know: whoever seals takes those of the readers.
 * All that is wrong becomes a problem that repeats no line, and such a line gives no key.
 */
export function readReaderKeys(reading: Reading, organisation: Organisation | null): ReaderKeys {
  const keys = new Map<string, Row>()
  for (const { name } of entries(reading, READER_KEYS)) {
    if (name.startsWith('.') || name === basename(KEYS_FILE)) continue
    const file = `${READER_KEYS}/${name}`
    const misnamed = wrongWithName(name, organisation)
    if (misnamed) reading.problems.push(problem(file, misnamed.code, misnamed.message))
    if (name.endsWith('.txt')) addKeys(reading, keys, file)
  }
  const byPerson = Map.groupBy(keys.values(), ({ file }) => basename(file, '.txt'))
  return new Map([...byPerson].map(([id, rows]) => [id, rows.map(({ text }) => text)]))
}

/** Adds what `file` holds to the keys found so far. */
function addKeys(reading: Reading, keys: Map<string, Row>, file: string): void {
  const rows = rowsOf(reading, file)
  let found = 0
  for (const row of rows ?? []) {
    const wrong = wrongWith(row.text) ?? repeated(keys.get(row.text)) ?? (++found > MOST_KEYS ? TOO_MANY : null)
    if (!wrong) keys.set(row.text, row)
    // More than ten are one problem, at the eleventh.
    else if (wrong !== TOO_MANY || found === MOST_KEYS + 1)
      reading.problems.push({ ...problem(file, wrong.code, wrong.message), line: row.line })
  }
  if (rows?.length === 0) reading.problems.push(problem(file, 'missing', NO_KEY))
}

/** The lines that are no notes; null, and a problem, where the file cannot be read. */
function rowsOf(reading: Reading, file: string): Row[] | null {
  reading.files++
  try {
    const text = readText(onDisk(reading.root, file))
    if (text.length > MOST_CHARACTERS) throw new Unreadable(1, 1, 'size', TOO_LARGE)
    const rows = text.split('\n').map((row, index) => ({ file, line: index + 1, text: row }))
    return rows.filter(({ text: row }) => !/^(?:#.*)?$/.test(row) || SECRET.test(row))
  } catch (error) {
    // What is said of a case file would lead astray here.
    const code = error instanceof Unreadable ? error.code : ''
    const said = code === 'size' ? TOO_LARGE : code === 'encoding' || code === 'characters' ? SEALED_FILE : null
    reading.problems.push(said ? problem(file, code, said) : unreadableProblem(file, error))
    return null
  }
}

function wrongWithName(name: string, organisation: Organisation | null): Wrong | null {
  if (name.endsWith('.age')) return { code: 'file-name', message: SEALED_FILE }
  if (!name.endsWith('.txt')) return { code: 'file-name', message: OTHER_FILE }
  const [id, role] = [name.slice(0, -'.txt'.length), organisation]
  const among = (people: readonly { readonly id: string }[]) => people.some((person) => person.id === id)
  if (!role || among(role.staff) || among(role.trainers)) return null
  return { code: 'unknown-person', message: among(role.mediators) ? MEDIATOR : NOBODY }
}

function wrongWith(text: string): Wrong | null {
  if (SECRET.test(text)) return { code: 'secret-key', message: SECRET_KEY }
  if (/^age-encryption\.org\/|^-----BEGIN AGE ENCRYPTED FILE/.test(text)) return { code: 'key', message: SEALED_FILE }
  return isPublicKey(text) ? null : { code: 'key', message: NOT_A_KEY }
}

function repeated(before: Row | undefined): Wrong | null {
  if (!before) return null
  const { file, line } = before
  return {
    code: 'duplicate-key',
    message: {
      en: `the same key stands in ${file}, line ${line}. Each key belongs to one person, once: take one of the two out`,
      nl: `dezelfde sleutel staat in ${file}, regel ${line}. Elke sleutel hoort bij één persoon, en staat er één keer: haal een van de twee weg`,
    },
  }
}

const NO_KEY: Sentence = {
  en: 'there is no key in this file. Put the public key (age1pq1…) of this person in it, or delete the file',
  nl: 'in dit bestand staat geen sleutel. Zet de openbare sleutel (age1pq1…) van deze persoon erin, of haal het bestand weg',
}

const NOBODY: Sentence = {
  en: 'this file is named after nobody in organisation.yml. Name it after the id of a member of staff or a trainer, such as anna-jansen.txt, or delete it',
  nl: 'niemand in organisation.yml heeft de naam van dit bestand als korte naam. Geef het de korte naam van een medewerker of trainer, zoals anna-jansen.txt, of haal het weg',
}

const MEDIATOR: Sentence = {
  en: 'a mediator does not read the register. Delete this file',
  nl: 'een bemiddelaar leest het register niet. Haal dit bestand weg',
}

const OTHER_FILE: Sentence = {
  en: 'the public keys of a person lie in a file that is called by their id, such as anna-jansen.txt. Rename or delete this',
  nl: 'de openbare sleutels van iemand staan in een bestand met de korte naam als naam, zoals anna-jansen.txt. Geef dit een andere naam, of haal het weg',
}

const SEALED_FILE: Sentence = {
  en: 'this is not a plain text, and may be the key file that somebody is to keep to themselves. Delete it, have its owner make a new key, and put the public half (age1pq1…) here',
  nl: 'dit is geen gewone tekst, en misschien het sleutelbestand dat iemand alleen zelf mag hebben. Haal het weg, laat de eigenaar een nieuwe sleutel maken, en zet hier de openbare helft (age1pq1…)',
}

const TOO_LARGE: Sentence = {
  en: `this file weighs more than ${MOST_CHARACTERS / 1024} kB. Keep the keys (age1pq1…) and a short note for each`,
  nl: `dit bestand is groter dan ${MOST_CHARACTERS / 1024} kB. Laat alleen de sleutels (age1pq1…) staan, met bij elk een korte notitie`,
}

const SECRET_KEY: Sentence = {
  en: 'this is a private key, and everybody who can read this file knows it now. Take it out, never use it again, and put the public half (age1pq1…) of a new key here',
  nl: 'dit is een geheime sleutel, en iedereen die dit bestand kan lezen, kent hem nu. Haal hem weg, gebruik hem nooit meer, en zet hier de openbare helft (age1pq1…) van een nieuwe sleutel',
}

const NOT_A_KEY: Sentence = {
  en: 'this is not a whole public key of the kind that is used here. Put the line that begins with age1pq1 here once more, without spaces; a note begins with #',
  nl: 'dit is geen hele openbare sleutel van de soort die hier wordt gebruikt. Zet de regel die met age1pq1 begint er nog een keer in, zonder spaties; een notitie begint met #',
}

const TOO_MANY: Wrong = {
  code: 'many-keys',
  message: {
    en: `one person has at most ${MOST_KEYS} keys. Take out those of devices that are no longer used`,
    nl: `iemand heeft hoogstens ${MOST_KEYS} sleutels. Haal die van apparaten die niet meer worden gebruikt weg`,
  },
}
