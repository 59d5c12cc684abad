import { expect, test } from 'vitest'
import { readDocument, writeDocument } from '../files/case-files.ts'
import { withAnswerCarriedOver } from './answer-carried-over.ts'

const CLAIM = {
  case: '2026-0001',
  kind: 'acknowledgement',
  automatic: true,
  to: { name: 'Jan', address: 'jan@client.example' },
  subject: 'Uw klacht',
  language: 'nl',
  messageId: '<2026-0001.acknowledgement@example.org>',
  claimed: '2026-11-20T08:00:00Z',
  steps: 0,
  attempts: 1,
  sha256: 'a'.repeat(64),
}
const SENT = { sent: '2026-11-20T08:00:01Z', response: '250 OK' }
const REFUSED = { refused: '2026-11-20T08:00:01Z', response: '550 no' }
const NOT_SENT = { attempts: 0, response: '451 later' }
const TWICE = { attempts: 2 }
const BACK = { returned: '2026-11-20T08:10:00Z', response: 'came back: 5.1.1' }
const LATER = { claimed: '2026-11-21T08:00:00Z' }

const file = (answer: object | null) => answer && writeDocument({ ...CLAIM, ...answer }, 'Dag.\n')

test.each<[string, object | null, object | null, object | null]>([
  ['a letter sent here and open elsewhere is sent', SENT, {}, SENT],
  ['a letter refused here and open elsewhere is refused', REFUSED, {}, REFUSED],
  ['a letter not sent here and open elsewhere may be written anew', NOT_SENT, {}, NOT_SENT],
  ['a letter sent here and tried once more elsewhere is sent', SENT, TWICE, { ...TWICE, ...SENT }],
  ['a letter refused here and tried once more elsewhere is refused', REFUSED, TWICE, { ...TWICE, ...REFUSED }],
  [
    'a second attempt that failed for certain leaves the first one open',
    { attempts: 1, response: '451 later' },
    TWICE,
    { attempts: 1, response: '451 later' },
  ],
  ['a first attempt that failed for certain says nothing of the second', NOT_SENT, TWICE, null],
  ['a letter sent here and refused elsewhere reached the client', SENT, { ...TWICE, ...REFUSED }, { ...TWICE, ...SENT }],
  ['a letter refused here and sent elsewhere reached the client', REFUSED, { ...TWICE, ...SENT }, null],
  ['a letter sent here and elsewhere keeps the date that everybody knows', SENT, { ...TWICE, sent: '2026-11-20T09:00:00Z' }, null],
  ['a letter that everybody knows to be sent stays so', {}, SENT, null],
  ['a claim without an answer adds nothing', {}, {}, null],
  ['a claim that was never pushed goes', {}, null, null],
  ['a letter given back that was never pushed goes', NOT_SENT, null, null],
  ['a letter that was sent while nobody else knew of it stays on record', SENT, null, SENT],
  ['a letter that was refused while nobody else knew of it stays on record', REFUSED, null, REFUSED],
  ['a letter that was sent stays on record where its file was damaged elsewhere', SENT, { attempts: 'many' }, SENT],
  ['an answer to an older claim says nothing of a newer one', NOT_SENT, LATER, null],
  ['a letter that only others know is theirs', null, SENT, null],
  ['a letter sent here that has come back elsewhere is both', SENT, BACK, { ...BACK, sent: SENT.sent }],
  ['a letter that has come back elsewhere was handed over, whatever this machine knows', NOT_SENT, BACK, null],
])('%s', (_sentence, own, theirs, kept) => {
  const text = withAnswerCarriedOver(file(own), file(theirs))
  if (!kept) return expect(text).toBeNull()
  const fields = readDocument(text!).yaml.value
  const expected = Object.fromEntries(
    Object.entries({ ...CLAIM, ...kept }).map(([key, value]) => [key, typeof value === 'object' ? value : String(value)]),
  )
  expect(fields).toEqual(expected)
  expect(readDocument(text!).body).toBe('Dag.\n')
})
