import { expect, test } from 'vitest'
import { takeFormsToken } from './forms-token.ts'

test.each([
  ['github_pat_11ABC_x-9', 'github_pat_11ABC_x-9'],
  [' github_pat_x\n', 'github_pat_x'],
  ['', null],
  [undefined, null],
])('the token of the forms %j is taken as %j, and no process that is started later is handed it', (FORMS_TOKEN, token) => {
  const environment: NodeJS.ProcessEnv = { PATH: '/bin', ...(FORMS_TOKEN !== undefined && { FORMS_TOKEN }) }
  expect(takeFormsToken(environment)).toBe(token)
  expect(environment).toEqual({ PATH: '/bin' })
})
