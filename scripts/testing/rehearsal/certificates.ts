// Certificates for tests of TLS: a key that protects nothing, with certificates by an authority that only these tests trust.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const file = (name: string) => join(import.meta.dirname, 'certificates', `${name}.pem`)

/** To be trusted with NODE_EXTRA_CA_CERTS. Everything is valid from 2020 to 2120, but for `expired`, which ended with 2020. */
export const AUTHORITY = file('authority')

/** `good` and `expired` name localhost, `misnamed` names mail.example.org. */
export function certificate(name: 'good' | 'misnamed' | 'expired'): { key: string; cert: string } {
  return { key: readFileSync(file('key'), 'utf8'), cert: readFileSync(file(name), 'utf8') }
}
