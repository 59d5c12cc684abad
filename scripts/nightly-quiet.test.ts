// What a night must not do: write where it only looks, tell what is confidential, talk to a server it cannot trust.
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { makeLettersBranch } from './installation/io/letters-branch.ts'
import { git } from './io/git/git.ts'
import { addDays, type CalendarDate } from './procedure/calendar.ts'
import { casesOf, caseText, DAY } from './testing/invented-case.ts'
import { AUTHORITY, certificate } from './testing/rehearsal/certificates.ts'
import { type Asked, nightly } from './testing/rehearsal/nightly.ts'
import { startPostOffice } from './testing/rehearsal/post-office.ts'
import { sharedRegister } from './testing/shared-register.ts'

const day = (days: number) => addDays(DAY as CalendarDate, days)

/** One hash of everything in a folder, Git's own files too: names, contents, links, and when each was last written. */
function hashOf(folder: string): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }).sort((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  )) {
    const path = join(entry.parentPath, entry.name)
    hash.update(`${path}\0${lstatSync(path).mtimeMs}\0`)
    if (entry.isFile()) hash.update(readFileSync(path))
    if (entry.isSymbolicLink()) hash.update(readlinkSync(path))
  }
  return hash.digest('hex')
}

describe.concurrent('looking', () => {
  test.each<[string, Asked, string]>([
    ['nightly --dry-run', { args: ['--dry-run'] }, 'This was a dry run'],
    [
      'nightly --dry-run --stale-minutes 0',
      { args: ['--dry-run', '--stale-minutes', '0'] },
      'once more: letters/2026-0001/acknowledgement.md',
    ],
    ['plan', { command: 'plan' }, '2026-0002'],
    ['plan --json', { command: 'plan', args: ['--json'] }, '"2026-0002"'],
    ['check', { command: 'check' }, 'nothing is wrong'],
  ])('%s connects to nobody and writes nowhere', async (_name, asked, says) => {
    const rehearsal = await sharedRegister(casesOf(1))
    const office = await startPostOffice({ answer: (point) => (point === 'MESSAGE' ? 'cut' : null) })
    try {
      // A claim without an answer, an overdue case and a new one: there is something to send, to try again and to flag.
      await nightly(rehearsal.root, { smtpUrl: office.url })
      await rehearsal.commit({ 'cases/2026-0002.md': caseText({ received: day(-20) }) })
      const [connections, before] = [office.connections(), hashOf(rehearsal.folder)]
      const { said } = await nightly(rehearsal.root, { smtpUrl: office.url, ...asked })
      expect(said).toContain(says)
      expect(office.connections()).toBe(connections)
      expect(hashOf(rehearsal.folder)).toBe(before)
    } finally {
      await office.close()
      rehearsal.remove()
    }
  })
})

describe.concurrent('a certificate', () => {
  const cases: readonly [string, 'good' | 'expired' | 'misnamed', boolean, number][] = [
    ['of an authority that is trusted is good', 'good', true, 2],
    ['of an authority that nobody trusts', 'good', false, 0],
    ['that has expired', 'expired', true, 0],
    ['with another name', 'misnamed', true, 0],
  ]
  test.each(cases)('%s: as many letters go out as should', async (_what, name, trusted, letters) => {
    const rehearsal = await sharedRegister(casesOf(2))
    const office = await startPostOffice({ tls: certificate(name) })
    try {
      const env = trusted ? { NODE_EXTRA_CA_CERTS: AUTHORITY } : {}
      const { code } = await nightly(rehearsal.root, { smtpUrl: office.url, env })
      expect(code).toBe(letters ? 0 : 1)
      expect(office.connections()).toBeGreaterThan(0)
      expect(office.received).toHaveLength(letters)
      const known = [...(await rehearsal.letters()).values()].filter(({ kind }) => kind !== 'reminder')
      expect(known).toHaveLength(2)
      for (const letter of known) expect([letter.sent !== undefined, letter.attempts]).toEqual(letters ? [true, 1] : [false, 0])
    } finally {
      await office.close()
      rehearsal.remove()
    }
  })
})

describe('what is confidential', () => {
  const by = { by: 'anna-jansen' }
  let canaries = 0
  /** A word that stands nowhere else, in a note that is for colleagues. */
  const note = () => ({ note: `Kanarie${++canaries}x` })
  const step = (days: number, name: string, more: object = {}) => ({ on: day(days), step: name, ...by, ...more, ...note() })
  const heard = (days: number) =>
    ['trainer-contacted', 'complainant-contacted', 'background-reviewed', 'discussed'].map((name) => step(days, name))
  const decided = (days: number) => step(days, 'decided', { outcome: 'upheld', letter: 'Wij geven u gelijk.' })
  const body = () => `Kanarie${++canaries}x\n`
  const secret = (fields: object) => caseText({ ...fields }, body())

  const FILES = {
    'cases/2026-0001.md': secret({}),
    'cases/2026-0002.md': secret({ received: day(-13), steps: [step(-13, 'acknowledged', { how: 'post' }), ...heard(-12)] }),
    'cases/2026-0003.md': secret({
      received: day(-13),
      steps: [
        step(-13, 'acknowledged', { how: 'post' }),
        step(-2, 'delayed', { expected: day(40), reason: 'De trainer is met vakantie.' }),
      ],
    }),
    'cases/2026-0004.md': secret({ received: day(-5), steps: [step(-5, 'acknowledged', { how: 'post' }), ...heard(-3), decided(-1)] }),
    'cases/2026-0005.md': secret({
      received: day(-5),
      steps: [
        step(-5, 'acknowledged', { how: 'post' }),
        ...heard(-3),
        decided(-2),
        step(-1, 'notified', { how: 'post' }),
        step(0, 'dissatisfied'),
        step(0, 'referred'),
      ],
    }),
    'cases/2026-0006.md': secret({ received: day(-5), steps: [step(-5, 'acknowledged', { how: 'post' }), step(-1, 'withdrawn')] }),
    'cases/2026-0007.md': secret({ received: day(-30), complainant: { name: 'Jan', role: 'client' }, steps: [...heard(-29)] }),
    'cases/2026-0008.md': secret({ received: day(-5), complainant: { name: 'Jan', email: 'refused@client.example', role: 'client' } }),
    // Broken, so that problems are reported, with a canary in the broken line, in a field and in the body.
    'cases/2026-0009.md': `${caseText({ summary: body().trim(), wish: `Kanarie${++canaries}x` }, body()).replace('handler: ', 'handeler: Kanarie0x ')}`,
    'cases/2026-0010.md': `---\nreceived: [Kanarie0x\n---\n${body()}`,
  }

  test('stands in no letter, reminder, log, summary, annotation, flag, file name or commit message', async () => {
    const rehearsal = await sharedRegister(FILES)
    const office = await startPostOffice({ answer: (_point, what) => (/^RCPT.*refused/.test(what) ? '550 no such mailbox' : null) })
    try {
      // One of the cases is older than a first run may find.
      await makeLettersBranch(rehearsal.root)
      const summary = join(rehearsal.folder, 'summary.md')
      writeFileSync(summary, '')
      const said: string[] = []
      for (const today of [DAY, day(13), day(14), day(27)]) {
        const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, DEBUG: '' }
        for (const args of [['--dry-run'], []]) said.push((await nightly(rehearsal.root, { smtpUrl: office.url, today, args, env })).said)
        said.push((await nightly(rehearsal.root, { today, command: 'plan', env })).said)
      }
      const mails = await Promise.all(office.received.map(({ raw }) => simpleParser(Buffer.from(raw, 'latin1'))))
      const letters = [...(await rehearsal.letters()).entries()]
      const kinds = new Set(letters.map(([, { kind }]) => kind))
      expect([...kinds].sort()).toEqual(['acknowledgement', 'decision', 'delay', 'interim', 'referral', 'reminder', 'withdrawal'])
      const log = await git(rehearsal.remote, 'log', '--format=%an %ae %s %b', '--name-only', 'letters')
      const flags = readFileSync(join(rehearsal.root, '.local/flags.md'), 'utf8')
      const shown = [...said, readFileSync(summary, 'utf8'), log, flags, JSON.stringify(mails), JSON.stringify(letters)].join('\n')
      expect(shown).toContain('::error')
      expect(canaries).toBeGreaterThan(30)
      expect(shown.match(/Kanarie\d+x/g) ?? []).toEqual([])
      // What many people read has no name and no address of a complainant or of the person complained about in it either.
      const read = [...said, readFileSync(summary, 'utf8'), log, flags].join('\n')
      expect(read).not.toMatch(/Jan\b|de Vries|client\.example|peter-smit|trainer kwam/)
      const reminders = mails.filter(({ messageId }) => messageId?.includes('staff.')).map(({ text }) => text)
      expect(reminders.join('\n')).not.toMatch(/de Vries|client\.example|[Pp]eter|trainer kwam|vakantie|gelijk/)
      expect(reminders.length).toBeGreaterThan(3)
    } finally {
      await office.close()
      rehearsal.remove()
    }
  })

  test('stands in no message of an unforeseen failure', async () => {
    const rehearsal = await sharedRegister(FILES)
    try {
      writeFileSync(join(rehearsal.root, '.git/HEAD'), 'ref: refs/heads/Kanarie0x')
      const { code, said } = await nightly(rehearsal.root, { smtpUrl: 'smtp://user:Kanarie0x@127.0.0.1:1' })
      expect(code).toBe(2)
      expect(said).not.toMatch(/Kanarie/)
    } finally {
      rehearsal.remove()
    }
  })
})
