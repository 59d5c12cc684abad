// The types of the .astro files, which TypeScript does not read: each is written as TSX below .astro/types, tsc checks that, and
// what it finds is told at its place in the .astro file. `node site/astro-types.ts` is part of `npm test`.
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { type ConvertToTsxResult, convertToTsx } from '@astrojs/astro2tsx'

const FOLDER = '.astro/types'

/**
 * The project's own settings, for TSX. Astro finds `./Line.astro` and styles as a bundler does; `rootDirs` lays the TSX over the
 * sources, so that an import leads where that of the .astro file does.
 */
const SETTINGS = {
  extends: '../../tsconfig.json',
  compilerOptions: {
    module: 'Preserve',
    moduleResolution: 'Bundler',
    jsx: 'preserve',
    jsxImportSource: 'astro',
    rootDirs: ['../..', '.'],
    types: ['node', 'astro/env'],
  },
  include: ['**/*.tsx'],
  exclude: [],
}

interface Converted extends ConvertToTsxResult {
  /** Below the root, with slashes: `site/pages/index.astro`. */
  readonly file: string
  readonly source: string
}

/**
 * Every error in the .astro files of `root`/site as `site/pages/index.astro:5:11 error TS2551: …`; line and column count from 1.
 * Empty where there is none. Writes below `root`/.astro. Throws where there is no .astro file, or where tsc cannot run.
 */
export function astroErrors(root: string): string[] {
  const files = new Map(globSync('site/**/*.astro', { cwd: root }).map((name) => [slashed(name), converted(root, slashed(name))]))
  if (!files.size) throw new Error(`there is no .astro file below ${join(root, 'site')}`)
  rmSync(join(root, FOLDER), { recursive: true, force: true })
  for (const { file, code } of files.values()) write(join(root, FOLDER, `${file}.tsx`), code)
  write(join(root, FOLDER, 'tsconfig.json'), JSON.stringify(SETTINGS, null, 2))
  const broken = [...files.values()].flatMap(syntaxErrors)
  return broken.length ? broken : typeErrors(root, files)
}

function converted(root: string, file: string): Converted {
  const source = readFileSync(join(root, file), 'utf8')
  return { file, source, ...convertToTsx(source, { filename: file }) }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function syntaxErrors({ file, source, diagnostics }: Converted): string[] {
  return diagnostics.map(({ message, position }) => `${file}:${placeIn(source, position.start)} error: ${message}`)
}

/** What tsc finds in the TSX. An error in a .ts file that a page imports stays as tsc tells it. */
function typeErrors(root: string, files: ReadonlyMap<string, Converted>): string[] {
  const tsc = join(import.meta.dirname, '../node_modules/typescript/bin/tsc')
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', FOLDER, '--pretty', 'false'], { cwd: root, encoding: 'utf8' })
  if (status === 0) return []
  // An error is a line, and further lines of it are indented.
  const errors = stdout
    .trimEnd()
    .split(/\n(?! )/)
    .filter(Boolean)
  if (!errors.length) throw new Error(`tsc could not check the .astro files: ${stderr}`)
  return errors.map((error) => {
    const [, path = '', line, column, rest] = /^(.+?)\((\d+),(\d+)\): (.*)$/s.exec(error) ?? []
    const page = files.get(slashed(relative(FOLDER, path)).replace(/\.tsx$/, ''))
    return page ? `${page.file}:${sourcePlace(page, Number(line), Number(column))} ${rest}` : error
  })
}

/** Line and column in the .astro file for a place in its TSX; the start of the file for what the conversion added. */
function sourcePlace({ code, source, mappings }: Converted, line: number, column: number): string {
  const offset =
    code
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length +
    (line > 1 ? 1 : 0) +
    column -
    1
  const span = mappings.find(([start, length]) => start <= offset && offset < start + length)
  return placeIn(source, span ? span[2] + Math.min(offset - span[0], span[3]) : 0)
}

function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

function slashed(path: string): string {
  return path.replaceAll(sep, '/')
}

if (import.meta.main) {
  const errors = astroErrors(process.cwd())
  for (const error of errors) console.error(error)
  process.exitCode = errors.length ? 1 : 0
}
