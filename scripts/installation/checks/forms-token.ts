// The one token that staff without an account on GitHub have in common (FORMS_TOKEN): whoever could open the sealed pages could keep it.
import { type CalendarDate, dateIn } from '../../procedure/calendar.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { type Check, checksOf, type Page, type Seen } from './check.ts'
import { ENVIRONMENT } from './wanted-settings.ts'

export const FORMS_SECRET = 'FORMS_TOKEN'

/** When the secret was last set, as instants: in the environment, in the repository, or in both. Empty: there is none. */
export type FormsTokenSet = Seen<readonly string[]>

/**
 * On their last day people still read, so a token that was set on it is one that they may have kept. Those who leave today count from
 * tomorrow on. What is taken out of organisation.yml altogether is not seen any more.
 */
export function formsTokenChecks(
  setAt: FormsTokenSet,
  { staff, timeZone }: Pick<Organisation, 'staff' | 'timeZone'>,
  today: CalendarDate,
  page: Page,
): Check[] {
  const left = staff.flatMap(({ until }) => (until && until < today ? until : []))
  const lastDay = left.sort().at(-1)
  return checksOf(
    'nobody who left may have kept the token of the forms',
    setAt,
    (instants) =>
      instants
        .map((instant) => dateIn(timeZone, instant))
        .filter((day) => lastDay && day <= lastDay)
        .map((day) => `${FORMS_SECRET} is of ${day}, and the last day of somebody who left was ${lastDay}`),
    {
      next: `Make a new token in the name of the machine account, put it into the secret ${FORMS_SECRET} (Settings → Environments → ${ENVIRONMENT}), start publish by hand, and delete the old token at GitHub.`,
      link: page('settings/environments'),
    },
  )
}

/** Whether it is set, what that means, and the next step: lines for a terminal. */
export function formsTokenLines(setAt: FormsTokenSet): string[] {
  if ('unseen' in setAt) return [`The token of the forms (${FORMS_SECRET}): could not check whether it is set: ${setAt.unseen}.`]
  if (!setAt.value.length)
    return [
      `The token of the forms (${FORMS_SECRET}) is not set: each member of staff uses a token of their own, or GitHub's own pages.`,
      '  For those without an account on GitHub: docs/running-on-github.md, "Who signs in how".',
    ]
  return [
    `The token of the forms (${FORMS_SECRET}) is set: with it all staff who can unlock the sealed pages send cases in the name of one account.`,
    '  GitHub cannot tell them apart, and whoever unlocks the pages can keep it. So replace it after each leaver, and before it expires.',
    '  Who no longer needs it: each a token of their own, then delete the secret, start publish by hand, and delete the token at GitHub.',
  ]
}
