// The four records of a domain, asked of a real name server.
import { afterEach, expect, test } from 'vitest'
import { CouldNotRun } from '../../io/command.ts'
import { type NameServer, startNameServer, type Zone } from '../../testing/rehearsal/name-server.ts'
import { senderDomainChecks } from '../checks/sender-domain.ts'
import { senderRecords } from './sender-records.ts'

let server: NameServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const KEY = `v=DKIM1; k=rsa; p=${'A'.repeat(392)}`
const ZONE: Zone = {
  'school.nl MX': ['mx.school.nl'],
  'school.nl TXT': ['other=1', 'v=spf1 include:_spf.google.com ~all'],
  'google._domainkey.school.nl TXT': [KEY],
  '_dmarc.school.nl TXT': ['v=DMARC1; p=quarantine'],
}

async function records(zone: Zone, { address = 'klachten@school.nl', selector = null as string | null } = {}) {
  server = await startNameServer(zone)
  return senderRecords(address, selector, server.address)
}
const states = async (zone: Zone, more?: Parameters<typeof records>[1]) =>
  senderDomainChecks(await records(zone, more)).map(({ state }) => state)

test('all that stands there is read as it stands there, a key in two strings as one', async () => {
  expect(await records(ZONE)).toEqual({
    domain: 'school.nl',
    servers: { value: ['mx.school.nl'] },
    texts: { value: ['other=1', 'v=spf1 include:_spf.google.com ~all'] },
    selector: null,
    keys: { value: [KEY] },
    dmarc: { value: ['v=DMARC1; p=quarantine'] },
  })
})

test('a domain of which nothing is known has none of them, and where its key is nobody can say', async () => {
  expect(await states({})).toEqual(['wrong', 'wrong', 'unseen', 'wrong'])
})

test('only the selector that somebody named is asked for', async () => {
  const zone = { ...ZONE, 'own._domainkey.school.nl TXT': [KEY] }
  expect(await states(zone, { selector: 'own' })).toEqual(Array(4).fill('good'))
  expect(server?.asked.filter((key) => key.includes('_domainkey'))).toEqual(['own._domainkey.school.nl TXT'])
})

test('the DMARC record of the domain above counts for one that has none, and that of a country does not', async () => {
  const above = { '_dmarc.school.nl TXT': ['v=DMARC1; p=none'], '_dmarc.nl TXT': ['v=DMARC1; p=none'] }
  expect((await records(above, { address: 'klachten@post.mail.school.nl' })).dmarc).toEqual({ value: ['v=DMARC1; p=none'] })
  await server?.close()
  expect((await records({ '_dmarc.nl TXT': ['v=DMARC1; p=none'] })).dmarc).toEqual({ value: [] })
})

test('an international domain is asked for by its ASCII name', async () => {
  expect((await records({ 'xn--bcher-kva.example MX': ['mx.example'] }, { address: 'a@b\u00fccher.example' })).servers).toEqual({
    value: ['mx.example'],
  })
})

test.each(['broken', 'silent'] as const)('a name server that is %s leaves everything unseen, with the reason', async (how) => {
  const zone = Object.fromEntries(Object.keys(ZONE).map((key) => [key, how]))
  const named = await records(zone, { selector: 'google' })
  for (const check of senderDomainChecks(named))
    expect(check).toMatchObject({
      state: 'unseen',
      found: expect.stringMatching(/^the name server does not answer \(E(?:SERVFAIL|TIMEOUT)\)$/),
    })
})

test('without a network nothing is called missing', async () => {
  const { address, close } = await startNameServer({})
  await close()
  expect(senderDomainChecks(await senderRecords('a@school.nl', null, address)).map(({ state }) => state)).toEqual(Array(4).fill('unseen'))
})

test('--dns with something that is no address is refused', async () => {
  await expect(senderRecords('a@school.nl', null, 'dns.example')).rejects.toThrow(CouldNotRun)
})
