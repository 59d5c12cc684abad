// Whether the published site shows a case to everybody. What is meant to lie there is sealed, and the reader and the public pages name no case.
import type { Seen } from '../checks/check.ts'

const TIMEOUT_MS = 15_000

/** Which of the places where the case `number` would stand unsealed, below the address of the site, anybody can read it. */
export async function openPages(address: string, number: string): Promise<Seen<readonly string[]>> {
  const places = ['staff/', `staff/${number}/`, `cases/${number}.md`]
  try {
    const open = await Promise.all(places.map((place) => shows(`${address.replace(/\/*$/, '/')}${place}`, number)))
    return { value: places.filter((_, index) => open[index]) }
  } catch (error) {
    return { unseen: error instanceof Strange ? `the site answers ${error.message}` : 'the site does not answer' }
  }
}

/** A status that tells nothing of what lies there. */
class Strange extends Error {}

/** Whether everybody gets a page there with the number in it. Throws where the site does not say. */
async function shows(address: string, number: string): Promise<boolean> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  if ([401, 403, 404, 410].includes(answer.status)) return false
  if (!answer.ok) throw new Strange(String(answer.status))
  return (await answer.text()).includes(number)
}
