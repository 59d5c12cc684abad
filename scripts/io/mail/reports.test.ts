// Reports of mail systems, from their bytes to what they say of a letter.
import { expect, test } from 'vitest'
import { decide } from '../../incoming/decide.ts'
import { ARRIVED, KNOWN } from '../../testing/mails/letter.ts'
import { REPORTS } from '../../testing/mails/reports.ts'
import { readMail } from './read-mail.ts'

async function said(mail: string): Promise<string> {
  const incoming = decide(await readMail(Buffer.from(mail), ARRIVED), KNOWN)
  if (incoming.kind === 'not-taken') return `not-taken ${incoming.reason}`
  return 'status' in incoming ? `${incoming.kind} ${incoming.status}` : incoming.kind
}

test.each(REPORTS)('a report of $system is read', async ({ mail, says }) => {
  expect(await said(mail)).toBe(says)
  expect(await said(mail.replaceAll('\n', '\r\n'))).toBe(says)
})
