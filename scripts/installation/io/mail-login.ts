// Whether the mail server lets us in, without sending anything: the connection of mail.ts, up to a real login.
import { createTransport } from 'nodemailer'
import { CouldNotRun } from '../../io/command.ts'
import { smtpSettings } from '../../io/mail/mail.ts'
import type { Seen } from '../checks/check.ts'

/** What a login told: null where it went well, else what is wrong, in words without user, password or address. */
export async function mailLogin(url: string | undefined): Promise<Seen<string | null>> {
  if (!url) return { unseen: 'SMTP_URL is not set here; its value on GitHub cannot be read back' }
  let settings: ReturnType<typeof smtpSettings>
  try {
    settings = smtpSettings(url)
  } catch (error) {
    if (error instanceof CouldNotRun) return { value: error.message }
    throw error
  }
  const { timeout, ...connection } = settings
  const waits = { connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout }
  const transport = createTransport({ ...connection, ...waits, tls: { minVersion: 'TLSv1.2' } })
  try {
    await transport.verify()
    return { value: null }
  } catch (error) {
    return { value: causeOf(error as { code?: string; responseCode?: number }) }
  } finally {
    transport.close()
  }
}

function causeOf({ code, responseCode }: { code?: string; responseCode?: number }): string {
  switch (code) {
    case 'EAUTH':
      return `it does not accept the user or the password (${responseCode ?? 'no answer'})`
    case 'ETLS':
      return 'it offers no TLS, or one that is too old'
    case 'EDNS':
      return 'there is no server of that name'
    case 'ETIMEDOUT':
      return 'it does not answer in time'
    case 'ESOCKET':
    case 'ECONNECTION':
      return 'it cannot be reached, or its certificate is not one that can be trusted'
    default:
      return `it refuses (${code ?? 'no reason given'})`
  }
}
