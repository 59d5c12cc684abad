// How often answers are pushed while letters go out: a machine that is lost must not take more than ten of them along.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Letter } from '../../procedure/letters/record.ts'
import { organisationWith } from '../../testing/example.ts'
import { type SharedRegister, sharedRegister } from '../../testing/shared-register.ts'
import { clock } from '../clock.ts'
import { type LettersBranch, openLettersBranch } from '../git/letters-branch.ts'
import type { Answer, MailServer } from '../mail/mail.ts'
import type { Draft } from './claim.ts'
import { type Delivery, deliver } from './outbox.ts'

const organisation = organisationWith()
const DOWN = { found: 'the mail server cannot be reached', next: 'The next run tries again.', lasting: false }
const SENT: Answer = { outcome: 'sent', response: '250 OK' }

let rehearsal: SharedRegister
let branch: LettersBranch
beforeEach(async () => {
  rehearsal = await sharedRegister({})
  branch = await openLettersBranch(rehearsal.root, () => true)
})
afterEach(() => {
  vi.restoreAllMocks()
  branch.close()
  rehearsal.remove()
})

const drafts = (count: number): Draft[] => Array.from({ length: count }, (_, index) => ({ again: null, letter: letterNumber(index) }))

function letterNumber(index: number): Letter {
  return {
    path: `letters/2026-${String(index + 1).padStart(4, '0')}/acknowledgement.md`,
    kind: 'acknowledgement',
    case: `2026-${String(index + 1).padStart(4, '0')}`,
    due: undefined,
    expected: undefined,
    steps: 0,
    automatic: true,
    to: { name: 'Jan', address: `c${index + 1}@client.example` },
    subject: 'Uw klacht',
    body: 'Dag.\n',
    language: 'nl',
    inReplyTo: undefined,
  }
}

/** Hands the drafts to a server that answers so. */
async function delivered(count: number, send: MailServer['send']): Promise<Delivery[]> {
  const deliveries: Delivery[] = []
  const wanted = drafts(count)
  const fixed = { ...clock('2026-11-20', organisation.timeZone), now: () => '2026-11-20T08:00:00Z' }
  const onDelivery = (delivery: Delivery) => void deliveries.push(delivery)
  await deliver({ branch, server: { send }, organisation, clock: fixed, onDelivery }, async () => wanted)
  return deliveries
}

const known = async () => [...(await rehearsal.letters()).values()]

test('at every moment in which a letter is under way, its claim is pushed and fewer than ten answers are not', async () => {
  // Time stands still, so that no push is made because five seconds have passed.
  vi.spyOn(performance, 'now').mockReturnValue(0)
  let handed = 0
  const open: number[] = []
  await delivered(14, async () => {
    const letters = await known()
    expect(letters).toHaveLength(14)
    open.push(handed++ - letters.filter(({ sent }) => sent).length)
    return SENT
  })
  expect(Math.max(...open)).toBe(9)
  expect((await known()).filter(({ sent }) => sent)).toHaveLength(14)
})

test('answers that came do not wait longer than five seconds for a server that is slow', async () => {
  let seen: number | null = null
  let handed = 0
  await delivered(3, async () => {
    if (++handed < 3) return SENT
    await pause(6000)
    seen = (await known()).filter(({ sent }) => sent).length
    return SENT
  })
  expect(seen).toBe(2)
})

test('a claim that has become old is given back and not sent, for another run may take it for one left behind', async () => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  const deliveries = await delivered(5, async () => {
    now += 4 * 60_000
    return SENT
  })
  expect(deliveries.map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent', 'not-sent', 'not-sent'])
  expect((await known()).map(({ attempts, sent }) => [attempts, sent !== undefined])).toEqual([
    ...Array(3).fill([1, true]),
    ...Array(2).fill([0, false]),
  ])
})

test('when the server is down the letters not tried are given back in one commit', async () => {
  const deliveries = await delivered(5, async () => ({ outcome: 'not-sent', response: 'ECONNECTION', serverDown: true, trouble: DOWN }))
  expect(deliveries.map(({ outcome }) => outcome)).toEqual(Array(5).fill('not-sent'))
  expect((await known()).map(({ attempts, response }) => [attempts, response])).toEqual([
    [0, 'ECONNECTION'],
    ...Array(4).fill([0, 'not tried']),
  ])
})

test('a letter that is not taken because of the sender keeps none of the others from going out', async () => {
  let handed = 0
  const deliveries = await delivered(3, async () =>
    ++handed === 2 ? { outcome: 'not-sent', response: '550 5.7.60', serverDown: false, trouble: DOWN } : SENT,
  )
  expect(deliveries.map(({ outcome, trouble }) => [outcome, trouble])).toEqual([
    ['sent', null],
    ['not-sent', DOWN],
    ['sent', null],
  ])
})

test('answers on record are pushed when the next one cannot be written down, and the failure says what to do', async () => {
  let handed = 0
  const failed = delivered(3, async () => {
    if (++handed === 3) writeFileSync(join(rehearsal.root, '.git/worktrees/letters/index.lock'), '')
    return SENT
  })
  await expect(failed).rejects.toThrow(/^git add failed \(fatal: Unable to create .*\)\. Another Git is at work in this folder/)
  expect((await known()).filter(({ sent }) => sent)).toHaveLength(2)
})
