// What a night sends, records and flags, as a process of its own against a real mail server and a real remote.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { makeLettersBranch } from './installation/io/letters-branch.ts'
import { git } from './io/git/git.ts'
import { addDays, type CalendarDate, dateIn } from './procedure/calendar.ts'
import { casesOf, caseText, DAY } from './testing/invented-case.ts'
import { type Asked, nightly, STALE_AT_ONCE } from './testing/rehearsal/nightly.ts'
import { type Behaviour, type PostOffice, startPostOffice } from './testing/rehearsal/post-office.ts'
import { type KnownLetter, type SharedRegister, sharedRegister } from './testing/shared-register.ts'

interface Scene extends SharedRegister {
  readonly office: PostOffice
  readonly run: (asked?: Asked) => ReturnType<typeof nightly>
  readonly letter: (name: string) => Promise<KnownLetter | undefined>
  readonly flags: () => string
}

/** A register with these files, a mail server that behaves so, and what there is to do with them. */
async function scene(files: Readonly<Record<string, string>>, behaviour: Behaviour, story: (scene: Scene) => Promise<void>): Promise<void> {
  const rehearsal = await sharedRegister(files)
  const office = await startPostOffice(behaviour)
  try {
    await story({
      ...rehearsal,
      office,
      run: (asked = {}) => nightly(rehearsal.root, { smtpUrl: office.url, ...asked }),
      letter: async (name) => (await rehearsal.letters()).get(`letters/2026-0001/${name}.md`),
      flags: () => readFileSync(join(rehearsal.root, '.local/flags.md'), 'utf8'),
    })
  } finally {
    await office.close()
    rehearsal.remove()
  }
}

const day = (days: number) => addDays(DAY as CalendarDate, days)
const by = { by: 'anna-jansen' }
const HEARD = ['trainer-contacted', 'complainant-contacted', 'background-reviewed', 'discussed'].map((step) => ({ on: DAY, step, ...by }))
const one = (fields: Readonly<Record<string, unknown>> = {}) => ({ 'cases/2026-0001.md': caseText(fields) })
const to = (address: string) => ({ complainant: { name: 'Jan de Vries', email: address, role: 'client' } })
const toClients = ({ received }: PostOffice) => received.filter((mail) => mail.to[0]?.endsWith('client.example'))
const textOf = async (raw: string) => (await simpleParser(Buffer.from(raw, 'latin1'))).text ?? ''

describe.concurrent('a night', () => {
  test('sends each letter once, keeps the thread together, and records what was handed over', () =>
    scene(one(), {}, async ({ office, run, letter, commit, remote }) => {
      expect(await run()).toMatchObject({ code: 0 })
      expect(await run()).toMatchObject({ code: 0 })
      await commit(one({ steps: [...HEARD, { on: day(1), step: 'decided', ...by, outcome: 'upheld', letter: 'Wij geven u gelijk.' }] }))
      expect(await run({ today: day(1) })).toMatchObject({ code: 0 })
      const [acknowledgement, decision] = office.received
      expect(office.received).toHaveLength(2)
      expect((await simpleParser(decision!.raw)).inReplyTo).toBe(acknowledgement!.messageId)
      const known = await letter('decision')
      expect(known).toMatchObject({ attempts: 1, response: '250 2.0.0 Ok: queued', inReplyTo: acknowledgement!.messageId })
      expect(known!.sha256).toBe(createHash('sha256').update(Buffer.from(decision!.raw, 'latin1')).digest('hex'))
      expect(await textOf(decision!.raw)).toBe(known!.body)
      const log = (await git(remote, 'log', '--format=%s', '--reverse', 'letters')).trim().split('\n')
      const words = ['Claim one letter', '2026-0001 acknowledgement: sent', 'Claim one letter', '2026-0001 decision: sent']
      expect(log).toEqual(['Begin the letters branch', ...words])
    }))

  test('writes a letter without an answer anew when the domain of the sender has changed, and keeps the thread', () =>
    scene(one(), { answer: (point, what) => (point === 'MESSAGE' && /0001: beslissing/.test(what) ? 'silence' : null) }, async (s) => {
      await s.run()
      await s.commit(one({ steps: [...HEARD, { on: DAY, step: 'decided', ...by, outcome: 'upheld', letter: 'Gelijk.' }] }))
      await s.run()
      const elsewhere = readFileSync(join(s.root, 'organisation.yml'), 'utf8').replace('register@example.org', 'register@moved.example')
      await s.commit({ 'organisation.yml': elsewhere })
      await s.run({ args: STALE_AT_ONCE })
      const decisions = await Promise.all(
        toClients(s.office)
          .slice(1)
          .map(({ raw }) => simpleParser(Buffer.from(raw, 'latin1'))),
      )
      expect(decisions.map(({ messageId }) => messageId)).toEqual([
        '<2026-0001.decision@example.org>',
        '<2026-0001.decision-2@moved.example>',
      ])
      expect(decisions.map(({ inReplyTo }) => inReplyTo)).toEqual(Array(2).fill('<2026-0001.acknowledgement@example.org>'))
    }))

  test('writes to an international domain', () =>
    scene(one(to('jan@bücher.example')), {}, async ({ office, run, letter }) => {
      expect(await run()).toMatchObject({ code: 0 })
      expect(office.received.map(({ to: [address] }) => address)).toEqual(['jan@xn--bcher-kva.example'])
      expect(await letter('acknowledgement')).toMatchObject({ to: { address: 'jan@bücher.example' }, attempts: 1 })
    }))

  test('writes out to print what has no address, and mails nothing', () =>
    scene(one({ complainant: { name: 'Jan', role: 'client' } }), {}, async ({ office, run, letter }) => {
      const { code, said } = await run()
      expect(code).toBe(0)
      expect(said).toContain('to print  letters/2026-0001/acknowledgement.md')
      const known = await letter('acknowledgement')
      expect(known).toMatchObject({ print: true, to: { name: 'Jan' }, attempts: 0 })
      expect(known?.sent).toBeUndefined()
      expect(known!.body).toMatch(/^The Square Mile\nVoorbeeldstraat 1\n[\s\S]*\n\nGeachte Jan,/)
      await run()
      expect(toClients(office)).toHaveLength(0)
    }))

  test('leaves what the server puts off to the next run: one message, the same Message-ID', () => {
    let busy = true
    return scene(one(), { answer: (point) => (point === 'RCPT' && busy ? '451 greylisted' : null) }, async ({ office, run, letter }) => {
      expect(await run()).toMatchObject({ code: 1 })
      expect(await letter('acknowledgement')).toMatchObject({ attempts: 0, response: '451 greylisted' })
      busy = false
      expect(await run()).toMatchObject({ code: 0 })
      expect(toClients(office).map(({ messageId }) => messageId)).toEqual(['<2026-0001.acknowledgement@example.org>'])
      expect(await letter('acknowledgement')).toMatchObject({ attempts: 1, response: '250 2.0.0 Ok: queued' })
    })
  })

  test('flags a refused letter the same day, tries it no more, and writes anew to a corrected address', () =>
    scene(one(), { answer: (_point, what) => (/^RCPT.*jan@client/.test(what) ? '550 no such mailbox' : null) }, async (s) => {
      const { code, said } = await s.run()
      expect(code).toBe(1)
      expect(said).toContain('REFUSED: the client has not been reached')
      expect(await s.letter('acknowledgement')).toMatchObject({ response: '550 no such mailbox', attempts: 1 })
      expect(s.flags()).toContain('2026-0001: the acknowledgement of 20 November 2026 did not arrive')
      const connections = s.office.connections()
      expect((await s.run()).said).toContain('Nothing to send.')
      expect(s.office.connections()).toBe(connections)
      const plan = JSON.parse((await s.run({ command: 'plan', args: ['--json'] })).said)
      expect(plan).toMatchObject({ problems: [], cases: [{ obligations: [{ kind: 'acknowledgement', metOn: null }, {}] }] })

      await s.commit(one(to('johan@client.example')))
      const corrected = await s.run()
      expect(corrected).toMatchObject({ code: 0 })
      expect(corrected.said).toContain('Nothing is overdue, and every client has been reached.')
      expect(toClients(s.office)).toMatchObject([{ to: ['johan@client.example'], messageId: '<2026-0001.acknowledgement-2@example.org>' }])
      expect(await s.letter('acknowledgement')).toMatchObject({ to: { address: 'jan@client.example' } })
      expect((await s.letter('acknowledgement-2'))?.sent).toBeDefined()
      expect(s.flags()).toContain('No case is flagged.')
    }))

  test('sends a letter that was never answered for once more, the same bytes, and then leaves it to a person', () => {
    const silent: Behaviour['answer'] = (point, what) => (point === 'MESSAGE' && what.includes('jan@client') ? 'silence' : null)
    return scene(one(), { answer: silent }, async ({ office, run, letter, flags }) => {
      expect((await run()).said).toContain('tried once more by a later run')
      expect(await letter('acknowledgement')).toMatchObject({ attempts: 1 })
      expect(await run()).toMatchObject({ code: 0 })
      expect(toClients(office)).toHaveLength(1)

      const again = await run({ args: STALE_AT_ONCE })
      expect(again).toMatchObject({ code: 1 })
      expect(again.said).toContain('left to a person')
      const [first, second] = toClients(office)
      expect(second!.raw).toBe(first!.raw)
      const known = await letter('acknowledgement')
      expect(known).toMatchObject({ attempts: 2 })
      expect(known!.sha256).toBe(createHash('sha256').update(Buffer.from(second!.raw, 'latin1')).digest('hex'))

      await run({ args: STALE_AT_ONCE })
      expect(toClients(office)).toHaveLength(2)
      expect(flags()).toContain('nobody knows whether the acknowledgement of 20 November 2026 arrived')
      const plan = JSON.parse((await run({ command: 'plan', args: ['--json'] })).said)
      expect(plan).toMatchObject({ problems: [], cases: [{ tasks: [{ kind: 'unknown' }] }] })
    })
  })

  describe('after a claim without an answer', () => {
    const silentFirst = (): NonNullable<Behaviour['answer']> => {
      let first = true
      return (point, what) => {
        if (point !== 'MESSAGE' || !what.includes('@client.example') || !first) return null
        first = false
        return 'silence'
      }
    }
    const receivers = (office: PostOffice) => toClients(office).map((mail) => mail.to[0])

    test('writes to the address that was corrected since, and never again to the old one', () =>
      scene(one(), { answer: silentFirst() }, async ({ office, run, letter, commit }) => {
        await run()
        await commit(one(to('johan@client.example')))
        expect(await run({ args: STALE_AT_ONCE })).toMatchObject({ code: 0 })
        expect(receivers(office)).toEqual(['jan@client.example', 'johan@client.example'])
        expect(await letter('acknowledgement')).toMatchObject({ attempts: 1, to: { address: 'jan@client.example' } })
        expect((await letter('acknowledgement-2'))?.sent).toBeDefined()
        expect((await run({ args: STALE_AT_ONCE })).said).toContain('Nothing to send.')
      }))

    test('writes what is true today once a word or a date of the letter no longer is', () =>
      scene(one(), { answer: silentFirst() }, async ({ office, run, commit }) => {
        await run()
        await commit(one({ summary: 'De trainer kwam niet.' }))
        await run({ args: STALE_AT_ONCE })
        expect(toClients(office).map(({ messageId }) => messageId)).toEqual([
          '<2026-0001.acknowledgement@example.org>',
          '<2026-0001.acknowledgement-2@example.org>',
        ])
        const texts = await Promise.all(toClients(office).map(({ raw }) => textOf(raw)))
        expect(texts.map((text) => [text.includes('kwam te laat'), text.includes('kwam niet')])).toEqual([
          [true, false],
          [false, true],
        ])
      }))

    test('never sends the words that somebody put into its file, with a checksum of their own', () =>
      scene(one(), { answer: silentFirst() }, async ({ office, run, letter, clone, remote }) => {
        await run()
        const other = await clone('other')
        await git(other, 'checkout', '--quiet', 'letters')
        const file = join(other, '2026-0001/acknowledgement.md')
        const forged = readFileSync(file, 'utf8').replace('Geachte', 'Onbeminde')
        writeFileSync(file, forged.replace(/sha256: .*/, `sha256: "${'a'.repeat(64)}"`))
        await git(other, 'commit', '--quiet', '--all', '-m', 'x')
        await git(other, 'push', '--quiet', remote, 'letters')
        await run({ args: STALE_AT_ONCE })
        expect(toClients(office).map(({ messageId }) => messageId)).toEqual([
          '<2026-0001.acknowledgement@example.org>',
          '<2026-0001.acknowledgement-2@example.org>',
        ])
        for (const { raw } of toClients(office)) expect(await textOf(raw)).not.toContain('Onbeminde')
        expect((await letter('acknowledgement-2'))?.body).toContain('Geachte')
      }))

    test('sends nothing more once the complaint was withdrawn but its confirmation', () =>
      scene(one(), { answer: silentFirst() }, async ({ office, run, letter, commit }) => {
        await run()
        await commit(one({ steps: [{ on: DAY, step: 'withdrawn', ...by }] }))
        await run({ args: STALE_AT_ONCE })
        expect(toClients(office)).toHaveLength(2)
        expect(await letter('acknowledgement')).toMatchObject({ attempts: 1 })
        expect((await letter('withdrawal'))?.sent).toBeDefined()
      }))

    test('reminds staff once more in the same words only, and at most once a day otherwise', () => {
      const late = { ...one({ received: day(-20), complainant: { name: 'J', role: 'client' } }) }
      let silent = true
      const answer: NonNullable<Behaviour['answer']> = (point) => (point === 'MESSAGE' && silent ? 'silence' : null)
      return scene(late, { answer }, async ({ office, run, commit }) => {
        await run()
        silent = false
        await run({ args: STALE_AT_ONCE })
        const anna = () => office.received.filter((mail) => mail.to[0] === 'anna@example.org')
        expect(anna()).toHaveLength(2)
        expect(anna()[1]!.raw).toBe(anna()[0]!.raw)
        silent = true
        await run({ today: day(1) })
        silent = false
        await commit({ 'cases/2026-0002.md': caseText({ received: day(-20), complainant: { name: 'J', role: 'client' } }) })
        await run({ today: day(1), args: STALE_AT_ONCE })
        expect(anna()).toHaveLength(3)
      })
    })
  })

  describe('never says that every client has been reached', () => {
    const ALL_WELL = 'Nothing is overdue, and every client has been reached.'

    test.each<[string, Record<string, string>, Behaviour, string]>([
      [
        'while a file cannot be read',
        { ...one(), 'cases/2026-0002.md': 'not a case' },
        {},
        'one file cannot be used: nobody knows what is owed in it',
      ],
      [
        'while the mail server turns everything away',
        one(),
        { answer: (point) => (point === 'MAIL' ? '451 later' : null) },
        '2 messages of this run were not delivered',
      ],
      [
        'while a letter waits to be printed',
        one({ complainant: { name: 'Jan', role: 'client' } }),
        {},
        'one letter waits to be printed and delivered',
      ],
    ])('%s', (_when, files, behaviour, says) =>
      scene(files, behaviour, async ({ run }) => {
        for (const _ of [1, 2]) {
          const { said } = await run()
          expect(said).not.toContain(ALL_WELL)
          expect(said).toContain(says)
        }
      }),
    )

    test('while a letter has no answer yet', () =>
      scene(one(), { answer: (point) => (point === 'MESSAGE' ? 'silence' : null) }, async ({ run }) => {
        await run()
        const { said } = await run()
        expect(said).toContain('Nothing to send.')
        expect(said).not.toContain(ALL_WELL)
        expect(said).toContain('one letter has no answer from the mail server yet')
      }))
  })

  test('reminds each member of staff once a day, over four runs, and of everything at once', () => {
    const late = Object.fromEntries(
      ['0001', '0002'].map((number) => [
        `cases/2026-${number}.md`,
        caseText({ received: day(-20), complainant: { name: 'J', role: 'client' } }),
      ]),
    )
    return scene(late, {}, async ({ office, run }) => {
      for (const _ of [1, 2, 3, 4]) await run()
      const reminded = () => office.received.map((mail) => mail.to[0]).sort()
      expect(reminded()).toEqual(['anna@example.org', 'bram@example.org', 'carla@example.org'])
      const text = await textOf(office.received[0]!.raw)
      expect(text).toContain('2026-0001')
      expect(text).toContain('2026-0002')
      for (const _ of [1, 2, 3, 4]) await run({ today: day(1) })
      // On the next day it is the handler's alone; everybody hears again after a week.
      expect(reminded()).toEqual(['anna@example.org', 'anna@example.org', 'bram@example.org', 'carla@example.org'])
    })
  })

  // The decision is due tomorrow, so the delay letter goes out today; acknowledged in writing, so nothing else does.
  const dueTomorrow = one({ received: day(-13), steps: [{ on: day(-13), step: 'acknowledged', how: 'post', ...by }] })
  const inWords = (date: string) =>
    new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date))

  test('sends everything once, with true dates, when the mail server was down for three days', () =>
    scene(dueTomorrow, {}, async ({ office, run, letter, root }) => {
      await office.close()
      for (const days of [0, 1, 2]) {
        expect(await run({ today: day(days) })).toMatchObject({ code: 1 })
        expect(await letter(`${day(1)}-delay`)).toMatchObject({ attempts: 0 })
      }
      const up = await startPostOffice({ port: office.port })
      expect(await nightly(root, { smtpUrl: up.url, today: day(3) })).toMatchObject({ code: 0 })
      await up.close()
      expect(toClients(up).map(({ messageId }) => messageId)).toEqual([`<2026-0001.${day(1)}-delay@example.org>`])
      const text = await textOf(toClients(up)[0]!.raw)
      expect(text).toContain(`uiterlijk op zaterdag ${inWords(day(1))} moeten krijgen. Dat is ons niet gelukt.`)
      expect(text).toContain(inWords(day(17)))
      const sent = (await letter(`${day(1)}-delay`))?.sent
      expect(dateIn('Europe/Amsterdam', String(sent))).toBe(day(3))
    }))

  test('sends everything once, with true dates, when three nights were skipped', () =>
    scene(dueTomorrow, {}, async ({ office, run }) => {
      await run({ today: day(3) })
      await run({ today: day(3) })
      expect(toClients(office)).toHaveLength(1)
      expect(await textOf(toClients(office)[0]!.raw)).toContain(`uiterlijk op zaterdag ${inWords(day(1))} moeten krijgen.`)
    }))

  test('sends nothing when the clock is far ahead of the register, however often it is asked, unless the day is named', () =>
    scene({ 'cases/2020-0001.md': caseText({ received: '2020-01-01' }) }, {}, async ({ office, run, root, letters }) => {
      const long = { ...process.env, GIT_COMMITTER_DATE: '2020-01-01T12:00:00Z' }
      const name = ['-c', 'user.name=x', '-c', 'user.email=x@x']
      execFileSync('git', [...name, 'commit', '--quiet', '--amend', '--no-edit'], { cwd: root, env: long })
      await makeLettersBranch(root)
      for (const _ of [1, 2]) {
        const { code, said } = await run({ today: null })
        expect(code).toBe(2)
        expect(said).toContain('the newest change in the register is of 2020-01-01')
      }
      expect(office.connections()).toBe(0)
      expect((await letters(root)).size).toBe(0)
      await run({ today: '2020-01-14' })
      expect(toClients(office).length).toBeGreaterThan(0)
    }))

  test('sends nothing on a day before letters that are on file', () =>
    scene(one(), {}, async ({ run, office }) => {
      await run({ today: day(1) })
      expect(await run({ today: DAY })).toMatchObject({ code: 2 })
      expect(office.received).toHaveLength(1)
    }))

  test('stops at the first letter when the server turns its own sender away, and refuses no client for it', () =>
    scene(casesOf(3), { answer: (point) => (point === 'MAIL' ? '550 sender not allowed' : null) }, async ({ office, run, letters }) => {
      expect(await run()).toMatchObject({ code: 1 })
      expect(office.connections()).toBeLessThanOrEqual(6)
      for (const letter of (await letters()).values()) expect(letter).toMatchObject({ attempts: 0 })
      for (const letter of (await letters()).values()) expect(letter.refused).toBeUndefined()
    }))

  test('says what is missing where there is no mail server, no repository, or no such option, and claims nothing', () =>
    scene(one(), {}, async ({ run, root, folder }) => {
      const silent = await run({ smtpUrl: '' })
      expect(silent).toMatchObject({ code: 2 })
      expect(silent.said).toContain('Set SMTP_URL')
      expect(existsSync(join(root, 'letters'))).toBe(false)
      expect((await nightly(folder, { smtpUrl: 'smtp://127.0.0.1:1' })).code).toBe(2)
      expect((await run({ args: ['--stale-minutes', 'soon'] })).said).toContain('--stale-minutes needs a number')
    }))
})
