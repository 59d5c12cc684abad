import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../scripts/procedure/case.ts'
import type { TokenStepName } from './nl/token-steps.ts'
import { partsOf, TOKEN_STEPS } from './token-steps.ts'

const names = Object.keys(TOKEN_STEPS.nl.steps) as TokenStepName[]
/** What a step says that stands on GitHub's page. */
const gitHubs = (sentence: string) => partsOf(sentence).flatMap(({ kind, text }) => (kind === 'gitHub' ? text : []))

test('a sentence falls apart into our words, GitHub’s, and the names of the repository, and none is lost', () => {
  expect(partsOf('Kies {owner} bij *Resource owner*.')).toEqual([
    { kind: 'ours', text: 'Kies ' },
    { kind: 'owner', text: '' },
    { kind: 'ours', text: ' bij ' },
    { kind: 'gitHub', text: 'Resource owner' },
    { kind: 'ours', text: '.' },
  ])
})

test.each(names)('the step %s names the same things of GitHub’s page in every language, and all of them are drawn', (name) => {
  const drawing = readFileSync(new URL('../components/TokenDrawing.astro', import.meta.url), 'utf8')
  const said = LANGUAGES.map((language) => [...new Set(gitHubs(TOKEN_STEPS[language].steps[name].what))].sort())
  for (const each of said) expect(each).toEqual(said[0])
  expect(said[0]?.length).toBeGreaterThan(0)
  for (const word of said[0] ?? []) expect(drawing).toContain(word)
})

test('the steps ask for exactly the rights that the forms need, and for one repository', () => {
  const { permissions, repository } = TOKEN_STEPS.nl.steps
  expect(permissions.what).toContain('*Actions*, *Contents* en *Pull requests* aan')
  expect(permissions.what).toContain('*Contents* en *Pull requests* op *Read and write*')
  expect(repository.what).toContain('en geen andere')
})
