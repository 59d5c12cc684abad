import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerFolder, removeTemporaryFolders } from '../../testing/register-folder.ts'
import { git } from './git.ts'
import { repositoryAddress } from './repository-address.ts'

describe('the address of a register on GitHub', () => {
  let root: string
  beforeAll(async () => {
    root = registerFolder()
    await git(root, 'init', '--quiet')
    await git(root, 'remote', 'add', 'origin', 'x')
  })
  afterAll(removeTemporaryFolders)

  test.each([
    ['https://github.com/my-school/complaints', 'https://github.com/my-school/complaints'],
    ['https://github.com/my-school/complaints.git', 'https://github.com/my-school/complaints'],
    ['https://somebody:secret@github.com/my-school/complaints.git', 'https://github.com/my-school/complaints'],
    ['git@github.com:my-school/complaints.git', 'https://github.com/my-school/complaints'],
    ['ssh://git@github.com/my-school/com.plaints', 'https://github.com/my-school/com.plaints'],
    ['https://github.com.evil.example/my-school/complaints', null],
    ['https://evil.example/github.com/my-school/complaints', null],
    ['/srv/github.com/my-school/complaints.git', null],
    ['../remote.git', null],
    ['ext::https://github.com/my-school/complaints', null],
  ])('of the remote %s is %s', async (remote, address) => {
    await git(root, 'remote', 'set-url', 'origin', remote)
    expect(await repositoryAddress(root)).toBe(address)
  })

  test('is not known in a folder inside a repository, and in one without Git', async () => {
    await git(root, 'remote', 'set-url', 'origin', 'https://github.com/my-school/complaints')
    expect(await repositoryAddress(join(root, 'site'))).toBeNull()
    expect(await repositoryAddress(registerFolder())).toBeNull()
  })

  test('is what a runner says it is', async () => {
    process.env.GITHUB_REPOSITORY = 'my-school/register'
    try {
      expect(await repositoryAddress(root)).toBe('https://github.com/my-school/register')
    } finally {
      delete process.env.GITHUB_REPOSITORY
    }
  })
})
