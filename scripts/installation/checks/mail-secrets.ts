// Whether the secrets of the mail server on GitHub are those that were tried on this machine: their values cannot be read back.
import { type Check, checksOf, type Page, type Seen } from './check.ts'
import { ENVIRONMENT } from './wanted-settings.ts'

/** Which of them are set on this machine. */
export interface MailSecretsHere {
  readonly SMTP_URL: boolean
  readonly MAIL_LOGIN: boolean
}

/** MAIL_LOGIN belongs beside an SMTP_URL without a password, and only there: with one too many or too few no night begins. */
export function mailSecretChecks(secrets: Seen<readonly string[]>, here: MailSecretsHere, page: Page): Check[] {
  const seen = here.SMTP_URL ? secrets : { unseen: 'SMTP_URL is not set here, and so nobody knows whether its password is missing' }
  return checksOf('its secret MAIL_LOGIN is set as it is here', seen, (names) => wrong(names.includes('MAIL_LOGIN'), here.MAIL_LOGIN), {
    next: `Run this with what works (step 7), then add or remove the secret: Settings → Environments → ${ENVIRONMENT}.`,
    link: page('settings/environments'),
  })
}

function wrong(there: boolean, here: boolean): string[] {
  if (there === here) return []
  return [there ? 'it is set there and not here' : 'it is set here and not there']
}
