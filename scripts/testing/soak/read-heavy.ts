// Reads every heavy text as a case file, in a process of its own that a test can stop: node scripts/testing/soak/read-heavy.ts
import { parseDocument, readDocument, unreadableProblem } from '../../io/files/case-files.ts'
import { caseSchema } from '../../procedure/case.ts'
import { firstHiddenInWords } from '../../procedure/hidden.ts'
import { wordsHistoryFinding } from '../../procedure/history.ts'
import { HEAVY_TEXTS } from './heavy-texts.ts'

for (const [what, text] of HEAVY_TEXTS) {
  // First, so that the last line names the text that takes too long.
  process.stdout.write(`${what}: `)
  const codes = codesOf(text)
  console.log(`${codes.length}, ${[...new Set(codes)].join(' ')}`)
}

function codesOf(text: string): string[] {
  try {
    const document = readDocument(text.replaceAll('\r\n', '\n'))
    const parsed = parseDocument('case.md', document, caseSchema)
    const words = [firstHiddenInWords(document.body) && 'words', wordsHistoryFinding(document.body, `${document.body}x`)?.code]
    return ['problems' in parsed ? parsed.problems.map(({ code }) => code) : [], words].flat().filter((code) => typeof code === 'string')
  } catch (error) {
    return [unreadableProblem('case.md', error).code]
  }
}
