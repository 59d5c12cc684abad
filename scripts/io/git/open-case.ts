// A new case, from fields that were given or asked for.
import { caseFields } from '../../procedure/asked-fields.ts'
import { parseDate } from '../../procedure/calendar.ts'
import { nextNumber } from '../../procedure/case-number.ts'
import type { Ask } from '../ask.ts'
import { askFor, type newCaseFrom, type Values, valueOfField } from '../case-fields.ts'
import { judge } from '../files/judged-case.ts'
import { newCaseText } from '../files/write-case.ts'
import { numbersTaken } from './case-base.ts'
import { BranchTaken } from './case-branch.ts'
import { type Draft, hintsFor, type Outcome, untilGood, whatFollows } from './case-draft.ts'
import { keep, type Workplace } from './case-workplace.ts'

/**
 * Opens a case; `given` is null where every field is asked for, `ask` where nobody can be asked. Throws CouldNotRun.
 */
export async function openCase(place: Workplace, given: ReturnType<typeof newCaseFrom> | null, ask: Ask | null): Promise<Outcome> {
  const { today, rules, me } = place
  const taken = numbersTaken(place.root, place.base)
  const fields = caseFields()
  const hints = hintsFor(place, [])
  const started: Values = { received: today, ...(me && { handler: me }), steps: [], ...given?.fields }
  const missing = given ? fields.filter(({ name, isRequired }) => isRequired && valueOfField(started, name) === undefined) : fields
  let values = ask ? await askFor(ask, missing, started, hints) : started
  const body = given?.body ?? (ask ? `${await ask.lines('The complaint in the words of the complainant', '')}\n` : '')
  const draft = (now: Values): Draft => {
    const id = nextNumber((parseDate(String(now.received)) ?? today).slice(0, 4), taken)
    const text = newCaseText(now, body)
    return { id, text, problems: judge({ id, text, rules, letters: [], today }) }
  }
  for (;;) {
    const good = await untilGood(ask, values, fields, draft, hints, ({ field }) => field)
    if ('done' in good) return good
    try {
      return { done: true, said: [...(await keep(place, good.id, 'new', good.text)), ...whatFollows(place, good.id, good.text, [])] }
    } catch (error) {
      // Somebody else has this number since a moment ago: what was typed goes under the next.
      if (!(error instanceof BranchTaken)) throw error
      taken.add(good.id)
      values = good.values
    }
  }
}
