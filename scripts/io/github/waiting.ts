// Which cases wait in an open pull request, read from GitHub: the number of the case and the day of receipt, nothing else.
import { type CalendarDate, dateIn } from '../../procedure/calendar.ts'
import { receivedOn } from '../../procedure/steps.ts'
import { openedCase, type WaitingCase } from '../../procedure/waiting.ts'
import { MOST_BYTES, plainText, Unreadable } from '../files/case-files.ts'
import { caseInText } from '../files/judged-case.ts'
import type { GitHub } from './github.ts'

/** Throws GitHubFailure. A file that cannot be read still counts, from the day on which the pull request was opened. */
export async function waitingCases(github: GitHub, timeZone: string): Promise<WaitingCase[]> {
  const waiting: WaitingCase[] = []
  for (const { number, openedAt } of await github.openPulls()) {
    for (const { path, status, blob } of await github.pullFiles(number)) {
      const id = openedCase(path, status)
      if (!id) continue
      const received = receivedIn(id, await github.blob(blob)) ?? dateIn(timeZone, openedAt)
      waiting.push({ pull: number, case: id, received })
    }
  }
  return waiting
}

function receivedIn(id: string, bytes: Buffer): CalendarDate | null {
  try {
    const file = bytes.length <= MOST_BYTES ? caseInText(id, plainText(bytes)) : null
    return file && receivedOn(file)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
