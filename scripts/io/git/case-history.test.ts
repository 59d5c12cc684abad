import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SharedRegister, sharedRegister } from '../../testing/shared-register.ts'
import { caseHistory } from './case-history.ts'
import { git, gitWith } from './git.ts'

const ANNA = ['user.name=Anna Jansen', 'user.email=anna@example.org']
const ONE = 'cases/2026-0001.md'

describe('the history of the cases', () => {
  let shared: SharedRegister
  const write = (path: string, text: string) => writeFileSync(join(shared.root, path), text)
  const commit = async (path: string, text: string) => {
    write(path, text)
    await git(shared.root, 'add', '--all')
    await gitWith(ANNA, shared.root, 'commit', '--quiet', '-m', 'Change')
  }
  beforeAll(async () => {
    shared = await sharedRegister({ [ONE]: 'one\n', 'cases/2026-0002.md': 'two\n', 'cases/README.md': 'read\n' })
    await commit(ONE, 'one\nmore\n')
    await git(shared.root, 'switch', '--quiet', '-c', 'case/2026-0001')
    await commit(ONE, 'one\nmore\nand more\n')
    await git(shared.root, 'switch', '--quiet', 'main')
    await commit('cases/2026-0002.md', 'two\nmore\n')
    await git(shared.root, 'merge', '--quiet', '--no-edit', 'case/2026-0001')
  })
  afterAll(() => shared.remove())

  test('tells who changed what, newest first, with what was merged and without the merge', async () => {
    const { missing, commits, bytes } = await caseHistory(shared.root)
    const own = commits.get('2026-0001') ?? []
    const texts = (side: 'before' | 'after') => own.map(({ files: [file] }) => bytes.get(file?.[side] ?? '')?.toString() ?? null)
    expect(missing).toBeNull()
    expect(own.map(({ author }) => author.name)).toEqual(['Anna Jansen', 'Anna Jansen', 'Complaints register'])
    expect(own[0]?.author.email).toBe('anna@example.org')
    expect(texts('after')).toEqual(['one\nmore\nand more\n', 'one\nmore\n', 'one\n'])
    expect(texts('before')).toEqual(['one\nmore\n', 'one\n', null])
    expect(own[0]?.at).toMatch(/^20\d\d-\d\d-\d\dT/)
    expect([...commits.keys()].sort()).toEqual(['2026-0001', '2026-0002'])
  })

  test('tells what a merge itself changed', async () => {
    await git(shared.root, 'switch', '--quiet', '-c', 'other', 'HEAD~1')
    await commit(ONE, 'one\nmore\nsomething else\n')
    await git(shared.root, 'switch', '--quiet', 'main')
    await gitWith(ANNA, shared.root, 'merge', '--quiet', '--no-edit', 'other').catch(() => {})
    await commit(ONE, 'one\nmore\nboth\n')
    const { commits, bytes } = await caseHistory(shared.root)
    const [merge] = commits.get('2026-0001') ?? []
    expect(bytes.get(merge?.files[0]?.before ?? '')?.toString()).toBe('one\nmore\nand more\n')
    expect(bytes.get(merge?.files[0]?.after ?? '')?.toString()).toBe('one\nmore\nboth\n')
  })

  test('leaves out what is on another branch where that is asked for', async () => {
    const { commits } = await caseHistory(shared.root, 'case/2026-0001')
    expect(commits.get('2026-0001')?.map(({ files }) => files.length)).toEqual([1, 1])
    expect(commits.get('2026-0002')).toHaveLength(1)
  })

  test('knows the cases with changes that are not committed, documents too', async () => {
    expect((await caseHistory(shared.root)).uncommitted).toEqual(new Set())
    write('cases/2026-0003.md', 'three\n')
    write('cases/2026-0002.md', 'otherwise\n')
    try {
      expect((await caseHistory(shared.root)).uncommitted).toEqual(new Set(['2026-0002', '2026-0003']))
    } finally {
      rmSync(join(shared.root, 'cases/2026-0003.md'))
      await git(shared.root, 'checkout', '--quiet', '--', 'cases')
    }
  })

  test('is missing in a clone of the newest commits, in a folder inside a repository, and in one without Git', async () => {
    await git(shared.folder, 'clone', '--quiet', '--depth', '1', `file://${shared.remote}`, join(shared.folder, 'shallow'))
    expect((await caseHistory(join(shared.folder, 'shallow'))).missing).toBe('shallow')
    expect((await caseHistory(join(shared.root, 'cases'))).missing).toBe('no-repository')
    expect((await caseHistory(shared.folder)).missing).toBe('no-repository')
  })
})
