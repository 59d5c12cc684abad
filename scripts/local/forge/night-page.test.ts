// What a nightly run did, in words: every outcome of a letter, and what somebody must know.
import { expect, test } from 'vitest'
import type { Night } from '../../io/night/night.ts'
import type { Delivery } from '../../io/night/outbox.ts'
import { LANGUAGES, type Language } from '../../procedure/case.ts'
import { bareFrame } from '../frame.ts'
import type { LastNight } from '../night-runs.ts'
import { nightPage } from './night-page.ts'

const LETTER: Delivery = {
  path: 'letters/2026-0014/decision.md',
  kind: 'decision',
  case: '2026-0014',
  outcome: 'sent',
  attempts: 1,
  trouble: null,
}
const REMINDER: Delivery = { ...LETTER, path: 'letters/staff/2026-11-20-anna-jansen.md', kind: 'reminder', case: null }
const NIGHT = {
  planned: {
    today: '2026-11-20',
    plans: [],
    problems: [],
    broken: [],
    register: { files: 3, organisation: { staff: [{ id: 'anna-jansen', name: 'Anna Jansen' }] } },
  },
  ...{ deliveries: [], flags: [], down: null, pastMidnight: false, localOnly: false, isSigned: true, putBacks: [] },
} as unknown as Night

const done = (night: Partial<Night>, troubles: readonly string[] = []): LastNight => ({
  state: 'done',
  done: { night: { ...NIGHT, ...night }, troubles, lines: [] },
})

function shown(last: LastNight, language: Language = 'nl') {
  return nightPage(last, { language, frame: bareFrame, pulls: {} as never, state: {} as never })
}

test.each<[what: string, delivery: Delivery, nl: string, en: string]>([
  ['sent', LETTER, 'verstuurd', 'sent'],
  ['to print', { ...LETTER, outcome: 'to-print' }, 'te printen: print de brief en bezorg hem', 'to print: print the letter and deliver it'],
  ['refused', { ...LETTER, outcome: 'refused' }, 'de klager is niet bereikt', 'the client has not been reached'],
  ['refused to staff', { ...REMINDER, outcome: 'refused' }, 'geweigerd door de mailserver<', 'refused by the mail server<'],
  ['not sent', { ...LETTER, outcome: 'not-sent' }, 'de volgende nachtrun probeert het opnieuw', 'the next nightly run tries again'],
  ['handed over once', { ...LETTER, outcome: 'unknown' }, 'nog één keer', 'tries once more'],
  ['handed over twice', { ...LETTER, outcome: 'unknown', attempts: 2 }, 'vraag de klager', 'ask the client'],
])('a letter that was %s is told in both languages', (_what, delivery, nl, en) => {
  for (const [language, words] of [
    ['nl', nl],
    ['en', en],
  ] as const)
    expect(shown(done({ deliveries: [delivery] }), language).body).toContain(words)
})

test('only what was sent can be read', () => {
  expect(shown(done({ deliveries: [LETTER] })).body).toContain('href="/mail/2026-0014.decision/"')
  expect(shown(done({ deliveries: [{ ...LETTER, outcome: 'refused' }] })).body).not.toContain('href="/mail/')
})

test('a reminder is told by the name of its receiver', () => {
  expect(shown(done({ deliveries: [REMINDER] })).body).toContain('<td data-label="Medewerker">Anna Jansen</td>')
})

test('a page that waits looks again, and one that is done does not', () => {
  expect([shown({ state: 'running' }).headers?.refresh, shown(done({})).headers?.refresh]).toEqual(['1', undefined])
})

test.each(LANGUAGES)('what went wrong is told in %s, with what a server said shown as it is', (language) => {
  const page = shown(
    done(
      { down: 'the <b>remote</b>', isSigned: false, pastMidnight: true, flags: null, putBacks: [{ commit: 'a', at: '', unsigned: ['b'] }] },
      ['<i>403</i>'],
    ),
    language,
  )
  expect(page.body).toContain('<span lang="en">the &lt;b&gt;remote&lt;/b&gt; &lt;i&gt;403&lt;/i&gt;</span>')
  expect(String(page.body).match(/<li>/g)).toHaveLength(5)
  expect(shown({ state: 'failed', message: '<b>no</b>' }, language).body).toContain('<pre lang="en">&lt;b&gt;no&lt;/b&gt;</pre>')
})
