// The command as somebody types it, on a real repository that others push to as well; what it says no to, without a process for each.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askOn } from './io/ask.ts'
import { nextAfterBranch } from './io/git/case-branch.ts'
import { type Workplace, workplaceAt } from './io/git/case-workplace.ts'
import { git } from './io/git/git.ts'
import { openCase } from './io/git/open-case.ts'
import { type Given, recordStep } from './io/git/record-in-case.ts'
import type { StepName } from './procedure/case.ts'
import { CASE, caseText } from './testing/invented-case.ts'
import { removeTemporaryFolders, temporaryFolder } from './testing/register-folder.ts'
import { type Ended, runEntry } from './testing/run-entry.ts'
import { type SharedRegister, sharedRegister } from './testing/shared-register.ts'

const TODAY = '2026-11-20'
const WINDOWS = `\uFEFF${CASE.replaceAll('\n', '\r\n').replace('channel: email', 'channel: email # via de site')}`
const FIELDS = {
  channel: 'phone',
  language: 'nl',
  complainant: { name: 'Kanarie de Boer', email: 'kanarie@example.org', role: 'participant' },
  about: [],
  category: 'other',
  summary: 'De zaal was koud.',
}
let register: SharedRegister
let root: string
let place: Workplace
let written = 0

beforeAll(async () => {
  register = await sharedRegister({ 'cases/2026-0001.md': CASE, 'cases/2026-0002.md': WINDOWS })
  root = register.root
  await git(root, 'config', 'user.name', 'Bram Visser')
  await git(root, 'config', 'user.email', 'Bram@example.org')
  await git(root, 'switch', '--quiet', '-c', 'mine')
})
// What one test makes is not in the way of the next.
beforeEach(async () => {
  const made = await git(root, 'for-each-ref', '--format=delete %(refname)', 'refs/heads/case')
  for (const line of made.split('\n').filter(Boolean)) await git(root, 'update-ref', '-d', line.slice('delete '.length))
  place = await workplaceAt(root, TODAY, false)
})
afterAll(() => {
  register.remove()
  removeTemporaryFolders()
})

const run = (...args: string[]): Promise<Ended> =>
  runEntry('case', [...args, '--root', root, '--today', TODAY], { GIT_CONFIG_GLOBAL: '/dev/null' })

function json(fields: object): string {
  const file = join(register.folder, `fields-${++written}.json`)
  writeFileSync(file, JSON.stringify(fields))
  return file
}

const branches = async () => (await git(root, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')).trim().split('\n')
const textOn = async (branch: string, id: string) => git(root, 'show', `${branch}:cases/${id}.md`)

/** What the person has before them: files, index, branch. */
async function untouched(): Promise<string[]> {
  return [
    await git(root, 'status', '--porcelain', '--untracked-files=all'),
    await git(root, 'symbolic-ref', 'HEAD'),
    await git(root, 'ls-files', '--stage'),
    readFileSync(join(root, 'staged.txt'), 'utf8'),
  ]
}

/** Somebody at a terminal who types these lines and then waits. */
function typing(lines: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  input.write(lines.map((line) => `${line}\n`).join(''))
  let shown = ''
  output.setEncoding('utf8').on('data', (text: string) => (shown += text))
  return { ask: askOn(input, output), shown: () => shown, input }
}

test('a new case is one commit on a branch of its own, and nothing else is touched', async () => {
  writeFileSync(join(root, 'staged.txt'), 'a')
  await git(root, 'add', 'staged.txt')
  writeFileSync(join(root, 'staged.txt'), 'b')
  const before = await untouched()
  const { exit, output } = await run('new', '--fields', json({ ...FIELDS, wish: null, body: '---\nDe klacht: "koud" # zo\n' }))
  expect(output).toBe(`cases/2026-0003.md is on the branch case/2026-0003-new, in one commit. Your own files and branch are as they were.
Next: git push origin case/2026-0003-new
Then: propose the branch to main where origin lies, and merge it once its check is good.
Once it is on main, the acknowledgement goes out.
The decision is due on Friday 4 December 2026.
`)
  expect(exit).toBe(0)
  expect(await untouched()).toEqual(before)
  expect(await git(root, 'log', '--format=%an <%ae> %cn: %B', 'main..case/2026-0003-new')).toBe(
    'Bram Visser <Bram@example.org> Bram Visser: 2026-0003: new\n\n',
  )
  expect(await git(root, 'diff', '--name-status', 'main', 'case/2026-0003-new')).toBe('A\tcases/2026-0003.md\n')
  expect(await textOn('case/2026-0003-new', '2026-0003')).toBe(`---
received: 2026-11-20
channel: phone
language: nl
complainant:
  name: Kanarie de Boer
  email: kanarie@example.org
  role: participant
about: []
handler: bram-visser
category: other
summary: De zaal was koud.
steps: []
---
---
De klacht: "koud" # zo
`)
})

test('the next number is free on main as it is now, on the branches of others and on those here', async () => {
  await register.push('main', { 'cases/2026-0003.md': caseText() })
  place = await workplaceAt(root, TODAY, false)
  expect((await openCase(place, { fields: FIELDS, body: '' }, null)).said[0]).toMatch(/^cases\/2026-0004\.md /)
  await register.push('case/2026-0005-new', { 'cases/2026-0005.md': caseText() })
  place = await workplaceAt(root, TODAY, false)
  const { said } = await openCase(place, { fields: FIELDS, body: '' }, null)
  expect(said[0]).toMatch(/^cases\/2026-0006\.md is on the branch case\/2026-0006-new,/)
  expect(await git(root, 'diff', '--name-only', 'case/2026-0006-new^', 'case/2026-0006-new')).toBe('cases/2026-0006.md\n')
  expect(await git(root, 'rev-parse', 'case/2026-0006-new^')).toBe(await git(register.remote, 'rev-parse', 'main'))
  const older = await openCase(place, { fields: { ...FIELDS, received: '2025-12-30' }, body: '' }, null)
  expect(older.said[0]).toMatch(/^cases\/2025-0001\.md /)
})

test('whoever opens a case without knowing that somebody else just did gets the next number', async () => {
  const opened = [
    await openCase(place, { fields: FIELDS, body: 'Een.' }, null),
    await openCase(place, { fields: FIELDS, body: 'Ander.' }, null),
  ]
  expect(opened.map(({ said }) => said[0]?.slice(0, 'cases/2026-0006'.length))).toEqual(['cases/2026-0006', 'cases/2026-0007'])
  expect(await textOn('case/2026-0006-new', '2026-0006')).toMatch(/\nEen\.$/)
  expect(await textOn('case/2026-0007-new', '2026-0007')).toMatch(/\nAnder\.$/)
})

test('a step stands at the end of a file that is otherwise the same byte for byte, and says what it is not built on', async () => {
  const { exit, output } = await run('step', '2026-0002', 'discussed', '--on', '2026-11-09', '--note', '--- a: "b" # c\n\n  d')
  expect({ exit, output }).toEqual({
    exit: 0,
    output: expect.stringMatching(/^cases\/2026-0002\.md is on the branch case\/2026-0002-discussed,/),
  })
  const added = [
    '  - on: 2026-11-09',
    '    step: discussed',
    '    by: bram-visser',
    '    note: |-',
    '      --- a: "b" # c',
    '',
    '        d',
    '',
  ]
  expect(await textOn('case/2026-0002-discussed', '2026-0002')).toBe(
    WINDOWS.replace('---\r\nIn zijn', `${added.join('\r\n')}---\r\nIn zijn`),
  )
  place = await workplaceAt(root, TODAY, false)
  const { said } = await recordStep(place, '2026-0002', 'discussed', { by: 'anna-jansen' }, null)
  expect(said[0]).toContain('is on the branch case/2026-0002-discussed-2')
  expect(said).toContain('Not merged yet, and not part of this branch: case/2026-0002-discussed.')
})

test('a correction changes the field that it names, and says itself what stood there', async () => {
  const given = { field: 'about', to: '[mary-oconnor]', reason: 'Verkeerde trainer.' }
  expect(await recordStep(place, '2026-0002', 'corrected', given, null)).toMatchObject({ done: true })
  const text = await textOn('case/2026-0002-corrected', '2026-0002')
  expect(text).toContain('\nabout: [mary-oconnor]\r\n')
  expect(text).toContain("    field: about\r\n    from: '[peter-smit]'\r\n    to: '[mary-oconnor]'\r\n")
})

test('a judgment is that of the mediator, unless somebody else is named', async () => {
  const { said } = await recordStep(place, '2026-0001', 'judged', { judgment: 'Gegrond.' }, null)
  expect(said.filter((line) => line.startsWith('by:'))).toEqual([])
})

test('what is refused is told in words, all at once, and nothing is made', async () => {
  const before = await untouched()
  const { exit, output } = await run('step', '2026-0001', 'delayed', '--on', '2026-11-31', '--by', 'Kanarie')
  expect(exit).toBe(1)
  for (const name of ['on', 'by', 'expected', 'reason']) expect(output).toMatch(new RegExp(`^${name}: .+\\.$`, 'm'))
  expect(output).toMatch(/Nothing was written\.\n$/)
  expect(output).not.toMatch(/kanarie/i)
  expect(await branches()).toEqual(['main', 'mine'])
  expect(await untouched()).toEqual(before)
})

describe('refused without a word of the case', () => {
  test.each<[what: string, kind: StepName, given: Given, field: string]>([
    ['a step that contradicts the case', 'executed', {}, 'step'],
    ['a text with what nobody can see', 'progress', { told: 'Kanarie\u202e' }, 'told'],
    ['a text with a control character', 'progress', { told: 'Kanarie\u0007' }, 'told'],
    ['a place that is still to be filled in', 'progress', { told: '…' }, 'told'],
    ['somebody who does not work here', 'discussed', { by: 'kanarie' }, 'by'],
    ['a correction to a day that does not exist', 'corrected', { field: 'received', to: '2026-02-30', reason: 'Kanarie' }, 'to'],
  ])('%s', async (_, kind, given, field) => {
    const { done, said } = await recordStep(place, '2026-0001', kind, given, null)
    expect(done).toBe(false)
    expect(said[0]).toMatch(new RegExp(`^${field}: .+\\.$`))
    expect(said.join()).not.toMatch(/kanarie/i)
    expect(await branches()).toEqual(['main', 'mine'])
  })

  test('a new case with fields that are wrong, of another kind or not there', async () => {
    const { about: _, ...fields } = { ...FIELDS, channel: 'kanarie', complainant: 'Kanarie' }
    const { done, said } = await openCase(place, { fields: { ...fields, kanarie: 'Kanarie' }, body: '' }, null)
    expect(done).toBe(false)
    for (const name of ['channel', 'complainant', 'about', '…']) expect(said.join('\n')).toMatch(new RegExp(`^${name}: `, 'm'))
    expect(said.join()).not.toMatch(/kanarie/i)
    expect(await branches()).toEqual(['main', 'mine'])
  })
})

describe('at a terminal', () => {
  test('an answer that is wrong is asked for again, and the others are kept', async () => {
    const { ask, shown } = typing(['2026-11-31', '2026-11-19', 'Wij wachten.', '', 'Op de trainer.', '.', '2026-12-01'])
    expect(await recordStep(place, '2026-0001', 'delayed', {}, ask)).toMatchObject({ done: true })
    const text = shown()
    expect(text).toContain('"2026-11-31" is not a date that exists.')
    expect(text).toContain('expected [2026-11-19]: ')
    expect(text.match(/^reason,/gm)).toHaveLength(1)
    expect(await textOn('case/2026-0001-delayed', '2026-0001')).toContain(
      '    expected: 2026-12-01\n    reason: |-\n      Wij wachten.\n\n      Op de trainer.\n',
    )
  })

  test('a whole case can be asked for, field by field', async () => {
    const person = ['Sanne: "de Boer"', '', '', 'client', '', 'Laan 1, 1000 AA Dorp']
    const { ask } = typing(['', 'phone', 'nl', ...person, '', '', 'peter-smit', '', 'other', '# Koud', '', 'De zaal.', '---', '.'])
    expect(await openCase(place, null, ask)).toMatchObject({ done: true })
    const text = await textOn('case/2026-0006-new', '2026-0006')
    expect(text).toContain('complainant:\n  name: \'Sanne: "de Boer"\'\n  role: client\n  address:\n    - Laan 1\n    - 1000 AA Dorp\n')
    expect(text).toContain("about: [peter-smit]\nhandler: bram-visser\ncategory: other\nsummary: '# Koud'\nsteps: []\n---\nDe zaal.\n---\n")
  })

  test('somebody who stops before the last answer has written nothing', async () => {
    const { ask, input } = typing(['2026-12-01', 'Kanarie'])
    input.end()
    await expect(recordStep(place, '2026-0001', 'delayed', {}, ask)).rejects.toThrow(/^You stopped before the last answer/)
    expect(await branches()).toEqual(['main', 'mine'])
  })
})

test('with --write the file itself is changed, and no branch is made', async () => {
  const { exit, output } = await run('step', '2026-0002', 'background-reviewed', '--write')
  expect({ exit, output }).toEqual({ exit: 0, output: expect.stringMatching(/^cases\/2026-0002\.md is written\.\n/) })
  const added = '  - on: 2026-11-20\r\n    step: background-reviewed\r\n    by: bram-visser\r\n'
  expect(readFileSync(join(root, 'cases/2026-0002.md'), 'utf8')).toBe(WINDOWS.replace('---\r\nIn zijn', `${added}---\r\nIn zijn`))
  expect(await branches()).toEqual(['main', 'mine'])
  const here = await workplaceAt(root, TODAY, true)
  expect((await openCase(here, { fields: FIELDS, body: '' }, null)).said[0]).toBe('cases/2026-0003.md is written.')
  expect((await openCase(here, { fields: FIELDS, body: '' }, null)).said[0]).toBe('cases/2026-0004.md is written.')
})

test('a remote that does not answer stops nobody, and is told', async () => {
  await git(root, 'remote', 'set-url', 'origin', join(register.folder, 'nowhere.git'))
  const silent = await workplaceAt(root, TODAY, false)
  await git(root, 'remote', 'set-url', 'origin', register.remote)
  const { done, said } = await recordStep(silent, '2026-0001', 'discussed', {}, null)
  expect(done).toBe(true)
  expect(said).toContain('The remote did not answer, so what others did meanwhile is not known here.')
})

test('on GitHub the next step is the page that opens a pull request', async () => {
  const folder = temporaryFolder('github')
  await git(folder, 'init', '--quiet')
  await git(folder, 'remote', 'add', 'origin', 'git@github.com:school/klachten.git')
  expect(await nextAfterBranch({ root: folder, remote: 'origin' }, 'case/2026-0003-new')).toEqual([
    'Next: git push origin case/2026-0003-new',
    'Then: open a pull request at https://github.com/school/klachten/compare/main...case/2026-0003-new?expand=1, and merge it once its check is good.',
  ])
})

describe('what cannot be carried out ends with 2 and the next step', () => {
  test.each<[what: string, args: string[], said: string]>([
    ['no terminal', ['new'], 'There is no terminal here to ask in. Give the fields of the case and its body with --fields FILE.json.'],
    ['no such kind of step', ['step', '2026-0001', 'discused'], 'This is no kind of step. Did you mean discussed? There are'],
  ])('%s', async (_, args, said) => {
    const { exit, output } = await run(...args)
    expect({ exit, output }).toEqual({ exit: 2, output: expect.stringContaining(said) })
  })

  test('no such case, or one that is not merged', async () => {
    await expect(recordStep(place, '2026-0077', 'discussed', {}, null)).rejects.toThrow('There is no case 2026-0077 on main.')
    await expect(recordStep(place, '2026-0005', 'discussed', {}, null)).rejects.toThrow(
      'There is no case 2026-0005 on main: it waits on the branch case/2026-0005-new. Merge that first.',
    )
  })

  test('a Git that does not know who commits', async () => {
    const clone = await register.clone('stranger')
    const { exit, output } = await runEntry('case', ['step', '2026-0001', 'discussed', '--root', clone], {
      GIT_CONFIG_GLOBAL: '/dev/null',
      HOME: temporaryFolder('home'),
    })
    expect({ exit, output }).toEqual({ exit: 2, output: expect.stringMatching(/^Git does not know who you are\. Tell it once/) })
  })
})

test('a case is shown with its promises, what to do and the command for it, and the list has the open ones', async () => {
  const shown = await run('show', '2026-0001')
  expect(shown.exit).toBe(0)
  expect(shown.output).toContain('2026-0001 on 2026-11-20: in investigation, under the policy of 2014-11-06.')
  expect(shown.output).toMatch(/2026-11-17 {2}decision or delay letter {2}overdue +3 days late/)
  expect(shown.output).toContain('npm run -s case -- step 2026-0001 background-reviewed\n')
  expect(shown.output).not.toMatch(/Jan de Vries|te laat\./)
  const { exit, output } = await run('list')
  expect(exit).toBe(0)
  expect(output).toMatch(/^2026-0001 {2}in investigation {2}/m)
})
