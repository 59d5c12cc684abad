import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { day } from '../../procedure/calendar.ts'
import { CASE, CASE_HEAD } from '../../testing/invented-case.ts'
import { TERMS } from '../../testing/invented-organisation.ts'
import { registerFolder, removeTemporaryFolders, temporaryFolder, writeFiles } from '../../testing/register-folder.ts'
import { CouldNotRun } from '../command.ts'
import { keptProblems } from './kept.ts'

afterAll(removeTemporaryFolders)

const TODAY = day('2026-11-22')
const FILE = 'cases/2026-0001.md'
const DOCUMENT = 'cases/2026-0001/brief.txt'

/** Git as a person uses it, without the settings of this machine. */
function git(root: string, ...args: string[]): string {
  const settings = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'commit.gpgSign=false',
    '-c',
    'core.hooksPath=/dev/null',
  ]
  return execFileSync('git', [...settings, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  }).trim()
}

function commit(root: string): void {
  git(root, 'add', '--all')
  git(root, 'commit', '--quiet', '--allow-empty', '-m', 'x')
}

const BASE_FILES = {
  [FILE]: CASE,
  'cases/2026-0002.md': CASE.replace('received: 2026-11-03', 'received: 2026-11-04'),
  [DOCUMENT]: 'Geachte heer,\nregel\n',
  'cases/2026-0001/map/scan.bin': '\u0000\u0001\u0002',
  'site/policy/2027-06-01/terms.yml': TERMS,
  'site/policy/2014-11-06/nl.md': 'Het beleid.\n',
  'site/keys/anna-jansen.txt': '# old phone\n',
}

// One repository, copied for every test: making it anew each time would take most of the time.
const template = registerFolder(BASE_FILES)
git(template, 'init', '--quiet', '--initial-branch=main')
commit(template)

/** A clone-like copy on a branch `change`, with the change made and committed. Answers with its folder. */
function changed(change: (root: string) => void, committed = true): string {
  const root = temporaryFolder('kept')
  cpSync(template, root, { recursive: true })
  git(root, 'checkout', '--quiet', '-b', 'change')
  change(root)
  if (committed) commit(root)
  return root
}

async function codes(root: string, base = 'main'): Promise<string[]> {
  return (await keptProblems(root, base, TODAY)).map(({ file, code }) => `${file} ${code}`).sort()
}

const put = (path: string, text: string) => (root: string) => writeFiles(root, { [path]: text })
const remove = (path: string) => (root: string) => rmSync(join(root, path), { recursive: true })
const rename = (from: string, to: string) => (root: string) => renameSync(join(root, from), join(root, to))
const inTurn =
  (...changes: ((root: string) => void)[]) =>
  (root: string): void => {
    for (const change of changes) change(root)
  }
const committing = (root: string): void => commit(root)
const edit = (from: string, to: string) => put(FILE, CASE.replace(from, to))
const FIRST = '  - { on: 2026-11-05, step: trainer-contacted, by: anna-jansen }\n'
const SECOND = '  - { on: 2026-11-06, step: complainant-contacted, by: anna-jansen }\n'
const LATER = '  - { on: 2026-11-07, step: background-reviewed, by: anna-jansen }\n'

test.each<[what: string, change: (root: string) => void, expected: string[]]>([
  ['a case removed', remove(FILE), [`${FILE} case-removed`]],
  ['a case renamed', rename(FILE, 'cases/2026-0009.md'), [`${FILE} case-removed`]],
  ['a case renamed by capitals only', rename(FILE, 'cases/2026-0001.MD'), [`${FILE} case-removed`]],
  ['a case moved into a folder', rename(FILE, 'cases/2026-0001/2026-0001.md'), [`${FILE} case-removed`]],
  [
    'all cases removed',
    remove('cases'),
    [
      'cases/2026-0001.md case-removed',
      'cases/2026-0001/brief.txt document-removed',
      'cases/2026-0001/map/scan.bin document-removed',
      'cases/2026-0002.md case-removed',
    ],
  ],
  [
    'two cases swapped',
    inTurn(put(FILE, BASE_FILES['cases/2026-0002.md']), put('cases/2026-0002.md', CASE)),
    [`${FILE} received-moved`, 'cases/2026-0002.md received-moved'],
  ],
  [
    'a case replaced by a link',
    inTurn(remove(FILE), (root) => symlinkSync('2026-0002.md', join(root, FILE))),
    [`${FILE} file-replaced`, `${FILE} mode`],
  ],
  [
    'a case replaced by a link to a copy of itself',
    inTurn(rename(FILE, 'copy.md'), (root) => symlinkSync('../copy.md', join(root, FILE))),
    [`${FILE} file-replaced`, `${FILE} mode`],
  ],
  ['a case replaced by a folder', inTurn(remove(FILE), put(`${FILE}/x.txt`, CASE)), [`${FILE} file-replaced`]],
  [
    'a case removed and added again with another story',
    inTurn(remove(FILE), committing, edit(FIRST, ''), committing),
    [`${FILE} step-changed`],
  ],
  ['the day of receipt moved', edit('received: 2026-11-03', 'received: 2026-11-05'), [`${FILE} received-moved`]],
  ['the last step removed', edit(SECOND, ''), [`${FILE} step-removed`]],
  ['the first step removed', edit(FIRST, ''), [`${FILE} step-changed`]],
  ['all steps removed', put(FILE, `---\n${CASE_HEAD}---\nIn zijn eigen woorden.\n`), [`${FILE} step-removed`]],
  ['the date of a step changed', edit('on: 2026-11-06', 'on: 2026-11-07'), [`${FILE} step-changed`]],
  [
    'the person of a step changed',
    edit('complainant-contacted, by: anna-jansen', 'complainant-contacted, by: bram-visser'),
    [`${FILE} step-changed`],
  ],
  ['a note added to a step', edit('step: trainer-contacted,', 'step: trainer-contacted, note: gebeld,'), [`${FILE} step-changed`]],
  ['a step put before the others', edit(FIRST, LATER + FIRST), [`${FILE} step-inserted`]],
  ['a step put between the others', edit(SECOND, LATER + SECOND), [`${FILE} step-inserted`]],
  ['steps reordered', edit(FIRST + SECOND, SECOND + FIRST), [`${FILE} step-inserted`]],
  ['a step changed and another added', edit(SECOND, SECOND.replace('06', '07') + LATER), [`${FILE} step-changed`]],
  ['a name changed in silence', edit('Jan de Vries', 'Jan de Vriess'), [`${FILE} said-changed`]],
  ['the summary changed in silence', edit('summary: De trainer', 'summary: De docent'), [`${FILE} said-changed`]],
  ['whom it is about changed in silence', edit('about: [peter-smit]', 'about: []'), [`${FILE} said-changed`]],
  ['the words of the complainant changed', edit('In zijn eigen woorden.', 'In onze woorden.'), [`${FILE} words-changed`]],
  ['the words of the complainant removed', edit('In zijn eigen woorden.\n', ''), [`${FILE} words-changed`]],
  [
    'something put above the words of the complainant',
    edit('In zijn eigen woorden.', 'Eerst dit.\n\nIn zijn eigen woorden.'),
    [`${FILE} words-changed`],
  ],
  ['a document removed', remove(DOCUMENT), [`${DOCUMENT} document-removed`]],
  ['a document in a folder of its own removed', remove('cases/2026-0001/map'), ['cases/2026-0001/map/scan.bin document-removed']],
  ['a document renamed', rename(DOCUMENT, 'cases/2026-0001/brief-1.txt'), [`${DOCUMENT} document-removed`]],
  [
    'a document moved to another case',
    inTurn(put('cases/2026-0002/x', 'x'), rename(DOCUMENT, 'cases/2026-0002/brief.txt')),
    [`${DOCUMENT} document-removed`],
  ],
  ['a document changed', put(DOCUMENT, 'Geachte mevrouw,\nregel\n'), [`${DOCUMENT} document-changed`]],
  ['a document emptied', put(DOCUMENT, ''), [`${DOCUMENT} document-changed`]],
  ['a document that differs by its last line end only', put(DOCUMENT, 'Geachte heer,\nregel'), [`${DOCUMENT} document-changed`]],
  [
    'a document replaced by a pointer to large file storage',
    put(DOCUMENT, 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 21\n'),
    [`${DOCUMENT} document-changed`],
  ],
  [
    'a document replaced by a link',
    inTurn(remove(DOCUMENT), (root) => symlinkSync('map/scan.bin', join(root, DOCUMENT))),
    [`${DOCUMENT} document-replaced`, `${DOCUMENT} mode`],
  ],
  [
    'a folder of documents replaced by a link',
    inTurn(remove('cases/2026-0001'), (root) => symlinkSync('/tmp', join(root, 'cases/2026-0001'))),
    ['cases/2026-0001 mode', 'cases/2026-0001/brief.txt document-removed', 'cases/2026-0001/map/scan.bin document-removed'],
  ],
  [
    'a policy in force changed',
    put('site/policy/2014-11-06/terms.yml', TERMS.replace('14', '28')),
    ['site/policy/2014-11-06/terms.yml policy-changed'],
  ],
  [
    'the text of a policy in force changed',
    put('site/policy/2014-11-06/nl.md', 'Ander beleid.\n'),
    ['site/policy/2014-11-06/nl.md policy-changed'],
  ],
  [
    'a policy in force removed',
    remove('site/policy/2014-11-06'),
    ['site/policy/2014-11-06/nl.md policy-changed', 'site/policy/2014-11-06/terms.yml policy-changed'],
  ],
  [
    'a policy that would take cases from their version',
    put('site/policy/2026-11-04/terms.yml', TERMS),
    ['site/policy/2026-11-04/terms.yml policy-backdated'],
  ],
  [
    'the future policy moved back to before the cases',
    rename('site/policy/2027-06-01', 'site/policy/2020-01-01'),
    ['site/policy/2020-01-01/terms.yml policy-backdated'],
  ],
])('%s is refused', async (_, change, expected) => {
  expect(await codes(changed(change))).toEqual(expected)
})

test.each<[what: string, change: (root: string) => void]>([
  ['nothing changed', () => {}],
  ['a step added', edit(SECOND, SECOND + LATER)],
  [
    'a step corrected added',
    edit(
      SECOND,
      `${SECOND}  - { on: 2026-11-09, step: corrected, by: anna-jansen, field: received, from: 2026-11-03, to: 2026-11-02, reason: post }\n`,
    ),
  ],
  ['a step written in another way', edit(FIRST, '  - by: anna-jansen\n    step: "trainer-contacted"\n    on: 2026-11-05\n')],
  ['Windows line ends', put(FILE, CASE.replaceAll('\n', '\r\n'))],
  ['a comment', edit('about:', '# over wie\nabout:')],
  ['an address corrected', edit('jan@example.org', 'jan.devries@example.org')],
  [
    'a name corrected in the open',
    put(
      FILE,
      CASE.replace('Jan de Vries', 'Jan de Vriess').replace(
        SECOND,
        `${SECOND}  - { on: 2026-11-09, step: corrected, by: anna-jansen, field: complainant.name, from: Jan de Vries, to: Jan de Vriess, reason: typefout }\n`,
      ),
    ),
  ],
  ['another handler', edit('handler: anna-jansen', 'handler: bram-visser')],
  ['more said in the body', edit('In zijn eigen woorden.', 'In zijn eigen woorden.\n\nEn later dit.')],
  ['a document added', put('cases/2026-0001/antwoord.txt', 'x')],
  ['a case added', put('cases/2026-0003.md', CASE)],
  ['a later policy version', put('site/policy/2027-01-01/terms.yml', TERMS)],
  ['a policy version after the last case, in force today', put('site/policy/2026-11-20/terms.yml', TERMS)],
  ['a future policy version changed', put('site/policy/2027-06-01/terms.yml', TERMS.replace('14', '10'))],
  ['a future policy version removed', remove('site/policy/2027-06-01')],
  ['a key of a reader replaced', put('site/keys/anna-jansen.txt', '# new phone\n')],
  ['a key of a reader removed', remove('site/keys/anna-jansen.txt')],
  ['the README of the cases changed', put('cases/README.md', 'x')],
  ['a file made executable', (root) => git(root, 'update-index', '--chmod=+x', FILE)],
])('%s is accepted', async (_, change) => {
  expect(await codes(changed(change))).toEqual([])
})

// To Git a name is bytes. What came in before names were looked at must stay, and may be given a good name.
const AT = '/cases/2026-0001/'
const put8 = (name: string) => (root: string) =>
  writeFileSync(Buffer.concat([Buffer.from(root + AT), Buffer.from(name, 'latin1')]), `x${name}`)
const remove8 = (name: string) => (root: string) => rmSync(Buffer.concat([Buffer.from(root + AT), Buffer.from(name, 'latin1')]))
const inBase =
  (...changes: ((root: string) => void)[]) =>
  (root: string) => {
    for (const change of changes) change(root)
    commit(root)
    git(root, 'branch', '--force', 'main')
  }
const deep = (root: string): void => {
  const here = process.cwd()
  process.chdir(root + AT)
  for (let level = 0; level < 39; level++) {
    mkdirSync('d'.repeat(100))
    process.chdir('d'.repeat(100))
  }
  writeFileSync('x'.repeat(138), 'x')
  process.chdir(here)
}

test.each<[what: string, change: (root: string) => void, expected: string[]]>([
  ['a name that is not UTF-8 untouched', inBase(put8('caf\xe9.txt')), []],
  ['two such names untouched', inBase(put8('caf\xe9.txt'), put8('caf\xe8.txt')), []],
  [
    'one of two such names removed',
    inTurn(inBase(put8('caf\xe9.txt'), put8('caf\xe8.txt')), remove8('caf\xe9.txt')),
    ['cases/2026-0001/caf\uFFFD.txt document-removed'],
  ],
  [
    'a document of such a name changed',
    inTurn(
      inBase(put8('caf\xe9.txt')),
      (root) => put8('caf\xe9.txt')(root),
      (root) => writeFileSync(Buffer.concat([Buffer.from(root + AT), Buffer.from('caf\xe9.txt', 'latin1')]), 'y'),
    ),
    ['cases/2026-0001/caf\uFFFD.txt document-changed'],
  ],
  [
    'such a name made a good one',
    inTurn(inBase(put8('caf\xe9.txt')), remove8('caf\xe9.txt'), put('cases/2026-0001/cafe.txt', 'xcaf\xe9.txt')),
    [],
  ],
  [
    'a name that Windows refuses made a good one',
    inTurn(inBase(put8('Re: a.txt')), rename('cases/2026-0001/Re: a.txt', 'cases/2026-0001/Re a.txt')),
    [],
  ],
  [
    'such a name made another bad one',
    inTurn(inBase(put8('Re: a.txt')), rename('cases/2026-0001/Re: a.txt', 'cases/2026-0001/Re? a.txt')),
    ['cases/2026-0001/Re: a.txt document-removed'],
  ],
  [
    'a document of such a name moved to another case',
    inTurn(inBase(put8('Re: a.txt')), put('cases/2026-0002/b.txt', ''), rename('cases/2026-0001/Re: a.txt', 'cases/2026-0002/a.txt')),
    ['cases/2026-0001/Re: a.txt document-removed'],
  ],
  ['a path that is too long for the system untouched', inBase(deep), []],
])('of documents in the base, %s', async (_, change, expected) => {
  expect(await codes(changed(change))).toEqual(expected)
})

test('a hidden character may be taken out of the words of a complaint again, and nothing else', async () => {
  const words = (text: string) => put(FILE, CASE.replace('In zijn eigen woorden.', text))
  const from = inBase(words('In zijn\u202e eigen\u001b woorden.'))
  expect(await codes(changed(inTurn(from, words('In zijn eigen woorden.'))))).toEqual([])
  expect(await codes(changed(inTurn(from, words('In zijn woorden.'))))).toEqual([`${FILE} words-changed`])
})

test.each([
  '* -diff\n',
  '* binary\n',
  'cases/** -diff -text linguist-generated\n',
  '*.txt export-ignore\n',
  '*.md diff=none merge=ours\n',
  '*.txt filter=hide\n',
  '*.txt working-tree-encoding=UTF-16LE\n',
  '*.txt text eol=crlf\n',
])('a change behind .gitattributes %j is refused all the same', async (attributes) => {
  const root = changed(inTurn(put('.gitattributes', attributes), committing, remove(FILE), put(DOCUMENT, 'iets anders\n')), false)
  git(root, 'add', '--all')
  git(root, 'commit', '--quiet', '-m', 'x')
  expect(await codes(root)).toEqual([`${FILE} case-removed`, `${DOCUMENT} document-changed`])
})

test('a commit that has other bytes than the disk is refused for what it has', async () => {
  // What a filter of the change does on checkout: the disk shows the old bytes, the commit holds new ones.
  const other = inTurn(put(DOCUMENT, 'iets anders\n'), edit(FIRST, ''), committing)
  const root = changed(inTurn(other, put(DOCUMENT, BASE_FILES[DOCUMENT]), put(FILE, CASE)), false)
  expect(await codes(root)).toEqual([`${FILE} step-changed`, `${DOCUMENT} document-changed`])
})

test('a case taken out of Git and left on the disk is refused', async () => {
  const root = changed((root) => {
    git(root, 'rm', '--quiet', '--cached', FILE)
    git(root, 'commit', '--quiet', '-m', 'x')
  }, false)
  expect(await codes(root)).toEqual([`${FILE} case-removed`])
})

test('documents that Git wrote with Windows line ends are not changed documents', async () => {
  const root = changed(put(DOCUMENT, BASE_FILES[DOCUMENT].replaceAll('\n', '\r\n')), false)
  expect(await codes(root)).toEqual([])
})

test.each(['cases/2026-0003.md', 'cases/2026-0003', 'cases/2026-0001/map', 'site/policy/2028-01-01'])(
  'another repository or a link committed as %s is refused by its mode',
  async (path) => {
    for (const mode of ['160000', '120000']) {
      const root = changed(() => {}, false)
      rmSync(join(root, path), { recursive: true, force: true })
      git(root, 'rm', '--quiet', '-r', '--cached', '--ignore-unmatch', path)
      const id = mode === '160000' ? git(root, 'rev-parse', 'HEAD') : git(root, 'rev-parse', `HEAD:${FILE}`)
      git(root, 'update-index', '--add', '--cacheinfo', `${mode},${id},${path}`)
      git(root, 'commit', '--quiet', '-m', 'x')
      expect(await codes(root)).toContain(`${path} mode`)
    }
  },
)

test('a change that is not committed yet is compared too', async () => {
  const root = changed(inTurn(edit(FIRST, ''), remove(DOCUMENT)), false)
  expect(await codes(root, 'HEAD')).toEqual([`${FILE} step-changed`, `${DOCUMENT} document-removed`])
  expect(await codes(changed(edit(SECOND, SECOND + LATER), false), 'HEAD')).toEqual([])
})

test('what others added to the base since is not missing in the change', async () => {
  const root = changed(edit(SECOND, SECOND + LATER))
  git(root, 'checkout', '--quiet', 'main')
  writeFiles(root, {
    'cases/2026-0007.md': CASE,
    'cases/2026-0007/a.txt': 'x',
    'cases/2026-0002.md': BASE_FILES['cases/2026-0002.md'].replace(SECOND, SECOND + LATER),
  })
  commit(root)
  git(root, 'checkout', '--quiet', 'change')
  expect(await codes(root)).toEqual([])
  // Unless the change took it over and dropped it again.
  git(root, 'merge', '--quiet', '-s', 'ours', '-m', 'x', 'main')
  expect(await codes(root)).toEqual([
    'cases/2026-0002.md step-removed',
    'cases/2026-0007.md case-removed',
    'cases/2026-0007/a.txt document-removed',
  ])
})

test('a history that shares nothing with the base is compared with the base itself', async () => {
  const root = changed((root) => {
    git(root, 'checkout', '--quiet', '--orphan', 'new')
    git(root, 'rm', '--quiet', '-f', FILE)
    git(root, 'commit', '--quiet', '-m', 'x')
  }, false)
  expect(await codes(root)).toEqual([`${FILE} case-removed`])
})

test('a register in a folder of a larger repository is kept as well', async () => {
  const outer = temporaryFolder('outer')
  const root = join(outer, 'klachten register')
  cpSync(template, root, { recursive: true, filter: (path) => !path.endsWith('.git') })
  mkdirSync(join(outer, 'cases'))
  writeFileSync(join(outer, 'cases/2020-0001.md'), CASE)
  git(outer, 'init', '--quiet', '--initial-branch=main')
  commit(outer)
  expect(await codes(root, 'HEAD')).toEqual([])
  rmSync(join(root, FILE))
  rmSync(join(outer, 'cases/2020-0001.md'))
  expect(await codes(root, 'HEAD')).toEqual([`${FILE} case-removed`])
})

test('a correction counts when a new policy version is dated before the receipt of a case', async () => {
  const corrected = `${SECOND}  - { on: 2026-11-20, step: corrected, by: anna-jansen, field: received, from: 2026-11-03, to: 2026-11-19, reason: post }\n`
  const root = changed(edit(SECOND, corrected))
  git(root, 'checkout', '--quiet', '-b', 'later')
  writeFiles(root, { 'site/policy/2026-11-10/terms.yml': TERMS })
  commit(root)
  expect(await codes(root, 'change')).toEqual(['site/policy/2026-11-10/terms.yml policy-backdated'])
})

test('a problem stands at its step', async () => {
  const [problem] = await keptProblems(changed(edit('on: 2026-11-06', 'on: 2026-11-07')), 'main', TODAY)
  expect(problem).toEqual({
    file: FILE,
    line: 15,
    column: 5,
    field: 'steps[1]',
    code: 'step-changed',
    message: {
      en: 'the step "complainant-contacted" of 2026-11-06 was changed or removed. Put it back, and add a step "corrected" or "retracted" at the end',
      nl: 'de stap "complainant-contacted" van 2026-11-06 is veranderd of weggehaald. Zet hem terug, en voeg onderaan een stap "corrected" of "retracted" toe',
    },
  })
})

test.each([
  '',
  'nowhere',
  '0000000000000000000000000000000000000000',
  '--help',
  '-h',
  'main..change',
  `main:${FILE}`,
  'main^{tree}',
  '@{-9}',
  '$(id)',
  'a b',
])('a base %j that is no commit cannot be compared with, and says so', async (base) => {
  await expect(keptProblems(template, base, TODAY)).rejects.toThrow(CouldNotRun)
})

test('outside a Git repository nothing can be compared, and it says so', async () => {
  const root = registerFolder(BASE_FILES)
  await expect(keptProblems(root, 'main', TODAY)).rejects.toThrow(CouldNotRun)
})
