import { expect, test } from 'vitest'
import { stepFields } from '../procedure/asked-fields.ts'
import { recordCommand } from './case-command.ts'
import { recorded } from './step-to-record.ts'

test('the command names the step, who must have done it, and what only the person knows', () => {
  expect(recordCommand('2026-0014', recorded('judged', { judgment: null }, 'shona-ackerman'))).toBe(
    'npm run -s case -- step 2026-0014 judged --by shona-ackerman --judgment …',
  )
  expect(recordCommand('2026-0014', recorded('delivered', { letter: '2026-11-17-delay', how: 'post' }))).toBe(
    'npm run -s case -- step 2026-0014 delivered --letter 2026-11-17-delay --how post',
  )
})

test('what a field is called in a command is what it is called in the file', () => {
  const [, , ...own] = stepFields('undelivered').map(({ name }) => name)
  expect(recordCommand('2026-0014', recorded('undelivered', { letter: 'decision', reason: null })).match(/(?<=--)\w+/g)).toEqual(
    own.slice(0, 2),
  )
})
