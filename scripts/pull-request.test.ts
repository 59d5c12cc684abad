// The check of a pull request from branch to comment: real Git, this code over the files of the branch, and the forge.
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { git } from './io/git/git.ts'
import type { CheckResult, OpenPull } from './local/forge/pulls.ts'
import { checkRunner } from './local/forge/runner.ts'
import { type Forge, startForge } from './local/forge.ts'
import { fingerprintOf } from './sealing/fingerprint.ts'
import { newKeyPair } from './sealing/sealed-file.ts'
import { CASE, CASE_HEAD, STEPS } from './testing/invented-case.ts'
import { ORGANISATION, TERMS } from './testing/invented-organisation.ts'
import { removeTemporaryFolders, writeFiles } from './testing/register-folder.ts'
import { type SharedRegister, sharedRegister } from './testing/shared-register.ts'

const TODAY = '2026-11-22'
const FILE = 'cases/2026-0001.md'
const SECRET = 'geheim-van-de-klager'
const NEW = CASE.replace('2026-11-03', '2026-11-20').replace(STEPS, 'steps: []\n').replace('In zijn', `${SECRET} In zijn`)
const step = (text: string) => CASE.replace(STEPS, `${STEPS}  - { ${text} }\n`)
const HEARD = STEPS.replace('steps:\n', '')
const DECIDED = `---\n${CASE_HEAD}steps:\n${HEARD}  - { on: 2026-11-09, step: background-reviewed, by: anna-jansen }
  - { on: 2026-11-10, step: discussed, by: anna-jansen }
  - { on: 2026-11-12, step: decided, by: anna-jansen, outcome: upheld, letter: ${SECRET} }\n---\nIn zijn eigen woorden.\n`

const [lost = '', kept = '', gained = ''] = (await Promise.all([1, 2, 3].map(newKeyPair))).map(({ recipient }) => recipient)

let example: SharedRegister
let forge: Forge
let branches = 0

beforeAll(async () => {
  example = await sharedRegister({
    [FILE]: CASE,
    'cases/2026-0001/brief.txt': 'een brief\n',
    'cases/2026-0002.md': CASE,
    'scripts/check.ts': 'the real one',
    'site/keys/bram-visser.txt': `# laptop\n${lost}\n${kept}\n`,
  })
  forge = await startForge({
    remote: example.remote,
    automatic: (branch) => branch.startsWith('case/'),
    checker: checkRunner(example.remote, TODAY),
  })
})
afterAll(async () => {
  await forge.close()
  removeTemporaryFolders()
})

type Change = Readonly<Record<string, string>> | ((root: string) => void)

async function proposed(change: Change, branch = `case/${++branches}`, subject?: string): Promise<OpenPull> {
  await example.push(branch, change, subject)
  const pull = (await forge.pulls.open()).find((one) => one.branch === branch)
  if (!pull) throw new Error('no pull request')
  return pull
}

async function checked(change: Change): Promise<CheckResult & { readonly comments: readonly string[] }> {
  const pull = await proposed(change)
  const result = await forge.pulls.check(pull)
  return { ...result, comments: commentsOn(pull.number) }
}

function commentsOn(number: number): string[] {
  return forge.memory.state.comments.filter(({ on }) => on === number).map(({ body }) => body)
}

const inTurn =
  (...changes: readonly Change[]) =>
  (root: string) => {
    for (const change of changes) typeof change === 'function' ? change(root) : writeFiles(root, change)
  }
const remove = (path: string) => (root: string) => rmSync(join(root, path), { recursive: true })
const link = (path: string, to: string) => (root: string) => {
  rmSync(join(root, path), { recursive: true, force: true })
  symlinkSync(to, join(root, path))
}
/** A change whose author also makes the check say yes to everything. */
const switchedOff: Change = {
  'scripts/check.ts': 'process.exit(0)',
  'package.json': '{ "type": "module", "scripts": { "check": "true", "preinstall": "touch /tmp/pwned" }, "imports": { "#x": "./x.js" } }',
  'evil.mjs': 'process.exit(0)',
  '.github/workflows/check.yml': 'on: pull_request\njobs: { check: { runs-on: ubuntu-latest, steps: [{ run: "true" }] } }',
}

describe('a change that breaks what is kept for ever is refused', () => {
  test.concurrent.each<[what: string, change: Change, code: RegExp]>([
    ['a case removed', remove(FILE), /a case was removed/],
    ['a case renamed', (root) => renameSync(join(root, FILE), join(root, 'cases/2026-0009.md')), /a case was removed, renamed/],
    ['a case emptied', { [FILE]: '' }, /2026-0001\.md:1:1/],
    ['a step changed', { [FILE]: CASE.replace('2026-11-05', '2026-11-04') }, /was changed or removed/],
    ['a step removed', { [FILE]: CASE.replace(/ {2}- .*\n/, '') }, /was changed or removed|was removed/],
    ['the day of receipt moved', { [FILE]: CASE.replace('received: 2026-11-03', 'received: 2026-11-04') }, /the day of receipt/],
    ['a document changed', { 'cases/2026-0001/brief.txt': 'een andere brief\n' }, /a document of a case was removed, renamed or changed/],
    [
      'a policy version in force changed',
      { 'site/policy/2014-11-06/terms.yml': TERMS.replace('14', '28') },
      /a policy version that is in force/,
    ],
    [
      'a step changed and hidden from the difference',
      inTurn({ [FILE]: CASE.replace('2026-11-05', '2026-11-04'), '.gitattributes': '*.md -diff\ncases/** binary\n' }),
      /was changed or removed/,
    ],
    ['a case made a link to another place', link(FILE, '/etc/hostname'), /this is a link|replaced by something else/],
    ['the folder of cases made a link to the cases of the base', link('cases', '../../base/cases'), /link/],
    ['the folder of the policy made a link', link('site', '/tmp'), /link/],
    ['letters put on main', { 'letters/2026-0001/acknowledgement.md': 'x' }, /letters are kept on the branch letters/],
    [
      'a new case that lies there otherwise than it is kept',
      { 'cases/2026-0009.md': CASE.replace('zijn', '$Id$'), '.gitattributes': 'cases/*.md ident\n' },
      /does not lie here as it was committed/,
    ],
    ['a case removed, and the check switched off', inTurn(remove(FILE), switchedOff), /a case was removed/],
    [
      'a step changed, and the check switched off',
      inTurn({ [FILE]: CASE.replace('2026-11-05', '2026-11-04') }, switchedOff),
      /was changed or removed/,
    ],
  ])('%s', async (_what, change, code) => {
    const { exit, output } = await checked(change)
    expect(output).toMatch(code)
    expect(exit).toBe(1)
  })

  test.concurrent.each([
    'npm-shrinkwrap.json',
    'NPM-Shrinkwrap.json',
    '.npmrc',
    'yarn.lock',
    'binding.gyp',
    '.env',
    '.env.production',
    '.gitmodules',
    'node_modules/nodemailer/index.js',
    'scripts/node_modules/nodemailer/index.js',
    'scripts/io/mail/node_modules/nodemailer/package.json',
    'cases/node_modules/zod/index.js',
  ])('%s alone, which is read in place of what is locked', async (path) => {
    const { exit, output } = await checked({ [path]: '{}' })
    expect(output).toMatch(/Take it out of this change/)
    expect(exit).toBe(1)
  })

  test('a case made another repository', async () => {
    const pull = await proposed((root) => {
      const inside = join(root, FILE)
      rmSync(inside)
      mkdirSync(inside)
    })
    const tree = (await git(example.remote, 'ls-tree', '-r', pull.head)).replace(/^.*\t(?!cases\/2026-0001\.md).*$/gm, (line) => line)
    const entries = `${tree.trimEnd()}\n160000 commit ${pull.base}\t${FILE}\n`
    const index = join(example.remote, 'index-of-test')
    const env = { ...process.env, GIT_INDEX_FILE: index, GIT_DIR: example.remote }
    const { execFileSync } = await import('node:child_process')
    execFileSync('git', ['update-index', '--add', '--index-info'], { env, input: entries.replace(/ (?:blob|commit) /g, ' ') })
    const written = execFileSync('git', ['write-tree'], { env }).toString().trim()
    const commit = (await git(example.remote, 'commit-tree', written, '-p', pull.base, '-m', 'x')).trim()
    await git(example.remote, 'update-ref', 'refs/heads/case/submodule', commit)
    const other = (await forge.pulls.open()).find(({ branch }) => branch === 'case/submodule')
    const { exit, output } = await forge.pulls.check(other as OpenPull)
    expect(output).toMatch(/cases\/2026-0001\.md/)
    expect(exit).toBe(1)
  })
})

describe('a change that adds is accepted', () => {
  test.concurrent.each<[what: string, change: Change]>([
    ['a case', { 'cases/2026-0003.md': NEW }],
    ['a step', { [FILE]: step('on: 2026-11-20, step: background-reviewed, by: anna-jansen') }],
    ['a document', { 'cases/2026-0001/antwoord.txt': 'x' }],
    ['a policy version of later', { 'site/policy/2027-06-01/terms.yml': TERMS }],
    ['a corrected address', { [FILE]: CASE.replace('jan@example.org', 'jan.de.vries@example.org') }],
    ['code, workflows and attributes that touch no file of the register', switchedOff],
  ])('%s', async (_what, change) => {
    expect(await checked(change)).toMatchObject({ exit: 0 })
  })
})

describe('the comment says what merging does', () => {
  test('a case opened: its letter, its due dates and who is reminded; nothing of the complaint', async () => {
    const { comments } = await checked({
      'cases/2026-0003.md': NEW,
      'organisation.yml': ORGANISATION.replace('anna@example.org', 'anna@example.org, github: anna-gh'),
    })
    expect(comments).toHaveLength(1)
    const [comment = ''] = comments
    expect(comment).toContain('| 2026-0003 | ontvangstbevestiging | 4\u00A0december\u00A02026 |')
    expect(comment).toContain('| 2026-0003 | beslissing of uitstelbericht | nieuw | 4\u00A0december\u00A02026 |')
    expect(comment).toContain('| 2026-0003 | `anna-gh` | 30\u00A0november\u00A02026 |')
    for (const word of [SECRET, 'Jan', 'jan@', 'Anna', 'De trainer kwam']) expect(comment).not.toContain(word)
  })

  test('a decision: its letter, and the automatic letter that is not sent any more', async () => {
    const { comments, exit } = await checked({ [FILE]: DECIDED })
    expect(exit).toBe(0)
    expect(comments[0]).toMatch(/### Deze brieven gaan uit\n\n.*\n.*\n\| 2026-0001 \| beslissing \|/)
    expect(comments[0]).toMatch(
      /### Deze brieven gaan niet meer uit\n\n.*\n.*\n\| 2026-0001 \| ontvangstbevestiging .*\n\| 2026-0001 \| uitstelbericht/,
    )
    expect(comments[0]).not.toContain(SECRET)
  })

  test('a change of the code, however small, is said to be one, in Dutch and in English; a change of cases alone is not', async () => {
    const code = { 'astro.config.js': 'export default {}', 'cases/2026-0001/.gitattributes': '* -diff', 'cases/README.md': 'x' }
    const { comments, exit } = await checked({ ...code, 'cases/2026-0001/antwoord.txt': 'x' })
    expect(exit).toBe(0)
    expect(comments[0]).toContain('**Dit is ook een wijziging van het register zelf**: 3 bestanden horen bij geen dossier.')
    expect(comments[0]).toContain('**This is also a change of the code**: 3 files belong to no case.')
    const cases = await checked({ 'cases/2026-0003.md': NEW, 'cases/2026-0003/brief.txt': 'x', 'cases/2026-0001/antwoord.txt': 'x' })
    expect(cases.comments[0]).not.toMatch(/wijziging van het register zelf|change of the code/)
    const removed = await checked(remove('scripts/check.ts'))
    expect(removed.comments[0]).toContain('1 bestand hoort bij geen dossier')
  })

  test('keys of readers that come and go: the file and the code of each, and to phone before merging', async () => {
    const files = {
      'docs/other.txt': kept,
      'site/keys/bram-visser.txt': `# telefoon van Bram\n${kept}\n`,
      'site/keys/anna-jansen.txt': `${gained}\r\n`,
    }
    const { comments, exit } = await checked(files)
    expect(exit).toBe(0)
    const [comment = ''] = comments
    const [lostCode, keptCode, gainedCode] = await Promise.all([lost, kept, gained].map(fingerprintOf))
    expect(comment).toContain(`| \`site/keys/anna-jansen.txt\` | erbij | \`${gainedCode}\` |`)
    expect(comment).toContain(`| \`site/keys/bram-visser.txt\` | eraf | \`${lostCode}\` |`)
    expect(comment).toContain('**Laat eerst aan de telefoon de controlecode voorlezen**')
    expect(comment).toContain('First have the code read to you on the phone')
    expect(comment).not.toMatch(new RegExp(`${keptCode}|age1pq1|telefoon van`))
    const gone = await checked(remove('site/keys/bram-visser.txt'))
    expect(gone.comments[0]).toContain(`| eraf | \`${keptCode}\` |`)
    expect(gone.comments[0]).not.toContain('Laat eerst')
    expect((await checked({ 'cases/2026-0003.md': NEW })).comments[0]).not.toContain('controlecode')
  })

  test('it is one comment, brought up to date with every push, and says when the check fails', async () => {
    const pull = await proposed({ 'cases/2026-0003.md': NEW }, 'case/again')
    await forge.pulls.check(pull)
    const next = await proposed({ 'cases/2026-0003.md': NEW, [FILE]: '' }, 'case/again')
    expect(next.number).toBe(pull.number)
    await forge.pulls.check(next)
    const comments = commentsOn(pull.number)
    expect(comments).toHaveLength(1)
    expect(comments[0]).toMatch(/De controle vond \d+ prob/)
    expect(comments[0]).toContain('Niet meegeteld: 1 bestand dat niet te lezen is.')
  })

  test('an organisation that cannot be read is said to hide the plan', async () => {
    const { comments, exit } = await checked({ 'organisation.yml': 'name: x\n' })
    expect(exit).toBe(1)
    expect(comments[0]).toContain('Wat samenvoegen doet, is niet te zeggen')
  })

  test('ten thousand letters fit into one comment, and the rest is counted', async () => {
    const { writePlanComment } = await import('./views/plan-comment.ts')
    const cases = Array.from({ length: 10_000 }, (_, number) => ({
      case: `2026-${String(number).padStart(4, '0')}`,
      isNew: true,
      letters: [{ kind: 'acknowledgement' as const, due: null, expected: null, toPrint: false }],
      dropped: [],
      dues: [],
      reminded: { handler: 'anna-jansen', on: null, everybody: false },
    }))
    const comment = writePlanComment({ difference: { today: TODAY as never, cases }, problems: [], broken: 0, outside: 0, keys: [] })
    expect(comment.length).toBeLessThan(60_000)
    expect(comment).toMatch(/… en nog \d+ regels/)
  })
})

describe('GitHub in trouble', () => {
  test.each([
    ['server-error', 0],
    ['cut-after', 0],
    ['error-after', 0],
    ['too-many', 0],
    ['forbidden', 2],
    ['unauthorised', 2],
    ['unprocessable', 2],
  ] as const)('a comment that meets %s once: the check ends with %i, and never with two comments', async (kind, exit) => {
    const pull = await proposed({ 'cases/2026-0004.md': NEW }, `case/trouble-${kind}`)
    forge.faults.add({ kind, on: 'issues/create-comment' })
    const result = await forge.pulls.check(pull)
    expect(result.exit).toBe(exit)
    expect(commentsOn(pull.number)).toHaveLength(exit ? 0 : 1)
    if (exit) expect(result.output).toMatch(/GitHub could not place a comment \(\d+\): /)
    expect(result.summary).toContain('Deze brieven gaan uit')
  })
})

/** The commands that a workflow runner finds in an output, by its two rules; it splits lines at CR and LF. */
function runnerCommands(output: string): string[] {
  return output
    .split(/[\r\n]/)
    .flatMap((line) => [
      ...(/^\s*::([a-z-]+)(?: [^:]*)?::/i.exec(line)?.slice(1) ?? []),
      ...[...line.matchAll(/##\[([^\]]+)\]/g)].map(([, name]) => `##[${name}]`),
    ])
}

describe('nothing that somebody else wrote becomes a command or markup', () => {
  const HOSTILE = [
    '$(touch /tmp/pwned)',
    '";touch /tmp/pwned;#',
    '\x24{{ secrets.SMTP_URL }}',
    '::add-mask::a',
    'x ##[stop-commands]t',
    'a\r::set-output name=x::y',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '@everyone',
    '| a | b |',
    '<!-- x -->',
    '`x`',
  ]

  test('texts of a case, names of files and accounts, in every output', async () => {
    const body = HOSTILE.join('\n')
    const hostile = HOSTILE.map((text) => JSON.stringify(text.replace('\r', ' ')))
    const files: Record<string, string> = {
      'organisation.yml': ORGANISATION.replace('anna@example.org', `anna@example.org, github: ${JSON.stringify('<b>@everyone</b>')}`),
      'cases/2026-0005.md': NEW.replace('summary: De trainer kwam te laat.', `summary: ${hostile[5]}`).replace('In zijn', body),
      'cases/2026-0006.md': NEW.replace('channel: email', `channel: ${hostile[6]}`),
      'cases/2026-0007.md': NEW.replace('handler: anna-jansen', `${hostile[3]}: ${hostile[2]}\nhandler: anna-jansen`),
      'cases/::error::x ##[error]y.md': 'x',
      'cases/<img src=x onerror=alert(1)>`|`.md': 'x',
    }
    const { exit, output, summary, comments } = await checked(files)
    expect(exit).toBe(1)
    expect(new Set(runnerCommands(output))).toEqual(new Set(['error', 'warning']))
    // What stands in a code span is shown as it is; these are the tags of the English part.
    const tags = /`[^`\n]*`|^<details(?: open)? lang="en"><summary>In English<\/summary>$|^<\/details>$/gm
    for (const text of [summary, ...comments].map((markdown) => markdown.replace(tags, ''))) {
      expect(text).not.toMatch(/<(?!!-- complaints-register: plan -->)/)
      expect(text).not.toMatch(/\$\{\{|javascript:|@everyone|##\[|\]\(/)
    }
  })

  test('the names of branches and pull requests, on the page', async () => {
    const branch = 'case/$(id)";curl\x24{IFS}x;#<b>'
    const subject = '<script>alert(1)</script> ::error::x \x24{{ secrets.X }} ##[group]y'
    const pull = await proposed({ 'cases/2026-0008.md': NEW }, branch, subject)
    const result = await forge.pulls.check(pull)
    expect(result.exit).toBe(0)
    expect(runnerCommands(result.output)).toEqual(['warning'])
    expect(result.output + result.summary + commentsOn(pull.number).join()).not.toMatch(/script>|curl|secrets/)
    const page = await (await fetch(`${forge.url}forge/pulls/${pull.number}/`)).text()
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toMatch(/<script|<b>/)
    await git(example.remote, 'update-ref', '-d', `refs/heads/${branch}`)
  })

  test('and no call was anything but what GitHub describes', () => {
    expect(forge.transcript.length).toBeGreaterThan(20)
    expect(forge.transcript.filter(({ violation }) => violation)).toEqual([])
  })
})

test('the page refuses to merge while the check fails, and merges when it passes', async () => {
  const bad = await proposed({ [FILE]: '' }, 'case/merge-bad')
  const good = await proposed({ 'cases/2026-0010.md': NEW }, 'case/merge-good')
  const page = await (await fetch(`${forge.url}forge/pulls/${bad.number}/`)).text()
  expect(page).not.toContain('<button>')
  expect(page).toContain('2026-0001.md:1:1')
  const post = (number: number) => fetch(`${forge.url}forge/pulls/${number}/merge`, { method: 'POST', redirect: 'manual' })
  expect((await post(bad.number)).status).toBe(409)
  expect((await post(good.number)).status).toBe(303)
  expect(await git(example.remote, 'show', 'main:cases/2026-0010.md')).toBe(NEW)
  expect(await git(example.remote, 'show', `main:${FILE}`)).toBe(CASE)
})
