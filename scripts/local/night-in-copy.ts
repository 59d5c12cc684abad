// The nightly run in the copy of `npm start`: the real one, with the mail catcher for a mail server.
import { clock } from '../io/clock.ts'
import { readOrganisation } from '../io/files/organisation-file.ts'
import { REMINDER_LINKS } from '../io/links.ts'
import { night } from '../io/night/night.ts'
import type { NightOnGitHub } from '../io/night/night-on-github.ts'
import { deliveryLine, nightReport } from '../io/night/night-output.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Copy } from './copy.ts'
import type { NightDone } from './night-runs.ts'

/** Carries the run of `day` out, as often as it is asked for, and tells what it did. */
export function nightInCopy({ root, signs }: Copy, day: CalendarDate, smtpUrl: string): (added: NightOnGitHub) => Promise<NightDone> {
  return async ({ flags, waiting, troubles }) => {
    const sent: string[] = []
    // A merge may have changed it since the last run.
    const own = readOrganisation(root)
    const done = await night({
      root,
      own,
      clock: clock(day, own.timeZone),
      mail: { SMTP_URL: smtpUrl },
      lettersKey: signs.key,
      staleMinutes: 0,
      flags,
      waiting,
      links: REMINDER_LINKS,
      onDelivery: (delivery) => sent.push(`  ${deliveryLine(delivery)}`),
    })
    const lines = [...sent, ...nightReport(done).lines, ...(signs.key === undefined ? [signs.why] : []), ...troubles]
    return { night: done, troubles, lines }
  }
}
