// What keeps a night from writing or sending anything: it ends with exit code 2, and says why and what to do.
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeLettersBranch } from './installation/io/letters-branch.ts'
import { clock } from './io/clock.ts'
import { git } from './io/git/git.ts'
import { addDays, type CalendarDate } from './procedure/calendar.ts'
import { casesOf, DAY } from './testing/invented-case.ts'
import { faultInjectingGit } from './testing/rehearsal/fault-injecting-git.ts'
import { type Asked, nightly } from './testing/rehearsal/nightly.ts'
import { type PostOffice, startPostOffice } from './testing/rehearsal/post-office.ts'
import { type SharedRegister, sharedRegister } from './testing/shared-register.ts'

interface Scene extends SharedRegister {
  readonly office: PostOffice
  readonly run: (root: string, asked?: Asked) => ReturnType<typeof nightly>
}

const day = (days: number) => addDays(DAY as CalendarDate, days)

/** A register with one case that was received so many days ago. */
async function scene(age: number, story: (scene: Scene) => Promise<void>, host?: string): Promise<void> {
  const rehearsal = await sharedRegister(casesOf(1, { received: day(-age) }))
  const office = await startPostOffice({ ...(host && { host }) })
  try {
    await story({ ...rehearsal, office, run: (root, asked = {}) => nightly(root, { smtpUrl: office.url, ...asked }) })
  } finally {
    await office.close()
    rehearsal.remove()
  }
}

describe.concurrent('something else than a plain file on the branch letters', () => {
  /** Puts something on the branch as anybody with write access can. */
  async function put({ clone, remote }: SharedRegister, what: (folder: string) => Promise<unknown>): Promise<void> {
    const folder = await clone('intruder')
    await git(folder, 'checkout', '--quiet', 'letters')
    await what(folder)
    await git(folder, 'commit', '--quiet', '-m', 'Put something here')
    await git(folder, 'push', '--quiet', remote, 'letters')
  }

  test.each(['in a clone that has the branch', 'in a fresh clone'])('keeps a run %s from writing outside the folder', (where) =>
    scene(14, async (s) => {
      await s.run(s.root, { today: day(-5) })
      const outside = join(s.folder, 'outside')
      mkdirSync(outside)
      await put(s, (folder) => {
        symlinkSync(outside, join(folder, 'staff'))
        return git(folder, 'add', 'staff')
      })
      const connections = s.office.connections()
      const { code, said } = await s.run(where === 'in a fresh clone' ? await s.clone('fresh') : s.root)
      expect([code, readdirSync(outside), s.office.connections()]).toEqual([2, [], connections])
      expect(said).toContain('Nothing but plain files may lie on the branch letters, and staff is a link or another repository.')
    }),
  )

  test('is refused where it was committed in the folder letters itself', () =>
    scene(14, async ({ root, run, folder, office }) => {
      await run(root, { today: day(-5) })
      symlinkSync(folder, join(root, 'letters/staff'))
      await git(join(root, 'letters'), 'add', 'staff')
      await git(join(root, 'letters'), 'commit', '--quiet', '-m', 'x')
      const connections = office.connections()
      expect((await run(root)).said).toContain('staff is a link or another repository')
      expect(office.connections()).toBe(connections)
    }))

  test('is refused where it is another repository', () =>
    scene(1, async (s) => {
      await s.run(s.root)
      await put(s, async (folder) =>
        git(folder, 'update-index', '--add', '--cacheinfo', `160000,${(await git(folder, 'rev-parse', 'HEAD')).trim()},2026-0001/more`),
      )
      expect((await s.run(s.root)).said).toContain('2026-0001/more is a link or another repository')
    }))
})

describe.concurrent('a branch letters that nobody has', () => {
  test('is made by the first run where no case is older than 28 days', () =>
    scene(28, async ({ root, run, letters }) => {
      expect(await run(root)).not.toMatchObject({ code: 2 })
      expect((await letters()).size).toBeGreaterThan(0)
    }))

  test('is not made by a run where a case is older, and nothing is sent until it is made on purpose', () =>
    scene(29, async ({ root, run, letters, office }) => {
      const { code, said } = await run(root)
      expect(code).toBe(2)
      expect(said).toContain('the branch letters exists neither here nor at the remote, and there are cases older than four weeks')
      expect(said).toContain('npm run -s doctor -- --fix')
      expect([office.connections(), (await letters()).size, (await letters(root)).size]).toEqual([0, 0, 0])
      await makeLettersBranch(root)
      expect(await run(root)).not.toMatchObject({ code: 2 })
    }))

  test('is not made anew on a machine that never had it once the remote has lost it', () =>
    scene(20, async ({ root, run, remote, clone, office }) => {
      await run(root)
      const sent = office.received.length
      await git(remote, 'update-ref', '-d', 'refs/heads/letters')
      expect(await run(await clone('fresh'), { today: day(9) })).toMatchObject({ code: 2 })
      expect(office.received).toHaveLength(sent)
    }))
})

describe.concurrent('a day named on the command line', () => {
  const real = clock(undefined, 'Europe/Amsterdam').today
  /** Without a name of its own, this is not taken for a server on this machine. */
  const ELSEWHERE = '0.0.0.0'

  test.each([-2, 2, 180])('%i days from the clock is refused where the mail server is not on this machine', (days) =>
    scene(
      1,
      async ({ root, run, office }) => {
        const { code, said } = await run(root, { today: addDays(real, days) })
        expect([code, office.connections()]).toEqual([2, 0])
        expect(said).toContain(`is more than a day from ${real}`)
        expect(await run(root, { today: addDays(real, days), args: ['--dry-run'] })).toMatchObject({ code: 0 })
      },
      ELSEWHERE,
    ),
  )

  test('and the clock may be a day apart', () =>
    scene(
      1,
      async ({ root, run, office }) => {
        expect(await run(root, { today: addDays(real, 1) })).toMatchObject({ code: 1 })
        expect(office.connections()).toBeGreaterThan(0)
      },
      ELSEWHERE,
    ))
})

describe.concurrent('a failure of Git', () => {
  test('is told in its own words, with what to do', () =>
    scene(1, async ({ root, folder, run, office }) => {
      const full = `echo 'fatal: unable to write new_index file: No space left on device' >&2; kill -9 $$`
      const { code, said } = await run(root, { env: faultInjectingGit(folder, { command: 'reset', nth: 1, when: 'before' }, full) })
      expect(code).toBe(2)
      expect(said).toBe(
        'git reset failed (fatal: unable to write new_index file: No space left on device). The disk is full. Make room, and run this again.\n',
      )
      expect(office.connections()).toBe(0)
    }))
})
