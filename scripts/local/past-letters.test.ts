import { afterAll, expect, test } from 'vitest'
import { parseDocument, readDocument } from '../io/files/case-files.ts'
import { planRegister } from '../io/files/plan-register.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import { letterSchema, letterState } from '../procedure/letters/record.ts'
import { CASE } from '../testing/invented-case.ts'
import { registerFolder, removeTemporaryFolders } from '../testing/register-folder.ts'
import { REFUSED_ADDRESS } from './mail-catcher.ts'
import { pastLetters } from './past-letters.ts'

const DAY = '2026-11-04' as CalendarDate

afterAll(removeTemporaryFolders)

/** Where the first letter of a case stands, had the register been running all along; null: it has none. */
async function firstLetter(change: (text: string) => string, id = '2026-0001'): Promise<string | null> {
  const { register } = planRegister(registerFolder({ [`cases/${id}.md`]: change(CASE) }), DAY)
  const letters = await pastLetters(register, register.organisation, DAY, REFUSED_ADDRESS)
  const [[path, text] = ['', '']] = letters
  if (!path) return null
  const parsed = parseDocument(path, readDocument(text), letterSchema)
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return letterState(parsed.data)
}

test.each([
  ['was sent', 'jan@example.org', 'sent'],
  ['was refused, where the address does not exist', REFUSED_ADDRESS, 'refused'],
  ['may have arrived, where the server never answers', 'geen-antwoord@example.org', 'unknown'],
])('an acknowledgement of the past %s', async (_, address, state) => {
  expect(await firstLetter((text) => text.replace('jan@example.org', address))).toBe(state)
})

test('an acknowledgement of the past waits to be printed, where there is no address', async () => {
  expect(await firstLetter((text) => text.replace('  email: jan@example.org\n', ''))).toBe('to-print')
})

test('a case from the archive was never written to', async () => {
  expect(await firstLetter((text) => text.replaceAll('2026-', '2021-'), '2021-0001')).toBeNull()
})
