// Staff who know Word and no YAML read what the check finds, in Dutch. That there is a Dutch sentence, the compiler sees; that it is Dutch
// and says what to do, these tests.
import { globSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { readRegister } from './io/files/register.ts'
import { day } from './procedure/calendar.ts'
import type { Sentence } from './procedure/sentence.ts'
import { registerFolder, removeTemporaryFolders } from './testing/register-folder.ts'
import { dice, garbled } from './testing/soak/garble.ts'
import { readGarbled } from './testing/soak/read-garbled.ts'

afterAll(removeTemporaryFolders)

const ENGLISH =
  /\b(?:the|this|that|these|not|and|or|with|it|its|are|must|write|add|remove|choose|found|missing|there|here|which|file|date|where|what|who|give|put|keep|before|after|your|you|than|more|one|other|an|at)\b/i
const REMEDY =
  /(?:^|[.:;?] |, of |, (?=\w+ (?:dan|er dan)\b))(?:schrijf|zet|haal|voeg|kies|verbeter|vul|typ|maak|geef|gebruik|vraag|laat|sla|houd|neem|noem|sluit|leg|doe|vertaal|vergelijk|begin|verwijder|open)\b/i
/** What code puts into a sentence, as it is written in a source. */
const PUT_IN = /\$\{(?:[^}`]|`(?:[^`\\$]|\$\{[^}]*\})*`)*\}/.source

/** The sentence without what stands in a file: quoted words, choices one after the other, fields that are named, what code puts in. */
const ownWords = (sentence: string): string =>
  sentence
    .replace(new RegExp(PUT_IN, 'g'), '…')
    .replace(/"[^"]*"|\{\w*\}|\[[^\]]*\]|\([a-z-]+\)/g, '…')
    .replace(/[a-z-]+(?:, [A-Za-z-]+){2,}(?: (?:of|en) [A-Za-z-]+)?/g, '…')

/** What is wrong with the Dutch of a sentence; null where nothing is. */
function faultIn({ en, nl }: Sentence): string | null {
  if (nl === en) return 'is not translated'
  const english = ENGLISH.exec(ownWords(nl))
  return english ? `is English at "${english[0]}"` : null
}

const LITERAL = `'(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*"|\`(?:[^\`\\\\$]|\\\\.|${PUT_IN})*\``
const PAIR = new RegExp(`\\ben:\\s*(?<en>${LITERAL}),\\s*nl:\\s*(?<nl>${LITERAL})`, 'g')
const WRITTEN = ['procedure', 'procedure/letters', 'public-text', 'io/files', 'io/git'].flatMap((folder) =>
  globSync(`scripts/${folder}/*.ts`).flatMap((file) => {
    const source = file.endsWith('.test.ts') ? '' : readFileSync(file, 'utf8')
    return [...source.matchAll(PAIR)].map(({ groups }) => ({
      en: groups?.en?.slice(1, -1) ?? '',
      nl: groups?.nl?.slice(1, -1) ?? '',
    }))
  }),
)

test('every sentence about a file is Dutch in Dutch', () => {
  expect(WRITTEN.length).toBeGreaterThan(190)
  expect(WRITTEN.flatMap((sentence) => (faultIn(sentence) ? [`${faultIn(sentence)}: ${sentence.nl}`] : []))).toEqual([])
})

test('every problem says in Dutch what to do', () => {
  // Not what a field is for, nor what another sentence follows that code puts in.
  const whole = WRITTEN.filter(({ nl }) => !/^[A-Z]|\}$/.test(nl) && /[.:;?] \S/.test(ownWords(nl)))
  expect(whole.length).toBeGreaterThan(110)
  expect(whole.flatMap(({ nl }) => (REMEDY.test(nl) ? [] : [nl]))).toEqual([])
})

test('nothing in a sentence is read as markup where it stands in a comment', () => {
  const markup = /<\S|\]\(|\]\[|`|\*\S[^*]*\*|(?:^|\s)_\S|&#?\w+;|!\[|~~|^(?:[-+*>#|]|\d+[.)])\s/
  expect(WRITTEN.flatMap(({ en, nl }) => [en, nl]).filter((text) => markup.test(text.replace(new RegExp(PUT_IN, 'g'), 'x')))).toEqual([])
})

test('two thousand garbled files are refused in Dutch, each with what to do', () => {
  const { organisation, policies } = readRegister(registerFolder(), day('2026-11-22'))
  const around = { organisation: organisation!, policy: policies[0]! }
  const roll = dice(20261124)
  const faults = new Set<string>()
  const codes = new Set<string>()
  for (let file = 0; file < 2000; file++)
    for (const { code, message } of readGarbled(garbled(roll), around)) {
      codes.add(code)
      if (faultIn(message) || !REMEDY.test(message.nl)) faults.add(`${faultIn(message) ?? 'no remedy'}: ${message.nl}`)
    }
  expect([...faults]).toEqual([])
  expect(codes.size).toBeGreaterThan(15)
})

test.each<[what: string, sentence: Sentence]>([
  ['is left in English', { en: 'Write it.', nl: 'Write it.' }],
  ['is half English', { en: 'this date is wrong', nl: 'deze date is fout' }],
])('a sentence that %s is found', (_, sentence) => {
  expect(faultIn(sentence)).not.toBeNull()
})
