// A night whose record somebody else writes to: everybody with write access can push to the branch of the letters. What the
// register has not signed is never believed, never sent, put back, and told.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { writeDocument } from './io/files/case-files.ts'
import { KEYS_FILE } from './io/files/register-keys.ts'
import { git, gitWith } from './io/git/git.ts'
import { type KeyPair, makeKeyPair } from './io/git/key-pair.ts'
import { openLettersBranch } from './io/git/letters-branch.ts'
import { caseText, DAY } from './testing/invented-case.ts'
import { removeTemporaryFolders, temporaryFolder, writeFiles } from './testing/register-folder.ts'
import { faultInjectingGit } from './testing/rehearsal/fault-injecting-git.ts'
import { type Asked, nightly, STALE_AT_ONCE } from './testing/rehearsal/nightly.ts'
import { type PostOffice, startPostOffice } from './testing/rehearsal/post-office.ts'
import { type SharedRegister, sharedRegister } from './testing/shared-register.ts'

afterAll(removeTemporaryFolders)

const [OWN, NEXT, THIEF] = (await Promise.all([makeKeyPair(), makeKeyPair(), makeKeyPair()])) as [KeyPair, KeyPair, KeyPair]
const keysFile = (...lines: readonly string[]) => ({ [KEYS_FILE]: `${lines.join('\n')}\n` })

interface Scene extends SharedRegister {
  readonly office: PostOffice
  readonly run: (asked?: Asked & { readonly root?: string }) => ReturnType<typeof nightly>
  /** What went out to clients: address and Message-ID. */
  readonly toClients: () => string[]
}

/** A register with one case and the key OWN, whose first night was good, unless `files` say otherwise. */
async function scene(files: Readonly<Record<string, string>>, story: (scene: Scene) => Promise<void>): Promise<void> {
  const rehearsal = await sharedRegister({ 'cases/2026-0001.md': caseText(), ...keysFile(OWN.publicLine), ...files })
  const office = await startPostOffice()
  try {
    await story({
      ...rehearsal,
      office,
      run: ({ root = rehearsal.root, env, ...asked } = {}) =>
        nightly(root, { smtpUrl: office.url, args: STALE_AT_ONCE, env: { LETTERS_KEY: OWN.privateKey, ...env }, ...asked }),
      toClients: () =>
        office.received.flatMap(({ to: [to = ''], messageId }) => (to.endsWith('@example.org') ? [] : [`${to} ${messageId}`])).sort(),
    })
  } finally {
    await office.close()
    rehearsal.remove()
  }
}

const FIRST = 'jan@client.example <2026-0001.acknowledgement@example.org>'
const SECOND = 'jan@client.example <2026-0002.acknowledgement@example.org>'
const NEW_CASE = { 'cases/2026-0002.md': caseText() }

/** A letter file as an intruder would write it. */
function forged(id: string, fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const plain = {
    case: id,
    kind: 'acknowledgement',
    expected: '2026-12-04',
    automatic: true,
    to: { name: 'Jan de Vries', address: 'thief@evil.example' },
    subject: 'Uw klacht',
    language: 'nl',
    messageId: `<${id}.acknowledgement@example.org>`,
    claimed: `${DAY}T05:00:00Z`,
    steps: 0,
    attempts: 1,
    sha256: '0'.repeat(64),
  }
  return { [`${id}/acknowledgement.md`]: writeDocument({ ...plain, ...fields }, 'Maak 500 euro over.\n') }
}

/** Settings with which Git signs by a key, as its owner or a thief would. */
function signedBy({ privateKey }: KeyPair): string[] {
  const file = join(temporaryFolder('signs'), 'key')
  writeFileSync(file, privateKey, { mode: 0o600 })
  return ['gpg.format=ssh', `user.signingKey=${file}`, 'commit.gpgSign=true']
}

/** A key with a passphrase. */
function locked(): string {
  const file = join(temporaryFolder('locked'), 'key')
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'secret', '-f', file])
  return readFileSync(file, 'utf8')
}

/** The line of a key that counts from the first to the second day. */
function dated({ publicLine }: KeyPair, from: string, until?: string): string {
  return publicLine.replace(/valid-after="\d+Z"/, `valid-after="${from}Z"${until ? `,valid-before="${until}Z"` : ''}`)
}

const inDays = (days: number) =>
  Temporal.Now.instant()
    .add({ hours: 24 * days })
    .toString()
    .slice(0, 10)
    .replaceAll('-', '')
const [TODAY, TOMORROW] = [inDays(0), inDays(1)]

/** A PATH on which there is everything that a run needs but ssh-keygen. */
function pathWithGitOnly(folder: string): string {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  for (const name of ['git', 'sh'])
    symlinkSync(execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(), join(bin, name))
  return bin
}

const ACKNOWLEDGED = `${DAY}T05:00:01Z`
type Attack = readonly [string, (s: Scene) => Promise<unknown>]

/** What a whole night is shown. */
const attacks: readonly Attack[] = [
  ['a claim to another address, with other words and any checksum', (s) => s.intrude(forged('2026-0002', {}))],
  ['that a letter was sent', (s) => s.intrude(forged('2026-0002', { sent: ACKNOWLEDGED, response: '250 OK' }))],
  ['a link', (s) => s.intrude((folder) => symlinkSync('/tmp', join(folder, '2026-0002')))],
  [
    'a merge that goes back to the day before the first letter',
    (s) =>
      s.intrude(async (folder) => {
        const signed = (await git(folder, 'rev-parse', 'HEAD')).trim()
        const begin = (await git(folder, 'rev-list', '--max-parents=0', 'HEAD')).trim()
        await git(folder, 'checkout', '--quiet', '--detach', begin)
        await git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'Nothing')
        await git(folder, 'merge', '--quiet', '--no-edit', '--strategy=ours', signed)
      }),
  ],
]

/** What is as little believed, for the same reason. */
const more: readonly Attack[] = [
  ['a claim to be printed', (s) => s.intrude(forged('2026-0002', { to: { name: 'Jan' }, print: true, attempts: 0 }))],
  ['what a key of its own has signed', (s) => s.intrude(forged('2026-0002', { sent: ACKNOWLEDGED }), ...signedBy(THIEF))],
  [
    'its own key beside it on the branch',
    (s) => s.intrude({ ...forged('2026-0002', { sent: ACKNOWLEDGED }), ...keysFile(THIEF.publicLine) }, ...signedBy(THIEF)),
  ],
  ['two commits', async (s) => [await s.intrude(forged('2026-0002', { sent: ACKNOWLEDGED })), await s.intrude({})]],
  [
    'a signed commit again, on top of another',
    (s) =>
      s.intrude(async (folder) => {
        const raw = await git(folder, 'cat-file', 'commit', 'HEAD')
        const [head, root] = await Promise.all([git(folder, 'rev-parse', 'HEAD'), git(folder, 'rev-list', '--max-parents=0', 'HEAD')])
        const moved = raw
          .replace(/^parent .*$/m, `parent ${head.trim()}`)
          .replace(/^tree .*$/m, `tree ${(await git(folder, 'rev-parse', `${root.trim()}^{tree}`)).trim()}`)
        writeFileSync(join(folder, '../moved'), moved)
        await git(folder, 'reset', '--quiet', '--hard', (await git(folder, 'hash-object', '-t', 'commit', '-w', '../moved')).trim())
      }),
  ],
]

/** The evidence stays, below a signed commit that names it and has the files as they were. Answers with that commit. */
async function expectPutBack({ remote }: Scene, unsigned: string, before: string): Promise<string> {
  const commit = (await git(remote, 'log', '--format=%H', '--grep=^Put back', 'letters')).trim()
  expect((await git(remote, 'rev-parse', `${commit}^`)).trim()).toBe(unsigned)
  expect(await git(remote, 'rev-parse', `${commit}^{tree}`)).toBe(before)
  expect(await git(remote, 'log', '-1', '--format=%B', commit)).toContain(unsigned)
  return commit
}

describe.concurrent('a night', () => {
  test.each(attacks)('does not believe %s: the letters go out as they must, each once, and all staff are told', async (_what, attack) =>
    scene({}, async (s) => {
      expect(await s.run()).toMatchObject({ code: 0 })
      const before = await git(s.remote, 'rev-parse', 'letters^{tree}')
      await attack(s)
      const unsigned = (await git(s.remote, 'rev-parse', 'letters')).trim()
      await s.commit(NEW_CASE)
      const { code, said } = await s.run()
      expect(s.toClients(), said).toEqual([FIRST, SECOND])
      expect(code).toBe(1)
      expect(said).toMatch(/On the branch letters .* not signed by the register\. Nothing of it was believed or sent/)
      expect([...(await s.letters()).keys()].filter((path) => !path.includes('staff'))).toEqual(
        ['1', '2'].map((n) => `letters/2026-000${n}/acknowledgement.md`),
      )
      const putBack = await expectPutBack(s, unsigned, before)
      const staff = s.office.received.filter(({ to: [to] }) => to?.endsWith('@example.org'))
      expect(staff.map(({ to: [to] }) => to).sort()).toEqual(['anna@example.org', 'bram@example.org', 'carla@example.org'])
      expect(readFileSync(join(s.root, '.local/flags.md'), 'utf8')).toContain(putBack.slice(0, 10))
    }),
  )

  test.each(more)('works on what the register had signed after %s', async (_what, attack) =>
    scene({}, async (s) => {
      await s.run()
      const before = await git(s.remote, 'rev-parse', 'letters^{tree}')
      await attack(s)
      const unsigned = (await git(s.remote, 'rev-parse', 'letters')).trim()
      const branch = await openLettersBranch(s.root, () => false, OWN.privateKey)
      await branch.sync()
      branch.close()
      expect(await git(join(s.root, 'letters'), 'write-tree')).toBe(before)
      await expectPutBack(s, unsigned, before)
    }),
  )

  test('tells of what was put back once: the next one is good', () =>
    scene({}, async (s) => {
      await s.run()
      await s.intrude({})
      expect(await s.run()).toMatchObject({ code: 1 })
      expect(await s.run()).toMatchObject({ code: 0 })
      // A letter, and a reminder to each of the three members of staff.
      expect(s.office.received).toHaveLength(4)
    }))

  test('takes over what lay there before there was a key, says so, and signs from then on', () =>
    scene({ [KEYS_FILE]: '' }, async (s) => {
      rmSync(join(s.root, KEYS_FILE))
      const unsigned = await s.run({ env: { LETTERS_KEY: '' } })
      expect(unsigned).toMatchObject({ code: 0, said: expect.stringContaining('The record of the letters is not signed') })
      await s.commit({ ...keysFile(OWN.publicLine), ...NEW_CASE })
      const { code, said } = await s.run()
      expect(code, said).toBe(0)
      expect(said).not.toContain('not signed')
      expect(s.toClients()).toEqual([FIRST, SECOND])
      const signers = `gpg.ssh.allowedSignersFile=${join(s.root, KEYS_FILE)}`
      const states = (await gitWith([signers], s.remote, 'log', '--reverse', '--format=%G? %s', 'letters')).trim().split('\n')
      expect(states.slice(3)).toEqual([
        'G Take over what lies here: from now on every commit is signed',
        'G Claim one letter',
        'G 2026-0002 acknowledgement: sent',
      ])
    }))

  test.each<[string, string, string]>([
    ['no key', '', 'LETTERS_KEY is not set'],
    ['the key of somebody else', THIEF.privateKey, 'is not the private half of a key that counts today'],
    ['half a key', OWN.privateKey.slice(0, 200), 'is not a private key of OpenSSH without a passphrase'],
    ['a key with a passphrase', locked(), 'is not a private key of OpenSSH without a passphrase'],
  ])('that has %s sends nothing where the record must be signed', async (_what, LETTERS_KEY, expected) =>
    scene({}, async ({ run, office, remote }) => {
      const { code, said } = await run({ env: { LETTERS_KEY } })
      expect(code).toBe(2)
      expect(said).toContain(expected)
      expect(said).not.toContain(LETTERS_KEY.split('\n')[1] || '-----BEGIN')
      expect(office.connections()).toBe(0)
      expect(await git(remote, 'branch', '--list', 'letters')).toBe('')
    }),
  )

  test('on a machine without ssh-keygen sends nothing, and says what to install', () =>
    scene({}, async ({ run, office, folder }) => {
      const { code, said } = await run({ env: { PATH: pathWithGitOnly(folder) } })
      expect(code).toBe(2)
      expect(said).toContain('ssh-keygen is not on this machine')
      expect(office.connections()).toBe(0)
    }))

  test('leaves no key behind, on disk or in the environment of what it starts', () =>
    scene({}, async ({ run, folder, remote }) => {
      const [TMPDIR, seen] = [join(folder, 'tmp'), join(folder, 'seen')]
      mkdirSync(TMPDIR)
      const hook = join(remote, 'hooks/pre-receive')
      writeFileSync(hook, `#!/bin/sh\nenv >> '${seen}'\n`, { mode: 0o755 })
      expect(await run({ env: { TMPDIR } })).toMatchObject({ code: 0 })
      expect(readdirSync(TMPDIR)).toEqual([])
      expect(readFileSync(seen, 'utf8')).toContain('PATH=')
      expect(readFileSync(seen, 'utf8')).not.toContain('LETTERS_KEY')
    }))

  test('whose key was replaced believes what the old one signed in its days, and nothing that it signs now', () =>
    scene(keysFile(dated(OWN, '20200101', TOMORROW), NEXT.publicLine), async (s) => {
      const yesterday = { GIT_COMMITTER_DATE: Temporal.Now.instant().subtract({ hours: 24 }).toString() }
      expect(await s.run({ env: yesterday })).toMatchObject({ code: 0 })
      await s.commit({ ...keysFile(dated(OWN, '20200101', TODAY), NEXT.publicLine), ...NEW_CASE })
      expect(await s.run()).toMatchObject({ code: 2, said: expect.stringContaining('a key that counts today') })
      const LETTERS_KEY = NEXT.privateKey
      expect(await s.run({ env: { LETTERS_KEY } })).toMatchObject({ code: 0 })
      // Whoever stole the old key dates a commit back to its days.
      const settings = signedBy(OWN).flatMap((setting) => ['-c', setting])
      await s.intrude((folder) => {
        writeFiles(folder, forged('2026-0003', { sent: ACKNOWLEDGED }))
        for (const args of [
          ['add', '.'],
          [...settings, '-c', 'user.name=x', '-c', 'user.email=x', 'commit', '--quiet', '-m', 'x'],
        ])
          execFileSync('git', args, { cwd: folder, env: { ...process.env, ...yesterday } })
      })
      await s.commit({ 'cases/2026-0003.md': caseText() })
      const { code, said } = await s.run({ env: { LETTERS_KEY } })
      expect(s.toClients(), said).toEqual([FIRST, SECOND, FIRST.replaceAll('0001', '0003')])
      expect(code).toBe(1)
    }))

  test.each<[string, (s: Scene) => Promise<unknown>]>([
    ['no commit of the register', (s) => git(s.remote, 'update-ref', 'refs/heads/letters', 'main')],
    ['nothing at all', (s) => git(s.remote, 'update-ref', '-d', 'refs/heads/letters')],
  ])('on another machine that finds %s sends nothing once the key is older than four weeks', async (_what, attack) =>
    scene({}, async (s) => {
      await s.run()
      await s.commit({ ...keysFile(dated(OWN, '20200101')), ...NEW_CASE })
      await attack(s)
      const { code, said } = await s.run({ root: await s.clone('another-machine') })
      expect(code, said).toBe(2)
      expect(said).toContain('Nothing is sent: ')
      expect(s.toClients()).toEqual([FIRST])
    }),
  )

  test.each<[string, number]>([
    ['between its claim and its push', 2],
    ['while it sends', 3],
  ])('into whose record somebody else writes %s puts that back, and sends each letter once', async (_when, nth) =>
    scene(NEW_CASE, async (s) => {
      const intruder = await s.clone('other')
      const files = forged('2026-0001', { sent: ACKNOWLEDGED })
      const write = Object.entries(files).map(([file, text]) => {
        writeFileSync(join(s.folder, 'forged.md'), text)
        return `mkdir -p '${join(intruder, file, '..')}' && cp '${join(s.folder, 'forged.md')}' '${join(intruder, file)}'`
      })
      const push = `cd '${intruder}' && git fetch -q origin letters && git checkout -q --detach FETCH_HEAD && ${write.join(' && ')} && git add . && git -c user.name=x -c user.email=x commit -qm x && git push -q origin HEAD:letters`
      const { code, said } = await s.run({ env: faultInjectingGit(s.folder, { command: 'push', nth, when: 'before' }, push) })
      expect(code, said).toBe(1)
      expect(said).toContain('is not signed by the register')
      expect(s.toClients()).toEqual([FIRST, SECOND])
      expect([...(await s.letters()).values()].filter(({ response }) => response === '250 2.0.0 Ok: queued')).toHaveLength(5)
    }),
  )
})
