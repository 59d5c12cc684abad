// An invented letter as a file: an acknowledgement that went out on the day of the invented cases.
import { writeDocument } from '../io/files/case-files.ts'

export interface Invented {
  readonly to?: { readonly name: string; readonly address: string }
  readonly subject?: string
  readonly body?: string
}

/** `letters/<id>/acknowledgement.md`. */
export function acknowledgementText(id: string, invented: Invented = {}): string {
  const { to = { name: 'Jan de Vries', address: 'jan@client.example' }, subject = 'Uw klacht' } = invented
  const fields = {
    case: id,
    kind: 'acknowledgement',
    automatic: true,
    to,
    subject,
    language: 'nl',
    messageId: `<${id}.acknowledgement@example.org>`,
    claimed: '2026-11-20T04:17:09Z',
    steps: 0,
    attempts: 1,
    sent: '2026-11-20T04:17:11Z',
    response: '250 2.0.0 Ok',
    sha256: '0'.repeat(64),
  }
  return writeDocument(fields, invented.body ?? 'Wij hebben uw klacht ontvangen.\n')
}
