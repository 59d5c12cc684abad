// Whether the mail server lets us in, without sending anything: the very way of a letter, up to the login.
import { CouldNotRun } from '../../io/command.ts'
import { mailServer } from '../../io/mail/mail.ts'
import type { MailSettings } from '../../io/mail/settings.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import type { Seen } from '../checks/check.ts'
import type { MailTrouble } from '../checks/setup.ts'

/** What a login told: null where it went well, else what is wrong and what to do, in words without user, password, token or address. */
export async function mailLogin(settings: MailSettings, organisation: Organisation): Promise<Seen<MailTrouble | null>> {
  if (!settings.SMTP_URL) return { unseen: 'SMTP_URL is not set here; its value on GitHub cannot be read back' }
  try {
    return { value: await mailServer(settings, organisation).lockedOut() }
  } catch (error) {
    if (error instanceof CouldNotRun)
      return { value: { found: error.message.replace(/\.$/, ''), next: 'Put it right and run this again.' } }
    throw error
  }
}
