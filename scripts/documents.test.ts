// The documents and the tree tell the same: what a document names exists, and what a newcomer must find is named.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }

const root = join(import.meta.dirname, '..')
const DOCUMENTS = [
  'README.md',
  'cases/README.md',
  'docs/development.md',
  'docs/running-on-github.md',
  'docs/sealed-pages.md',
  'docs/register-lezen.md',
]
const TEXTS = new Map(DOCUMENTS.map((document) => [document, readFileSync(join(root, document), 'utf8')]))
const README = TEXTS.get('README.md') ?? ''

/** The files of the repository, new ones included, and those that were removed left out. */
const FILES = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file && existsSync(join(root, file)))

/** Every folder that holds a file of its own, with a slash at the end. */
const FOLDERS = [...new Set(FILES.map((file) => `${dirname(file)}/`))].filter((folder) => folder !== './')

/** All matches of the first group of `pattern` in a text. */
function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, match = '']) => match)
}

/** The rows of the map: the folders of a row, and the file to read first. */
const MAP = (/^## The map of the house$(.*?)^## /ms.exec(README)?.[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, folders = '', , first = ''] = line.split('|')
    return { folders: found(folders, /`([^`]+)`/g), first: found(first, /`([^`]+)`/g)[0] ?? '' }
  })

describe('the README', () => {
  test('is read in one sitting: at most 150 lines', () => {
    expect(README.trimEnd().split('\n').length).toBeLessThanOrEqual(150)
  })

  test('its map names no folder that is not there', () => {
    const named = MAP.flatMap(({ folders }) => folders)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((folder) => !FILES.some((file) => file.startsWith(folder)))).toEqual([])
  })

  test('its map leaves no folder out, but those inside one that the map does not divide', () => {
    const named = MAP.flatMap(({ folders }) => folders)
    const divided = (folder: string) => named.some((other) => other !== folder && other.startsWith(folder))
    const covered = (folder: string) => named.some((other) => folder === other || (folder.startsWith(other) && !divided(other)))
    expect(FOLDERS.filter((folder) => !covered(folder))).toEqual([])
  })

  test.each(MAP.map(({ folders, first }) => [folders.join(' '), first, folders] as const))(
    'its map sends the reader of %s to %s, which is there',
    (_row, first, folders) => {
      expect(FILES).toContain(first)
      expect(folders.some((folder) => first.startsWith(folder) || first === `${folder.slice(0, -1)}.test.ts`)).toBe(true)
    },
  )
})

describe.each([...TEXTS])('%s', (document, text) => {
  test('names no file or folder that does not exist', () => {
    const paths = found(text, /(?<![\w./<>-])((?:scripts|site|docs|\.github|\.ci)\/(?:[\w./-]|\[\w+\])*)/g).map((path) =>
      path.replace(/\.$/, ''),
    )
    const names = found(text, /`([\w.[\]-]+\.(?:ts|yml|md|astro|css|json|mjs))`/g).filter((name) => !/^\d{4}-\d{4}\.md$/.test(name))
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
    expect(paths.filter((path) => !FILES.some((file) => file === path || file.startsWith(path)))).toEqual([])
    expect(names.filter((name) => !FILES.some((file) => file === name || file.endsWith(`/${name}`)) && !ignored.includes(name))).toEqual([])
  })

  test('has no link that leads nowhere', () => {
    const broken = found(text, /\]\(((?!https?:)[^)]+)\)/g).filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path ? normalize(join(dirname(document), path)) : document
      return !FILES.includes(target) || (anchor !== undefined && !headings(readFileSync(join(root, target), 'utf8')).includes(anchor))
    })
    expect(broken).toEqual([])
  })
})

/** The anchors that GitHub gives to the headings of a document. */
function headings(text: string): string[] {
  return found(text, /^#{1,6} (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

test('every command of package.json is in the documents, and every command in the documents is in package.json', () => {
  const named = [...TEXTS.values()].flatMap((text) => found(text, /\bnpm (?:run (?:-s )?|(?=start\b|test\b))([a-z-]+(?::[a-z]+)?)/g))
  expect([...new Set(named)].sort()).toEqual(Object.keys(packageJson.scripts).sort())
})
