import { expect, test } from 'vitest'
import { FACTS, isStep } from './policy-facts.ts'
import { parsePolicyText } from './policy-text.ts'

const section = (key: (typeof FACTS)[number]) => `## ${key}${isStep(key) ? ' A heading' : ''}\nWhat ${key} says.\n`
const whole = `# A title\n\nAn introduction.\n\n${FACTS.map(section).join('\n')}`
const codes = (text: string) => {
  const parsed = parsePolicyText(text)
  return 'findings' in parsed ? parsed.findings.map(({ code, message }) => `${code}: ${message.en}`) : []
}

test('a text with a title, an introduction and every fact is taken apart', () => {
  const parsed = parsePolicyText(whole)
  expect(parsed).toMatchObject({
    text: {
      title: 'A title',
      lead: 'An introduction.',
      sections: { A1: { heading: '', markdown: 'What A1 says.' }, P8: { heading: 'A heading', markdown: 'What P8 says.' } },
    },
  })
})

test.each(FACTS)('a text without %s is refused', (key) => {
  expect(codes(whole.replace(section(key), ''))).toEqual([expect.stringContaining(`missing-fact: the fact ${key}`)])
})

test.each([
  ['no title', whole.replace('# A title', 'A title'), 'title'],
  ['something before the title', `Hello.\n${whole}`, 'title'],
  ['no introduction', whole.replace('An introduction.', ''), 'missing'],
  ['a fact twice', `${whole}\n## A1\nAgain.`, 'fact-twice'],
  ['a fact that does not exist', `${whole}\n## A11\nMore.`, 'unknown-fact'],
  ['a heading of another level', `${whole}\n### More\nMore.`, 'unknown-fact'],
  ['a step without a heading', whole.replace('## P3 A heading', '## P3'), 'heading'],
  ['a heading that the page does not show', whole.replace('## A3', '## A3 Goals'), 'heading'],
  ['an empty section', whole.replace('What A4 says.', ' '), 'missing'],
])('a text with %s is refused', (_, text, code) => {
  expect(codes(text)).toEqual([expect.stringMatching(`^${code}: `)])
})
