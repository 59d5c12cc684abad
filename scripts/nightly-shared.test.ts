// A night that is not alone: other clones, other people, a remote that is absent, down or says no.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { git } from './io/git/git.ts'
import { casesOf, caseText, DAY } from './testing/invented-case.ts'
import { countDeliveries } from './testing/rehearsal/delivery-count.ts'
import { faultInjectingGit } from './testing/rehearsal/fault-injecting-git.ts'
import { nightly, STALE_AT_ONCE } from './testing/rehearsal/nightly.ts'
import { type Behaviour, type PostOffice, startPostOffice } from './testing/rehearsal/post-office.ts'
import { type SharedRegister, sharedRegister } from './testing/shared-register.ts'

const ONCE = { lost: [], duplicates: 0, mostCopies: 1, different: 0, unclaimed: [] }

interface Scene extends SharedRegister {
  readonly office: PostOffice
  readonly run: (root: string, args?: readonly string[], env?: Readonly<Record<string, string>>) => ReturnType<typeof nightly>
  /** Every letter once, for the cases that the scene began with. */
  readonly once: (more?: readonly string[]) => Promise<void>
}

async function scene(count: number, behaviour: Behaviour, story: (scene: Scene) => Promise<void>): Promise<void> {
  const files = casesOf(count)
  const ids = Object.keys(files).map((file) => file.slice('cases/'.length, -'.md'.length))
  const rehearsal = await sharedRegister(files)
  const office = await startPostOffice(behaviour)
  try {
    await story({
      ...rehearsal,
      office,
      run: (root, args = [], env = {}) => nightly(root, { smtpUrl: office.url, args, env }),
      once: async (more = []) => expect(await countDeliveries(rehearsal, office, [...ids, ...more])).toMatchObject(ONCE),
    })
  } finally {
    await office.close()
    rehearsal.remove()
  }
}

/** A hook of the remote that says no from the `from`th push on (the first begins the branch, the second has the claims). */
function refusePushes({ remote, folder }: SharedRegister, from: number): () => void {
  const [hook, log] = [join(remote, 'hooks/pre-receive'), join(folder, 'pushes')]
  writeFileSync(hook, `#!/bin/sh\necho >> '${log}'\n[ "$(wc -l < '${log}')" -lt ${from} ]\n`)
  chmodSync(hook, 0o755)
  return () => rmSync(hook)
}

const slowly: Behaviour = {
  answer: async (point) => {
    if (point === 'MESSAGE') await pause(60)
    return null
  },
}

describe.concurrent('a night', () => {
  test('in two clones at once sends each letter once', () =>
    scene(8, slowly, async ({ root, clone, run, once }) => {
      const second = await clone('second')
      const ended = await Promise.all([run(root), run(second)])
      expect(ended.map(({ code }) => code)).toEqual([0, 0])
      await once()
    }))

  test('twice in one folder tells the second to wait, and leaves no lock behind', () =>
    scene(8, slowly, async ({ root, run, once, office }) => {
      const first = run(root)
      while (!office.connections()) await pause(20)
      const second = await run(root)
      expect(second).toMatchObject({ code: 2 })
      expect(second.said).toContain('Another run is working in this folder. Wait until it has finished.')
      expect(await first).toMatchObject({ code: 0 })
      expect(await run(root)).toMatchObject({ code: 0 })
      await once()
    }))

  test('that somebody else overtakes between claim and push sends nothing that the other has sent', () =>
    scene(4, {}, async ({ root, clone, run, once, folder, office }) => {
      const other = await clone('other')
      const overtake = `SMTP_URL='${office.url}' '${process.execPath}' '${join(import.meta.dirname, 'nightly.ts')}' --root '${other}' --today ${DAY}`
      const env = faultInjectingGit(folder, { command: 'push', nth: 2, when: 'before' }, overtake)
      const { code, said } = await run(root, [], env)
      expect(code).toBe(0)
      expect(said).toContain('Nothing to send.')
      await once()
    }))

  test('that somebody else overtakes while it sends puts its answers on top of theirs', () =>
    scene(4, slowly, async ({ root, clone, run, once, office, commit }) => {
      const other = await clone('other')
      const first = run(root)
      while (!office.received.length) await pause(20)
      await commit({ 'cases/2026-0100.md': caseText() }, other)
      expect(await run(other)).toMatchObject({ code: 0 })
      expect(await first).toMatchObject({ code: 0 })
      await once(['2026-0100'])
      expect(await git(root, 'merge-base', '--is-ancestor', 'origin/letters', 'letters')).toBe('')
    }))

  test('during which main moves on sends each letter once, the new ones by the next run at the latest', () =>
    scene(4, slowly, async ({ root, clone, run, once, office, commit }) => {
      const other = await clone('other')
      const first = run(root)
      while (!office.received.length) await pause(20)
      await commit({ 'cases/2026-0100.md': caseText() }, other)
      await git(root, 'pull', '--quiet', 'origin', 'main')
      expect(await first).toMatchObject({ code: 0 })
      expect(await run(root)).toMatchObject({ code: 0 })
      await once(['2026-0100'])
    }))

  test('without a remote works on this machine alone and says so, and shares its letters once there is one', () =>
    scene(3, {}, async ({ root, remote, run, once, office, letters }) => {
      await git(root, 'remote', 'remove', 'origin')
      const { code, said } = await run(root)
      expect(code).toBe(0)
      expect(said).toContain('This repository has no remote: the letters are kept on this machine only.')
      expect((await letters(root)).size).toBe(3)
      await run(root)
      await git(root, 'remote', 'add', 'elsewhere', remote)
      expect(await run(root)).toMatchObject({ code: 0 })
      expect(office.received).toHaveLength(3)
      await once()
    }))

  test('without a remote that later meets one where others have begun forgets no letter that went out', () =>
    scene(3, {}, async ({ root, clone, run, once, commit, office, remote }) => {
      const other = await clone('other')
      await git(root, 'remote', 'remove', 'origin')
      await run(root)
      const gone = Object.keys(casesOf(3))
      for (const file of gone) rmSync(join(other, file))
      await git(other, 'add', '--all')
      await commit({ 'cases/2026-0100.md': caseText() }, other)
      expect(await run(other)).toMatchObject({ code: 0 })
      await git(root, 'remote', 'add', 'origin', remote)
      // The case of the others is not in this copy of main, which is said; its letter is kept.
      expect(await run(root)).toMatchObject({ code: 1, said: expect.stringContaining('letters/2026-0100') })
      // Four letters, and a reminder to each of the three members of staff of the file that is missing.
      expect(office.received).toHaveLength(7)
      await once(['2026-0100'])
    }))

  test('with the remote down sends nothing, changes no flag, and makes up for it', () =>
    scene(3, {}, async ({ root, remote, folder, clone, run, once, office }) => {
      const fresh = await clone('fresh')
      const away = join(folder, 'away.git')
      renameSync(remote, away)
      for (const where of [fresh, root]) {
        const { code, said } = await run(where)
        expect(code).toBe(1)
        expect(said).toContain('A service was down: the remote repository cannot be reached')
        expect(said).toContain('The flags are as they were')
      }
      expect(office.connections()).toBe(0)
      renameSync(away, remote)
      expect(await run(root)).toMatchObject({ code: 0 })
      renameSync(remote, away)
      expect(await run(root)).toMatchObject({ code: 1 })
      renameSync(away, remote)
      await once()
    }))

  test('whose claims the remote refuses sends nothing', () =>
    scene(3, {}, async (s) => {
      const allow = refusePushes(s, 2)
      const { code, said } = await s.run(s.root)
      expect(code).toBe(1)
      expect(said).toContain('the remote repository refuses what is pushed to the branch letters')
      expect(s.office.connections()).toBe(0)
      allow()
      expect(await s.run(s.root)).toMatchObject({ code: 0 })
      await s.once()
    }))

  test('whose answers the remote refuses stops after ten letters, keeps the answers, and pushes them first when it can', () =>
    scene(14, {}, async (s) => {
      const allow = refusePushes(s, 3)
      const { code, said } = await s.run(s.root)
      expect(code).toBe(1)
      expect(said).toContain('the answers of the mail server wait on this machine')
      expect(s.office.received).toHaveLength(10)
      expect(await s.run(s.root, STALE_AT_ONCE)).toMatchObject({ code: 1 })
      expect(s.office.received).toHaveLength(10)
      allow()
      expect(await s.run(s.root, STALE_AT_ONCE)).toMatchObject({ code: 0 })
      await s.once()
    }))

  test('of which the remote has lost the letters gives them back and sends nothing again', () =>
    scene(3, {}, async ({ root, remote, run, once, office }) => {
      await run(root)
      await git(remote, 'update-ref', '-d', 'refs/heads/letters')
      expect(await run(root)).toMatchObject({ code: 0 })
      await once()
      const begin = (await git(remote, 'rev-list', '--max-parents=0', 'letters')).trim()
      await git(remote, 'update-ref', 'refs/heads/letters', begin)
      expect(await run(root, STALE_AT_ONCE)).toMatchObject({ code: 0 })
      expect(office.received).toHaveLength(3)
      await once()
    }))
})

describe.concurrent('the folder letters', () => {
  const damages: readonly [string, (root: string, folder: string) => void][] = [
    ['is gone', (root) => rmSync(join(root, 'letters'), { recursive: true })],
    ['is empty', (root) => [rmSync(join(root, 'letters'), { recursive: true }), mkdirSync(join(root, 'letters'))]],
    ['lost its files', (root) => rmSync(join(root, 'letters/2026-0001'), { recursive: true })],
    ['has files of its own in it', (root) => writeFileSync(join(root, 'letters/2026-0001/notes.md'), 'not a letter')],
    ['has a letter that somebody edited', (root) => writeFileSync(join(root, 'letters/2026-0001/acknowledgement.md'), '')],
    ['is not on its branch', (root) => execFileSync('git', ['checkout', '--quiet', '--detach'], { cwd: join(root, 'letters') })],
    ['is on a branch of somebody', (root) => execFileSync('git', ['checkout', '--quiet', '-b', 'mine'], { cwd: join(root, 'letters') })],
    ['has an index that cannot be read', (root) => writeFileSync(join(root, '.git/worktrees/letters/index'), 'torn')],
    ['has lost its registration', (root) => rmSync(join(root, '.git/worktrees'), { recursive: true })],
    [
      'has a registration that was never finished',
      (root) => {
        rmSync(join(root, 'letters'), { recursive: true })
        writeFileSync(join(root, '.git/worktrees/letters/locked'), 'initializing')
      },
    ],
    [
      'was locked by a Git that is dead',
      (root) => {
        for (const lock of [
          'worktrees/letters/index.lock',
          'worktrees/letters/HEAD.lock',
          'refs/heads/letters.lock',
          'refs/remotes/origin/letters.lock',
        ])
          writeFileSync(join(root, '.git', lock), '')
      },
    ],
    ['is of a machine that ignores Markdown', (root) => writeFileSync(join(root, '.git/info/exclude'), '*.md\nstaff/\n2026-*\n')],
  ]

  test.each(damages)('%s: the next run puts it right and sends what is new, once', async (_what, damage) =>
    scene(2, {}, async ({ root, remote, folder, run, once, office }) => {
      await run(root)
      damage(root, folder)
      writeFileSync(join(root, 'cases/2026-0100.md'), caseText())
      const { code, said } = await run(root)
      expect(code, said).toBe(0)
      expect(office.received).toHaveLength(3)
      await once(['2026-0100'])
      expect((await git(join(root, 'letters'), 'symbolic-ref', 'HEAD')).trim()).toBe('refs/heads/letters')
      expect(await git(root, 'rev-parse', 'letters')).toBe(await git(remote, 'rev-parse', 'letters'))
    }),
  )

  test('moves and is copied with its register, and each copy keeps to itself', () =>
    scene(2, {}, async ({ root, folder, run, once, office }) => {
      await run(root)
      const [copy, moved] = [join(folder, 'copy'), join(folder, 'moved')]
      cpSync(root, copy, { recursive: true })
      writeFileSync(join(copy, 'cases/2026-0100.md'), caseText())
      const before = (await git(root, 'rev-parse', 'letters')).trim()
      expect(await run(copy)).toMatchObject({ code: 0 })
      expect((await git(root, 'rev-parse', 'letters')).trim()).toBe(before)
      renameSync(root, moved)
      writeFileSync(join(moved, 'cases/2026-0101.md'), caseText())
      // What the copy sent belongs to a case that is not here.
      expect(await run(moved)).toMatchObject({ code: 1, said: expect.stringContaining('letters/2026-0100') })
      // Four letters, and a reminder to each of the three members of staff of the file that is missing.
      expect(office.received).toHaveLength(7)
      await once(['2026-0100', '2026-0101'])
    }))

  test.each<[string, (root: string) => void]>([
    [
      'somebody keeps something else there',
      (root) => [mkdirSync(join(root, 'letters')), writeFileSync(join(root, 'letters/mine.txt'), 'mine')],
    ],
    ['it is a clone of its own', (root) => execFileSync('git', ['init', '--quiet', join(root, 'letters')])],
    ['it is a file', (root) => writeFileSync(join(root, 'letters'), 'mine')],
  ])('is left alone where %s', async (_what, put) =>
    scene(1, {}, async ({ root, run, office }) => {
      put(root)
      const { code, said } = await run(root)
      expect(code).toBe(2)
      expect(said).toContain('The folder letters/ is in the way')
      expect(office.connections()).toBe(0)
    }),
  )
})
