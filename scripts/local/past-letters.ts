// The letters that the register would have sent before a day, had it been running all along: the past of the samples.
import { parseDocument, readDocument, withFields } from '../io/files/case-files.ts'
import type { Register } from '../io/files/register.ts'
import { claimOf } from '../io/night/claim.ts'
import { draftOf } from '../io/night/drafts.ts'
import { addDays, type CalendarDate } from '../procedure/calendar.ts'
import { type LetterRecord, letterSchema } from '../procedure/letters/record.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { plan } from '../procedure/plan.ts'
import { policyOn } from '../procedure/policy.ts'

/** Letter files by path, for every day before `today`, as if each had been answered at once; `refused` are addresses that do not exist. */
export async function pastLetters(
  register: Register,
  organisation: Organisation,
  today: CalendarDate,
  refused: string,
): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const { case: file } of register.cases) {
    if (!policyOn(register.policies, file.received)) continue
    const own: LetterRecord[] = []
    for (let day = file.received; day < today; day = addDays(day, 1)) {
      const planned = plan(file, own, register.policies, organisation, day)
      for (const letter of planned?.letters ?? []) {
        const claimed = at(day, '04:17', organisation.timeZone)
        const { text } = await claimOf(draftOf(letter, own), organisation, claimed)
        const answered =
          letter.to.address === null
            ? text
            : withFields(
                text,
                letter.to.address === refused
                  ? { refused: claimed, response: '550 No such mailbox' }
                  : { sent: claimed, response: '250 OK: message queued' },
              )
        files.set(letter.path, answered)
        const parsed = parseDocument(letter.path, readDocument(answered), letterSchema)
        if ('data' in parsed) own.push({ ...parsed.data, path: letter.path })
      }
    }
  }
  return files
}

function at(day: CalendarDate, time: string, timeZone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString()
}
