// Nights with a mail server that takes no passwords: what becomes of the letters when the login fails, and what is told of it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { git } from './io/git/git.ts'
import { casesOf } from './testing/invented-case.ts'
import { faultInjectingGit } from './testing/rehearsal/fault-injecting-git.ts'
import { nightly } from './testing/rehearsal/nightly.ts'
import { startProvider, type TokenAnswer } from './testing/rehearsal/token-server.ts'
import { sharedRegister } from './testing/shared-register.ts'

const EXPIRED: TokenAnswer = {
  status: 401,
  body: { error: 'invalid_client', error_description: 'AADSTS7000222: the secret Kanarie-Secret~9 has expired' },
}

test('letters whose login fails stay claimed, go out once when it works again, and no secret is told or kept on the way', async () => {
  const register = await sharedRegister(casesOf(3))
  let answer: TokenAnswer | null = EXPIRED
  // The second login of the second night finds its token run out.
  const provider = await startProvider({ answer: () => answer, login: (_, nth) => (nth === 2 ? '535 5.7.3 Kanarie-Token' : null) })
  const { SMTP_URL, MAIL_LOGIN } = provider.mail
  const run = (login = MAIL_LOGIN, env = {}) =>
    nightly(register.root, { smtpUrl: SMTP_URL, env: { MAIL_LOGIN: login, DEBUG: '1', ...env } })
  const letters = async () => [...(await register.letters()).values()].filter(({ kind }) => kind !== 'reminder')
  try {
    const without = await run('')
    expect(without).toMatchObject({ code: 2, said: expect.stringContaining('MAIL_LOGIN is not set') })
    expect((await register.letters()).size).toBe(0)

    const seen = join(register.folder, 'environment-of-git')
    const listening = faultInjectingGit(register.folder, { command: 'push', nth: 1, when: 'before' }, `env > '${seen}'`)
    const failed = await run(MAIL_LOGIN, listening)
    expect(failed.code).toBe(1)
    expect(failed.said).toContain(
      'Not sent: the token server refuses: the secret has expired (invalid_client, AADSTS7000222). Make a new one',
    )
    const claimed = await letters()
    expect(claimed).toHaveLength(3)
    expect(claimed.map(({ sent, attempts }) => [sent, attempts])).toEqual(claimed.map(() => [undefined, 0]))

    answer = null
    const good = await run()
    expect(good.code).toBe(0)
    expect((await letters()).every(({ sent }) => sent)).toBe(true)
    expect(provider.received).toEqual(claimed.map(({ to }) => to.address))
    expect(provider.tokens).toHaveLength(2)

    const kept = await git(register.remote, 'log', '--patch', '--format=fuller', 'letters')
    const ofGit = readFileSync(seen, 'utf8')
    expect(ofGit).toContain('DEBUG=1')
    expect(without.said + failed.said + good.said + kept + ofGit).not.toMatch(/Kanarie|S2FuYXJpZ/)
  } finally {
    await provider.close()
    register.remove()
  }
})
