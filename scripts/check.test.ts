import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CASE } from './testing/invented-case.ts'
import { registerFolder, removeTemporaryFolders, temporaryFolder } from './testing/register-folder.ts'

afterAll(removeTemporaryFolders)

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly summary: string
}

async function command(name: 'check' | 'plan', args: readonly string[], actions = false, node: readonly string[] = []): Promise<Ran> {
  const summary = join(temporaryFolder('summary'), 'summary.md')
  writeFileSync(summary, '')
  const { GITHUB_ACTIONS: _, ...env } = process.env
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...node, join(import.meta.dirname, `${name}.ts`), '--today', '2026-11-22', ...args],
      { env: { ...env, ...(actions ? { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary } : {}) }, maxBuffer: 1e8 },
      (error, stdout, stderr) =>
        resolve({ status: error ? Number(error.code) : 0, stdout, stderr, summary: readFileSync(summary, 'utf8') }),
    )
  })
}

/** The commands that a workflow runner finds in an output, by its two rules; it splits lines at CR and LF. */
function runnerCommands(output: string): string[] {
  return output
    .split(/[\r\n]/)
    .flatMap((line) => [
      ...(/^\s*::([a-z-]+)(?: [^:]*)?::/i.exec(line)?.slice(1) ?? []),
      ...[...line.matchAll(/##\[([^\]]+)\]/g)].map(([, name]) => `##[${name}]`),
    ])
}

const FILE = 'cases/2026-0001.md'
const GOOD = registerFolder({ [FILE]: CASE })
const BROKEN_FILES = {
  'cases/2026-0002.md': CASE.replace('2026-11-03', '2026-02-30'),
  'cases/2026-0003.md': CASE.replace('channel: email', 'channel: fax'),
  'cases/2026-0004.md': CASE.replace('---\n', '---js\n'),
  'cases/2026-0005.md': CASE.replace('handler: anna-jansen', 'handler: anna-jansen\nhandler: bram-visser'),
  'cases/2026-0006.md': CASE.replace('about:', 'abuot: [x]\nabout:'),
  'cases/2026-0007.md': CASE.replace('on: 2026-11-06', 'on: 2026-11-02'),
  'cases/2026-0008.md': CASE.replace('summary: De', 'summary: [De'),
}
const BROKEN = registerFolder({ [FILE]: CASE, 'cases/2026-0009.md': CASE, ...BROKEN_FILES })

test.concurrent.each([
  ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n', 1],
  ['a day that does not exist', '# ours\nregister namespaces="git",valid-after="20260230Z" ssh-ed25519 AAAAC3Nz\n', 2],
  ['no key at all', '# nobody yet\n', 1],
])('a file of the register’s keys with %s in it is refused before it is merged, and not repeated', async (_what, text, line) => {
  const root = registerFolder({ [FILE]: CASE, 'site/keys/register.pub': text })
  const { status, stdout } = await command('check', ['--root', root])
  expect(status).toBe(1)
  expect(stdout).toContain(`site/keys/register.pub:${line}:1 `)
  expect(stdout.includes('make another key')).toBe(text.includes('PRIVATE'))
  expect(stdout).not.toMatch(/b3Bl|AAAAC3Nz|20260230/)
})

test.concurrent('a private key among those of the readers is refused before it is merged, and not repeated', async () => {
  const root = registerFolder({ [FILE]: CASE, 'site/keys/anna-jansen.txt': '# laptop\nAGE-SECRET-KEY-PQ-1QQPQWERTY\n' })
  const { status, stdout } = await command('check', ['--root', root])
  expect(status).toBe(1)
  expect(stdout).toMatch(/^site\/keys\/anna-jansen\.txt:2:1 this is a private key.*never use it again/m)
  expect(stdout).not.toMatch(/QWERTY|laptop/)
})

test.concurrent('a folder of broken files gives one problem each, in its place, and the good ones are planned', async () => {
  const { status, stdout } = await command('plan', ['--root', BROKEN, '--json'])
  expect(status).toBe(1)
  const planned = JSON.parse(stdout) as { cases: { id: string }[]; problems: Record<string, unknown>[] }
  expect(planned.cases.map(({ id }) => id)).toEqual(['2026-0001', '2026-0009'])
  expect(planned.problems.map(({ file, line, column, field, code }) => [file, line, column, field, code])).toEqual([
    ['cases/2026-0002.md', 2, 11, 'received', 'date'],
    ['cases/2026-0003.md', 3, 10, 'channel', 'choice'],
    ['cases/2026-0004.md', 1, 1, null, 'frontmatter'],
    ['cases/2026-0005.md', 11, 1, null, 'duplicate-key'],
    ['cases/2026-0006.md', 9, 1, 'abuot', 'unknown-key'],
    ['cases/2026-0007.md', 15, 11, 'steps[1].on', 'order'],
    ['cases/2026-0008.md', 13, 1, null, 'yaml'],
  ])
  const checked = JSON.parse((await command('check', ['--root', BROKEN, '--json'])).stdout) as { files: number; problems: unknown[] }
  expect(checked).toEqual({ files: 11, problems: planned.problems })
})

test.concurrent('a broken case file stands in no other case’s way when that one is asked for', async () => {
  const { status, stdout } = await command('plan', ['--root', BROKEN, '--case', '2026-0009', '--json'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ cases: [{ id: '2026-0009' }], problems: [] })
  expect((await command('plan', ['--root', BROKEN, '--case', '2026-0002'])).status).toBe(1)
})

const EMPTY = join(GOOD, 'cases')
test.concurrent.each<[name: 'check' | 'plan', args: string[], status: number, says: RegExp]>([
  [
    'check',
    ['--root', GOOD],
    0,
    /^There is no folder letters\/ here, so what the letters decide was not checked\.\n3 files read, nothing is wrong\.\n$/,
  ],
  ['check', ['--root', GOOD, '--json'], 0, /^\{"files":3,"problems":\[\]\}\n$/],
  ['check', ['--root', BROKEN], 1, /11 files read, 7 problems\.\n$/],
  ['check', ['--root', EMPTY], 1, /organisation\.yml:1:1 this file is missing/],
  ['check', ['--rood', GOOD], 2, /Unknown option; use --root …, --base …, --today …, --json/],
  ['check', [GOOD], 2, /Unknown option; use --root/],
  ['check', ['--root'], 2, /An option needs a value, or takes none; use --root/],
  ['check', ['--json=x'], 2, /An option needs a value, or takes none; use --root/],
  ['check', ['--root', GOOD, '--base', 'main'], 2, /--base needs a commit/],
  ['check', ['--root', GOOD, '--base', ''], 2, /--base needs a commit/],
  ['check', ['--root', GOOD, '--base='], 2, /--base needs a commit/],
  ['check', ['--root', GOOD, '--today', '2026-02-30'], 2, /--today needs a date that exists/],
  ['check', ['--root', GOOD, '--today', ''], 2, /--today needs a date that exists/],
  ['check', ['--root', GOOD, '--today', '2026-11-05'], 1, /after today, 2026-11-05/],
  ['plan', ['--root', GOOD], 0, /1 open, 0 closed/],
  ['plan', ['--root', GOOD, '--today', '2026-11-05'], 0, /1 open/],
  ['plan', ['--root', GOOD, '--today', '2026-11-02'], 0, /0 open/],
  ['plan', ['--root', EMPTY], 2, /Without organisation\.yml no case can be judged.*this file is missing/],
  ['plan', ['--root', GOOD, '--base', 'main'], 2, /Unknown option; use --root/],
  ['plan', ['--root', GOOD, '--case', '2026-0099'], 2, /There is no case 2026-0099/],
  ['plan', ['--root', GOOD, '--case', '../2026-0001'], 2, /--case needs the number of a case/],
])('%s %j exits with %i', async (name, args, status, says) => {
  const ran = await command(name, args)
  expect({ status: ran.status, said: says.test(ran.stdout + ran.stderr) }, ran.stdout + ran.stderr).toEqual({ status, said: true })
  // What could not run says so on the error channel only, in one line and without a stack.
  if (status === 2) expect([ran.stdout, ran.stderr.trim().split('\n').length, /\bat .*:\d+/.test(ran.stderr)]).toEqual(['', 1, false])
})

describe('nothing of a case is told by a message', () => {
  const CANARY = 'Kanarie'
  const KEY = 'kanarie'
  const head = (text: string) =>
    CASE.replace('Jan de Vries', `${CANARY} van den Berg`)
      .replace('jan@example.org', `${CANARY}@example.org`)
      .replace('De trainer kwam te laat.', `${CANARY} kwam te laat.`)
      .replace('In zijn eigen woorden.', `${CANARY} schrijft.`)
      .replace('trainer-contacted, by', `trainer-contacted, note: ${CANARY} belde, by`)
      .replace('channel: email', text)
  const broken = [
    `channel: ${CANARY}`,
    `channel: ${KEY}`,
    'channel: fax',
    `${CANARY}: x`,
    `${KEY}: x`,
    `channel: email\n${CANARY}: x`,
    `channel: email\n${KEY}: x`,
    `channel: email\n${KEY}-belt: x`,
    `channel: email\n"${CANARY} van den Berg": x`,
    `channel: email\n${CANARY}: x\n${CANARY}: y`,
    `channel: [${CANARY}]`,
    `channel: { ${KEY}: ${CANARY} }`,
    `channel: &${CANARY} x`,
    `channel: *${CANARY}`,
    `channel: !${CANARY} x`,
    `channel: !${CANARY}!x y`,
    `channel: ${CANARY}: x`,
    `channel: "${CANARY}`,
    `[${CANARY}]: x`,
    `%${CANARY}`,
    `channel: email\nwish: ${CANARY}\u202e`,
    `channel: email\nwish: |\n  ${CANARY}\n  ${CANARY}`,
    `channel: email\ncourse: ${CANARY.repeat(40)}`,
    `channel: email\ncourse: { ${KEY}: x }`,
  ]
  const edits: [string, string][] = [
    [`${CANARY}@example.org`, `${CANARY} <${CANARY}@example.org>`],
    ['handler: anna-jansen', `handler: ${CANARY}`],
    ['handler: anna-jansen', `handler: ${KEY}-jansen`],
    ['about: [peter-smit]', `about: [${KEY}]`],
    ['about: [peter-smit]', `about: ${CANARY}`],
    ['received: 2026-11-03', `received: ${CANARY}`],
    ['on: 2026-11-05', `on: ${CANARY}`],
    ['step: trainer-contacted', `step: ${KEY}`],
    ['by: anna-jansen', `by: ${KEY}`],
    ['role: participant', `role: ${KEY}`],
    ['category: trainer', `category: ${CANARY}`],
    ['step: complainant-contacted', `step: corrected, field: received, from: ${CANARY}, to: ${CANARY}, reason: ${CANARY}`],
    ['step: complainant-contacted', `step: decided, outcome: ${KEY}, letter: ${CANARY}`],
    ['steps:', `steps: ${CANARY}\nsteps2:`],
    ['---\nreceived', `---${CANARY}\nreceived`],
    ['---\nKanarie', `--- ${CANARY}\nKanarie`],
    ['  - { on: 2026-11-06', `  - ${CANARY}\n  - { on: 2026-11-06`],
  ]
  const texts = [
    ...broken.map(head),
    ...edits.map(([from, to]) => {
      const text = head('channel: email')
      if (!text.includes(from)) throw new Error(`not in the case: ${from}`)
      return text.replace(from, to)
    }),
  ]
  const files = Object.fromEntries(texts.map((text, index) => [`cases/2026-${String(index + 1).padStart(4, '0')}.md`, text]))
  const root = registerFolder({ ...files, 'cases/2026-0900.md': head('channel: email') })

  test.concurrent.each<[name: 'check' | 'plan', args: string[]]>([
    ['check', []],
    ['check', ['--json']],
    ['plan', []],
    ['plan', ['--case', '2026-0003']],
  ])('%s %j', async (name, args) => {
    const ran = await command(name, ['--root', root, ...args], true)
    expect(ran.status).toBe(1)
    for (const text of [ran.stdout, ran.stderr, ran.summary]) expect(text.match(/.*kanarie.*/gi) ?? []).toEqual([])
    if (name === 'check') for (const file of Object.keys(files)) expect(ran.stdout + ran.summary).toContain(file)
  })

  test.concurrent('plan --json names the receiver of a letter, as it must, and nothing else', async () => {
    const { stdout } = await command('plan', ['--root', root, '--json'], true)
    expect(stdout.replaceAll('"to":"Kanarie@example.org"', '').match(/.{20}kanarie.{20}/gi) ?? []).toEqual([])
  })

  test.concurrent('organisation.yml that cannot be used is told without its content', async () => {
    const folder = registerFolder({ 'organisation.yml': `name: "${CANARY}\n` })
    const ran = await command('plan', ['--root', folder])
    expect(ran.status).toBe(2)
    expect(ran.stderr).not.toContain(CANARY)
  })
})

describe('the output holds no command but our own', () => {
  const names = [
    '::add-mask::a.md',
    'x ##[stop-commands]t.md',
    'a\r::set-output name=x::y.md',
    'a\n::error::y.md',
    'a\n  ::stop-commands::t.md',
    '##[error]x',
    '<img src=x onerror=alert(1)>.md',
    '[x](javascript:alert(1)).md',
    '`code`.md',
    '**vet** | @iemand #1 https:evil.example www.evil.example.md',
    'a\u2028::debug::b.md',
    'a\x1b[31mrood.md',
    '%0A::warning::x.md',
  ]
  const keys = [
    '"::add-mask::a": x',
    '"x ##[stop-commands]t": x',
    '"a\\r::set-output name=x::y": x',
    '##[error]x: y',
    'wish: "::error::x\\r::y::"',
    'channel: "##[group]x"',
  ]
  const root = registerFolder({
    ...Object.fromEntries(names.map((name) => [`cases/${name}`, CASE])),
    ...Object.fromEntries(keys.map((key, index) => [`cases/2026-000${index + 1}.md`, CASE.replace('about:', `${key}\nabout:`)])),
    [FILE]: CASE,
    'cases/2026-0001/::add-mask::a': 'x',
  })

  test.concurrent('on a runner: ten annotations and no other command', async () => {
    const ran = await command('check', ['--root', root], true)
    expect(runnerCommands(ran.stdout)).toEqual(Array(10).fill('error'))
    expect(runnerCommands(ran.stderr)).toEqual([])
    // Properties hold only what we put there.
    for (const line of ran.stdout.split('\n').filter((text) => text.startsWith('::')))
      expect(line).toMatch(/^::error title=Controle van het register,file=[^:,]*,line=\d+,col=\d+::/)
  })

  test.concurrent.each<[name: 'check' | 'plan', args: string[]]>([
    ['check', ['--json']],
    ['plan', []],
    ['plan', ['--json']],
  ])('%s %j prints no command at all', async (name, args) => {
    const ran = await command(name, ['--root', root, ...args], true)
    expect(ran.status).toBe(1)
    expect(runnerCommands(ran.stdout + ran.stderr)).toEqual([])
    if (args.length)
      expect((JSON.parse(ran.stdout) as { problems: { file: string }[] }).problems.map(({ file }) => file)).toContain('cases/##[error]x')
  })

  test.concurrent('elsewhere than on a runner there is neither annotation nor summary', async () => {
    const ran = await command('check', ['--root', root])
    expect(runnerCommands(ran.stdout)).toEqual([])
    expect(ran.summary).toBe('')
  })

  test.concurrent('the summary holds every problem, each as a span of code in which nothing is markup', async () => {
    const { stdout, summary } = await command('check', ['--root', root], true)
    const count = Number(/(\d+) problems\./.exec(stdout)?.[1])
    const [dutch = '', english = ''] = summary.split('\n\n<details lang="en"><summary>In English</summary>\n\n')
    const rows = [dutch.split('\n').slice(2), english.split('\n\n</details>\n')[0]!.split('\n')]
    expect(count).toBeGreaterThan(12)
    expect(rows.map(({ length }) => length)).toEqual([count, count])
    for (const row of rows.flat()) expect(row).toMatch(/^- `[^`]+`$/)
    expect(dutch).toMatch(/^## Controle van het register\n\n- `.*Haal de regel weg/s)
    expect(english).toMatch(/Remove the line/)
  })

  test.concurrent('a summary too long for the platform is cut, with the number of those left out', async () => {
    const folder = registerFolder({ [FILE]: `---\n${Array.from({ length: 4500 }, (_, n) => `k${n}: x`).join('\n')}\n---\n` })
    const { summary } = await command('check', ['--root', folder], true)
    expect(summary.length).toBeLessThan(1_000_000)
    expect(summary).toMatch(/… en nog \d+\.\n\n<details lang="en">.*… and \d+ more\.\n\n<\/details>\n$/s)
  })
})

test.concurrent.each<[name: 'check' | 'plan', args: string[]]>([
  ['check', []],
  ['check', ['--json']],
  ['plan', []],
  ['plan', ['--json']],
])('%s %j needs no more than to read files: no writing, no network, no child process, also for hostile files', async (name, args) => {
  // Node's permission model throws at the first attempt, so the exit code would be 2.
  const ran = await command(name, ['--root', BROKEN, ...args], false, ['--permission', '--allow-fs-read=*'])
  expect([ran.status, ran.stderr]).toEqual([1, ''])
})

test.concurrent('what npm, Node or Vite would read in place of what is locked is a problem, wherever Git stands', async () => {
  const stray = ['npm-shrinkwrap.json', '.NPMRC', 'yarn.lock', '.env.local', 'scripts/io/node_modules/zod/index.js', 'site/node_modules/x']
  const fine = ['node_modules/zod/index.js', 'cases/2026-0001/node_modules/x', 'scripts/.env', '.nvmrc', '.envrc']
  const root = registerFolder({ [FILE]: CASE, ...Object.fromEntries([...stray, ...fine].map((path) => [path, '{}'])) })
  const { status, stdout } = await command('check', ['--root', root, '--json'])
  expect(status).toBe(1)
  const { problems } = JSON.parse(stdout) as { problems: { file: string; code: string; message: string }[] }
  expect(problems.map(({ file, code }) => [file, code]).sort()).toEqual(
    ['npm-shrinkwrap.json', '.NPMRC', 'yarn.lock', '.env.local', 'scripts/io/node_modules', 'site/node_modules']
      .map((file) => [file, 'overrides'])
      .sort(),
  )
  expect(problems.find(({ file }) => file === 'npm-shrinkwrap.json')?.message).toBe(
    'npm installs what stands here, and not what package-lock.json says. Take it out of this change: nothing here needs such a file',
  )
})

test.concurrent('a period typed into the public text, an unknown placeholder and a missing translation are problems with file and line', async () => {
  const folder = 'site/policy/2014-11-06'
  const dutch = readFileSync(join(import.meta.dirname, '..', folder, 'nl.md'), 'utf8')
  const typed = dutch.replace('{decisionPeriod}', 'twee weken').replace('{organisation}', '{organistion}')
  const { status, stdout } = await command('check', ['--root', registerFolder({ [FILE]: CASE, [`${folder}/nl.md`]: typed }), '--json'])
  const { problems } = JSON.parse(stdout) as { problems: { file: string; line: number; column: number; code: string }[] }
  expect(status).toBe(1)
  expect(problems.map(({ file, line }) => [file, line])).toEqual([
    [`${folder}/en.md`, 1],
    [`${folder}/nl.md`, 1],
    [`${folder}/nl.md`, 3],
  ])
})
