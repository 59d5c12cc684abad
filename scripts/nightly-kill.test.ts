// A run that is killed, at every point between claim, push, sending, record and push: no letter is lost, and at most one is sent twice.
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KEYS_FILE } from './io/files/register-keys.ts'
import { makeKeyPair } from './io/git/key-pair.ts'
import { casesOf } from './testing/invented-case.ts'
import { countDeliveries } from './testing/rehearsal/delivery-count.ts'
import { killingGit, type Moment } from './testing/rehearsal/fault-injecting-git.ts'
import { nightly, STALE_AT_ONCE, startNightly } from './testing/rehearsal/nightly.ts'
import { type Point, startPostOffice } from './testing/rehearsal/post-office.ts'
import { type SharedRegister, sharedRegister } from './testing/shared-register.ts'

const CASES = 4
const KEY = await makeKeyPair()
const LETTERS_KEY = { LETTERS_KEY: KEY.privateKey }
const ids = (files: Readonly<Record<string, string>>) => Object.keys(files).map((file) => file.slice('cases/'.length, -'.md'.length))

interface Story {
  readonly cases?: number
  /** Where the first run is killed (its first push begins the branch, the second has the claims, the third answers): by its own Git, by a hook of the remote, or by the mail server at the `nth` message. */
  readonly git?: Moment
  readonly hook?: { readonly name: 'pre-receive' | 'post-receive'; readonly nth: number }
  readonly mail?: { readonly point: Point; readonly nth: number; readonly answer?: boolean }
  /** Where the run that comes after is killed, too. */
  readonly then?: Moment
  /** Whether the folder goes with the kill, so that the next run works in a fresh clone. */
  readonly diskGone?: boolean
}

async function killed({ cases = CASES, git, hook, mail, then, diskGone = false }: Story) {
  const files = casesOf(cases)
  // Signed, as a real record is.
  const rehearsal = await sharedRegister({ ...files, [KEYS_FILE]: `${KEY.publicLine}\n` })
  let kill = () => {}
  let seen = 0
  const office = await startPostOffice({
    answer: async (point) => {
      if (!mail || point !== mail.point || ++seen !== mail.nth) return null
      if (mail.answer) setTimeout(kill, 1)
      else kill()
      return mail.answer ? null : 'silence'
    },
  })
  try {
    if (hook) hookThatKills(rehearsal, hook)
    const first = startNightly(rehearsal.root, {
      smtpUrl: office.url,
      env: { ...LETTERS_KEY, ...(git && killingGit(rehearsal.folder, git)) },
    })
    const { pid } = first.process
    writeFileSync(join(rehearsal.folder, 'pid'), String(pid))
    kill = () => process.kill(-pid!, 'SIGKILL')
    const { code, said } = await first.ended
    expect(code, said).toBeNull()
    if (then) {
      const env = { ...LETTERS_KEY, ...killingGit(rehearsal.folder, then) }
      const second = await nightly(rehearsal.root, { smtpUrl: office.url, env, args: STALE_AT_ONCE })
      expect(second.code, second.said).toBeNull()
    }
    const root = diskGone ? await rehearsal.clone('another-machine') : rehearsal.root
    const last = await nightly(root, { smtpUrl: office.url, env: LETTERS_KEY, args: STALE_AT_ONCE })
    expect(last, last.said).toMatchObject({ code: 0 })
    return await countDeliveries(rehearsal, office, ids(files))
  } finally {
    await office.close()
    rehearsal.remove()
  }
}

/** Kills the run, and only the run, while the remote takes its `nth` push; the push itself arrives. */
function hookThatKills({ folder, remote }: SharedRegister, { name, nth }: NonNullable<Story['hook']>): void {
  const [hook, log, pid] = [join(remote, 'hooks', name), join(folder, 'pushes'), join(folder, 'pid')]
  writeFileSync(hook, `#!/bin/sh\necho >> '${log}'\n[ "$(wc -l < '${log}')" -eq ${nth} ] && kill -9 "$(cat '${pid}')"\nexit 0\n`)
  chmodSync(hook, 0o755)
}

const ONCE = { lost: [], duplicates: 0, mostCopies: 1, different: 0, unclaimed: [] }
const gitAt = (command: string, nth: number, when: Moment['when']) => ({ git: { command, nth, when } })

describe.concurrent('a run that is killed', () => {
  test.each<[string, Story, number]>([
    ['while the folder is being made', gitAt('worktree', 2, 'after'), 0],
    ['with the claims written and not committed', gitAt('add', 1, 'before'), 0],
    ['with the claims staged and not committed', gitAt('commit', 1, 'before'), 0],
    ['with the claims committed and not pushed', gitAt('push', 2, 'before'), 0],
    ['while the remote takes the claims', { hook: { name: 'pre-receive', nth: 2 } }, 0],
    ['with the claims pushed and nothing sent', { hook: { name: 'post-receive', nth: 2 } }, 0],
    ['with the claims pushed and known to be', gitAt('push', 2, 'after'), 0],
    ['while it hands over the second letter', { mail: { point: 'DATA', nth: 2 } }, 0],
    ['after the server kept the second letter, before it said so', { mail: { point: 'MESSAGE', nth: 2 } }, 1],
    ['as the server says yes to the second letter', { mail: { point: 'MESSAGE', nth: 2, answer: true } }, 1],
    ['after the yes, before it is written down', gitAt('add', 3, 'before'), 1],
    ['after the yes was written, before it is committed', gitAt('commit', 3, 'before'), 1],
    ['after the yes was committed', gitAt('commit', 3, 'after'), 0],
    ['before the answers are pushed', gitAt('push', 3, 'before'), 0],
    ['while the remote takes the answers', { hook: { name: 'pre-receive', nth: 3 } }, 0],
    ['with the answers pushed', { hook: { name: 'post-receive', nth: 3 } }, 0],
  ])('%s loses no letter and sends at most one twice', async (_when, story, most) => {
    const { duplicates, mostCopies, ...rest } = await killed(story)
    expect(rest).toMatchObject({ lost: [], different: 0, unclaimed: [] })
    expect(duplicates).toBeLessThanOrEqual(most)
    expect(mostCopies).toBeLessThanOrEqual(2)
  })

  // The answers of the first run wait on this machine; the second run is killed while it carries them over.
  test.each<[string, Moment]>([
    ['before it takes up what others wrote', { command: 'checkout', nth: 1, when: 'before' }],
    ['on the way', { command: 'checkout', nth: 1, when: 'after' }],
    ['before it commits them', { command: 'commit', nth: 1, when: 'before' }],
    ['before the branch has them', { command: 'update-ref', nth: 1, when: 'before' }],
    ['when the branch has them', { command: 'update-ref', nth: 1, when: 'after' }],
    ['before it pushes them', { command: 'push', nth: 1, when: 'before' }],
  ])('and a second one that is killed with answers to carry over, %s, sends nothing twice', async (_when, then) => {
    expect(await killed({ ...gitAt('push', 3, 'before'), then })).toMatchObject(ONCE)
  })

  test('and whose disk is gone sends at most ten letters twice, and each of them once more only', async () => {
    const count = await killed({ cases: 14, ...gitAt('push', 3, 'before'), diskGone: true })
    expect(count).toMatchObject({ lost: [], duplicates: 10, mostCopies: 2, different: 0, unclaimed: [] })
  })

  test.each<[string, Story]>([
    ['with the claims pushed', { hook: { name: 'post-receive', nth: 2 } }],
    ['after the server kept a letter', { mail: { point: 'MESSAGE', nth: 3 } }],
    ['with the answers pushed', { hook: { name: 'post-receive', nth: 3 } }],
  ])('and whose disk is gone %s loses no letter', async (_when, story) => {
    const { duplicates, ...rest } = await killed({ ...story, diskGone: true })
    expect(rest).toMatchObject({ lost: [], different: 0, unclaimed: [] })
    expect(duplicates).toBeLessThanOrEqual(CASES)
  })
})
