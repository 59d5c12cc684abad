import { expect, test } from 'vitest'
import type { Seen } from './check.ts'
import { type SenderRecords, senderDomainChecks } from './sender-domain.ts'

const KEY = `v=DKIM1; k=rsa; p=${'A'.repeat(392)}`
const GOOD: SenderRecords = {
  domain: 'school.nl',
  servers: { value: ['mx.school.nl'] },
  texts: { value: ['google-site-verification=x', 'v=spf1 include:spf.protection.outlook.com -all'] },
  selector: null,
  keys: { value: [KEY] },
  dmarc: { value: ['v=DMARC1; p=none; rua=mailto:post@school.nl'] },
}
const some = (...value: string[]): Seen<readonly string[]> => ({ value })
const bad = (change: Partial<SenderRecords>) => senderDomainChecks({ ...GOOD, ...change }).filter(({ state }) => state !== 'good')

test('a domain with all four records is good', () => {
  expect(senderDomainChecks(GOOD).map(({ state }) => state)).toEqual(Array(4).fill('good'))
})

test.each<[string, Partial<SenderRecords>, RegExp]>([
  ['no MX record', { servers: some() }, /school\.nl has no MX record/],
  ['a null MX', { servers: some('') }, /says that it takes no mail/],
  ['no text at all', { texts: some() }, /school\.nl has no SPF record/],
  ['an SPF record of version 2', { texts: some('v=spf10 -all', 'spf2.0/pra -all') }, /has no SPF record/],
  ['two SPF records', { texts: some('v=spf1 mx -all', 'V=SPF1 a -all') }, /has 2 SPF records/],
  ['SPF without an end', { texts: some('v=spf1 include:a.example') }, /does not end with -all or ~all/],
  ['SPF with nothing in it', { texts: some('v=spf1') }, /does not end with/],
  ['SPF for everybody', { texts: some('v=spf1 mx +all') }, /everybody may send/],
  ['SPF for everybody, without a sign', { texts: some('v=spf1 mx ALL') }, /everybody may send/],
  ['SPF that says nothing of others', { texts: some('v=spf1 mx ?all') }, /says nothing of others/],
  ['SPF with a slip of the pen', { texts: some('v=spf1 includes:a.example -all') }, /a part that no receiver knows/],
  ['SPF with an include of nothing', { texts: some('v=spf1 include: -all') }, /a part that no receiver knows/],
  ['SPF with 11 lookups', { texts: some(`v=spf1 a mx ${'include:a.example '.repeat(9)}-all`) }, /asks for 11 lookups/],
  ['no key at the selector', { selector: 'one', keys: some() }, /there is no key at this selector/],
  ['another text at the selector', { selector: 'one', keys: some('v=spf1 -all') }, /there is no key at this selector/],
  ['a key that was withdrawn', { keys: some('v=DKIM1; p=') }, /has been withdrawn/],
  ['a key of 512 bits', { keys: some(`p=${'A'.repeat(128)}`) }, /fewer than 1,024 bits/],
  ['no DMARC record', { dmarc: some('v=spf1 -all') }, /school\.nl has no DMARC record/],
  ['two DMARC records', { dmarc: some('v=DMARC1; p=none', 'v=DMARC1;p=reject') }, /has 2 DMARC records/],
  ['DMARC without a policy', { dmarc: some('v=DMARC1; rua=mailto:a@b.example') }, /has no p=/],
  ['DMARC with an unknown policy', { dmarc: some('v=DMARC1; p=nothing') }, /a p= that no receiver knows/],
])('%s is told, with what to ask for', (_, change, expected) => {
  expect(bad(change)).toMatchObject([
    { state: 'wrong', found: expect.stringMatching(expected), next: expect.stringMatching(/^[A-Z].*\.$/) },
  ])
})

test.each<[string, Partial<SenderRecords>]>([
  ['SPF of another record', { texts: some('v=spf1 redirect=_spf.school.nl') }],
  [
    'SPF of every kind',
    { texts: some('v=spf1 a a:b.example/24 mx mx/24 ip4:192.0.2.0/24 ip6:2001:db8::/32 exists:%{i}.b.example exp=c.example ~all') },
  ],
  ['ten lookups', { texts: some(`v=spf1 ${'include:a.example '.repeat(10)}-all`) }],
  ['an elliptic key', { keys: some(`v=DKIM1; k=ed25519; p=${'A'.repeat(44)}`) }],
  ['an old key beside a new one', { keys: some('v=DKIM1; p=', KEY) }],
  ['a key with blanks in it', { keys: some(`k = rsa ; p = ${'AB '.repeat(110)}`) }],
  ['DMARC in other letters', { dmarc: some('v = DMARC1 ;P=Reject') }],
])('%s is good', (_, change) => {
  expect(bad(change)).toEqual([])
})

test('what was not seen is never good, and a key at none of the usual selectors was not seen', () => {
  const unseen = { unseen: 'the name server does not answer (ETIMEOUT)' }
  expect(bad({ servers: unseen, texts: unseen, keys: unseen, dmarc: unseen }).map(({ state }) => state)).toEqual(Array(4).fill('unseen'))
  expect(bad({ keys: some() })).toMatchObject([{ state: 'unseen', next: expect.stringContaining('-- --dkim NAME') }])
})
