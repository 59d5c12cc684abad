// For tests: the public site built from a copy of the repository, so that what is in the copy can be changed.
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const SOURCES = ['astro.config.mjs', 'organisation.yml', 'package.json', 'tsconfig.json', 'scripts', 'site']

export interface Build {
  /** The copy of the repository, without any cases. */
  readonly root: string
  /** What was built: `dist/` of the copy. */
  readonly dist: string
  /** The files of `dist`, by their path in it with slashes. */
  readonly files: ReadonlyMap<string, Buffer>
  readonly remove: () => void
}

/**
 * Builds the site in a new folder. `change` may first alter the copy; `environment` may hold SITE, BASE_PATH and TODAY; `config` is that of
 * another site than the public one. Rejects with what the build printed where it fails.
 */
export async function buildCopy(
  change: (root: string) => void = () => {},
  environment: Record<string, string> = {},
  config = 'astro.config.mjs',
): Promise<Build> {
  const root = mkdtempSync(join(tmpdir(), 'site-'))
  for (const source of SOURCES) cpSync(source, join(root, source), { recursive: true })
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  const remove = () => rmSync(root, { recursive: true, force: true })
  const dist = join(root, 'dist')
  try {
    change(root)
    await promisify(execFile)(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--config', config], {
      cwd: root,
      // The build must not believe that it runs inside a test.
      env: { ...withoutTestMarks(), TODAY: '2026-11-22', ...environment },
    })
  } catch (error) {
    remove()
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`the build failed: ${stdout}${stderr}`, { cause: error })
  }
  return { root, dist, files: filesOf(dist), remove }
}

const MARKS = ['NODE_ENV', 'VITEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'TEST']

/** The environment without what says that a test runs: a build takes it for what it is to build, and leaves out the policy of the pages. */
export function withoutTestMarks(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).map(([name, value]) => [name, MARKS.includes(name) || name.startsWith('VITEST_') ? undefined : value]),
  )
}

function filesOf(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return new Map(paths.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]))
}
