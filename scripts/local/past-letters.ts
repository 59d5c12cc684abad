// The letters that the register would have sent before a day, had it been running all along: the past of the samples.
import { parseDocument, readDocument, withFields } from '../io/files/case-files.ts'
import type { Register } from '../io/files/register.ts'
import { claimOf } from '../io/night/claim.ts'
import { addDays, type CalendarDate, day as parsedDay } from '../procedure/calendar.ts'
import { type LetterRecord, letterSchema } from '../procedure/letters/record.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { plan } from '../procedure/plan.ts'
import { policyOn } from '../procedure/policy.ts'

/** The first day of the register of the samples: older cases came from an archive, and it never wrote to those clients. */
const FIRST_DAY = parsedDay('2026-01-01')

/** The address whose server never answers, so that the samples have a letter of which nobody knows whether it arrived. */
const SILENT_ADDRESS = 'geen-antwoord@example.org'

/** Letter files by path, for every day before `today`; `refused` is an address that does not exist. */
export async function pastLetters(
  register: Register,
  organisation: Organisation,
  today: CalendarDate,
  refused: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const { case: file } of register.cases) {
    if (file.received < FIRST_DAY || !policyOn(register.policies, file.received)) continue
    const own: LetterRecord[] = []
    for (let day = file.received; day < today; day = addDays(day, 1)) {
      const planned = plan(file, own, register.policies, organisation, day)
      for (const letter of planned?.letters ?? []) {
        const claimed = at(day, '04:17', organisation.timeZone)
        const { text } = await claimOf({ letter, again: null }, organisation, claimed)
        const answered = letter.to.address ? withFields(text, answerOf(letter.to.address, claimed, refused)) : text
        files.set(letter.path, answered)
        const parsed = parseDocument(letter.path, readDocument(answered), letterSchema)
        if ('data' in parsed) own.push({ ...parsed.data, path: letter.path })
      }
    }
  }
  return files
}

/** What the mail server answered, as the fields of a letter file. */
function answerOf(address: string, claimed: string, refused: string): Readonly<Record<string, unknown>> {
  if (address === refused) return { refused: claimed, response: '550 No such mailbox' }
  // Handed over twice without an answer: it is left to a person.
  if (address === SILENT_ADDRESS) return { attempts: 2 }
  return { sent: claimed, response: '250 OK: message queued' }
}

function at(day: CalendarDate, time: string, timeZone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString()
}
