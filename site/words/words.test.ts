import { expect, test } from 'vitest'
import { LANGUAGES } from '../../scripts/procedure/case.ts'
import { COMPLAINT_MAIL } from '../../scripts/public-text/complaint-mail.ts'
import { typedInFindings } from '../../scripts/public-text/typed-in.ts'
import { readOrganisation } from '../published.ts'
import { WORDS } from './words.ts'

const texts = (words: unknown): string[] => (typeof words === 'string' ? [words] : Object.values(words as object).flatMap(texts))

test.each(LANGUAGES)('the words around the policy have no number, period or name typed in: %s', (language) => {
  const organisation = readOrganisation('.')
  const found = texts([WORDS[language], COMPLAINT_MAIL[language]]).flatMap((text) =>
    typedInFindings(text, language, organisation).map(({ code }) => [text, code]),
  )
  expect(found).toEqual([])
})
