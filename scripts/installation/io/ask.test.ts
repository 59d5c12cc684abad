import { expect, test } from 'vitest'
import { z } from 'zod'
import { Refused } from '../../io/github/github.ts'
import { ask } from './ask.ts'

test.each<[string, number | null, Record<string, string>, string]>([
  [
    'the permission that a fine-grained token lacks',
    403,
    { 'x-accepted-github-permissions': 'administration=read' },
    '(it takes administration=read)',
  ],
  [
    'the scope that the token of gh lacks, and the command for it',
    404,
    { 'x-accepted-oauth-scopes': 'admin:read, admin:org', 'x-oauth-scopes': 'gist, read:org, repo' },
    '(it takes the scope admin:org: gh auth refresh --scopes admin:org)',
  ],
  [
    'no scope where the token has one that is enough',
    404,
    { 'x-accepted-oauth-scopes': 'admin:org, repo', 'x-oauth-scopes': 'repo' },
    'may not see it',
  ],
  ['no scope where the call takes none', 404, { 'x-accepted-oauth-scopes': '', 'x-oauth-scopes': 'repo' }, 'may not see it'],
  ['that nobody answered', null, {}, 'GitHub could not be reached'],
])('a refusal tells %s', async (_, status, headers, expected) => {
  const told = await ask(z.unknown(), async () => {
    throw new Refused({ status, headers })
  })
  expect('unseen' in told && told.unseen.endsWith(expected)).toBe(true)
})
