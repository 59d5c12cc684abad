// A letter to oneself, through the same door as every letter.
import { randomUUID } from 'node:crypto'
import { CouldNotRun } from '../../io/command.ts'
import { mailServer } from '../../io/mail/mail.ts'
import { mimeOf } from '../../io/mail/mail-message.ts'
import type { MailSettings } from '../../io/mail/settings.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import { isAddress } from '../../procedure/text.ts'

/** Sends it and tells how that went, without repeating the address. Throws CouldNotRun where it did not go out. */
export async function sendTestLetter(mail: MailSettings, organisation: Organisation, to: string, now: string): Promise<string> {
  if (!isAddress(to)) throw new CouldNotRun('--letter-to needs one e-mail address, your own.')
  const server = mailServer(mail, organisation)
  const bytes = await mimeOf(
    {
      messageId: `<test-${randomUUID()}@${organisation.sender.email.split('@')[1]}>`,
      inReplyTo: null,
      to: { name: '', address: to },
      subject: 'Test of the complaints register',
      text: 'This letter took the way that every letter of the complaints register takes. You need not do anything.',
      language: 'en',
      date: now,
    },
    organisation,
  )
  const answer = await server.send(to, bytes)
  if (answer.outcome === 'sent') return 'The test letter is out. Look whether it arrived, and not among the unwanted mail.'
  const { outcome, response } = answer
  const why = outcome === 'not-sent' && answer.trouble ? `${answer.trouble.found}. ${answer.trouble.next}` : `${outcome}: ${response}`
  throw new CouldNotRun(`The test letter did not go out: ${why}`)
}
