// What a pull request changes line by line, from real branches in a real repository.
import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { git } from '../../io/git/git.ts'
import { removeTemporaryFolders, writeFiles } from '../../testing/register-folder.ts'
import { type Change, type SharedRegister, sharedRegister } from '../../testing/shared-register.ts'
import { differenceOf, type FileDifference } from './difference.ts'
import { differenceHtml } from './difference-html.ts'

const LINES = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`)
const TEXT = `${LINES.join('\n')}\n`
const LARGE = 'x'.repeat(300 * 1024)
const FILE = 'cases/text.md'

let register: SharedRegister
beforeAll(async () => {
  register = await sharedRegister({ [FILE]: TEXT, 'cases/other.md': 'other\n', 'cases/photo.jpg': 'a\0b', 'cases/large.txt': LARGE })
})
afterAll(removeTemporaryFolders)

let branches = 0
async function changed(change: Change, most = 50): Promise<{ files: readonly FileDifference[]; more: number }> {
  const head = await register.push(`case/${++branches}`, change)
  return differenceOf(register.remote, (await git(register.remote, 'rev-parse', 'main')).trim(), head, most)
}

/** A file as `path status +added -removed`, and its lines as `before|after|sign text`. */
function told({ path, status, added, removed, hunks, noLines }: FileDifference): string[] {
  const lines = hunks.flatMap(({ skipped, lines: own }) => [
    ...(skipped ? [`${skipped} skipped`] : []),
    ...own.map(({ before, after, sign, text, isOpen }) => `${before ?? ''}|${after ?? ''}|${sign}${text}${isOpen ? ' (open)' : ''}`),
  ])
  return [`${path} ${status} +${added} -${removed}`, ...lines, ...(noLines ? [JSON.stringify(noLines)] : [])]
}

test.each<[what: string, change: Change, told: string[]]>([
  [
    'a line changed far from another that is new',
    { [FILE]: TEXT.replace('line 2\n', 'LINE 2\n').replace('line 29\n', 'line 29\nnew\n') },
    [
      `${FILE} modified +2 -1`,
      ...['1|1| line 1', '2||-line 2', '|2|+LINE 2', '3|3| line 3', '4|4| line 4', '5|5| line 5'],
      '21 skipped',
      ...['27|27| line 27', '28|28| line 28', '29|29| line 29', '|30|+new', '30|31| line 30'],
    ],
  ],
  ['a new file', { 'cases/new.md': 'a\nb\n' }, ['cases/new.md added +2 -0', '|1|+a', '|2|+b']],
  ['an empty new file', { 'cases/empty.md': '' }, ['cases/empty.md added +0 -0']],
  [
    'a removed file',
    (root) => void execFileSync('git', ['rm', '-q', 'cases/other.md'], { cwd: root }),
    ['cases/other.md removed +0 -1', '1||-other'],
  ],
  [
    'a last line that loses its line break',
    { 'cases/other.md': 'other' },
    ['cases/other.md modified +1 -1', '1||-other', '|1|+other (open)'],
  ],
  [
    'a line that looks like the head of a difference',
    { 'cases/other.md': '-- a\n@@ -1 +1 @@\nother\n' },
    ['cases/other.md modified +2 -0', '|1|+-- a', '|2|+@@ -1 +1 @@', '1|3| other'],
  ],
  ['a file that is no text, by its size', { 'cases/photo.jpg': 'a\0bcd' }, ['cases/photo.jpg modified +0 -0', '{"before":3,"after":5}']],
  [
    'a file that is too large, by its size',
    { 'cases/large.txt': `${LARGE}y` },
    ['cases/large.txt modified +0 -0', `{"before":${LARGE.length},"after":${LARGE.length + 1}}`],
  ],
  [
    'a change that is hidden from Git’s own difference',
    { 'cases/.gitattributes': '* -diff binary\n', 'cases/other.md': 'another\n' },
    ['cases/.gitattributes added +1 -0', '|1|+* -diff binary', 'cases/other.md modified +1 -1', '1||-other', '|1|+another'],
  ],
  [
    'a file made a link',
    (root) => {
      execFileSync('git', ['rm', '-q', 'cases/other.md'], { cwd: root })
      symlinkSync('/etc/hostname', join(root, 'cases/other.md'))
    },
    ['cases/other.md changed +1 -1', '1||-other', '|1|+/etc/hostname (open)'],
  ],
])('the difference shows %s', async (_what, change, lines) => {
  const { files, more } = await changed(change)
  expect(files.flatMap(told)).toEqual(lines)
  expect(more).toBe(0)
})

test('the difference counts the files that it does not show', async () => {
  const { files, more } = await changed((root) => writeFiles(root, { 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' }), 2)
  expect([files.map(({ path }) => path), more]).toEqual([['a.md', 'b.md'], 1])
})

test('two files with hardly a line in common are told of by their sizes', async () => {
  const words = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word} ${index}`).join('\n')
  await register.commit({ 'cases/apart.md': words('a') })
  const { files } = await changed({ 'cases/apart.md': words('b') })
  expect(files[0]?.noLines).toEqual({ before: words('a').length, after: words('b').length })
})

test('the page of a difference shows markup and signs that nobody sees as what they are, and folds what is long', async () => {
  const { files } = await changed({ 'cases/a.md': '<script>alert(1)</script> ::error:: \u202e\n', 'cases/b.md': 'x\n'.repeat(3000) })
  const html = differenceHtml(files, 2, 'nl')
  expect(html).toContain('<ins>&lt;script&gt;alert(1)&lt;/script&gt; ::error:: \ufffd</ins>')
  expect(html).not.toContain('<script')
  expect(html.match(/<details class="file"( open)?>/g)).toEqual(['<details class="file" open>', '<details class="file">'])
  expect(html).toContain('Nog 1000 regels; bekijk ze met git diff.')
  expect(html).toContain('En nog 2 bestanden')
})
