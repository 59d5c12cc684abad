// Who must approve a change of a file, as GitHub reads CODEOWNERS: the last line that matches wins, and a line without an owner
// takes the file from everybody. A file of comments alone has no errors and owns nothing.
// Source: docs.github.com, "About code owners".

/** What runs, decides or is published, and what npm, Node, Git and Astro would read if it were there: all of it needs an owner. */
const CODE = [
  '.github/CODEOWNERS',
  '.github/workflows/nightly.yml',
  '.github/workflows/new.yml',
  '.ci/run',
  '.env',
  '.gitattributes',
  '.gitmodules',
  '.node-version',
  '.npmrc',
  'README.md',
  // No case, although they lie there: Git reads its own files in every folder.
  'cases/.gitattributes',
  'cases/2026-0001/.gitignore',
  'cases/README.md',
  'astro.config.mjs',
  'npm-shrinkwrap.json',
  'organisation.yml',
  'package-lock.json',
  'package.json',
  'scripts/check.ts',
  'scripts/io/mail/mail.ts',
  // Who puts a key here can read every case.
  'site/keys/anna-jansen.txt',
  'site/keys/register.pub',
  'site/pages/index.astro',
  'site/policy/2014-11-06/terms.yml',
  'new-file',
  'new/folder/file.ts',
]

/** What staff change every day. */
const CASES = ['cases/2026-0001.md', 'cases/2026-0001/letter.pdf']

/** The owners of a path; empty where nobody owns it. */
export function ownersOf(text: string, path: string): string[] {
  return linesOf(text).findLast(({ pattern }) => matches(pattern, path))?.owners ?? []
}

/** The teams of an account of GitHub that own the code, by slug. */
export function owningTeams(text: string, account: string): string[] {
  const start = `@${account}/`.toLowerCase()
  return ownersOf(text, 'scripts/check.ts').flatMap((owner) =>
    owner.toLowerCase().startsWith(start) ? [owner.slice(start.length).toLowerCase()] : [],
  )
}

/** What is owned by nobody and should be, or the other way round: one sentence each, at most two. */
export function codeOwnersWrong(text: string | null): string[] {
  if (text === null) return ['there is no .github/CODEOWNERS']
  const free = CODE.filter((path) => ownersOf(text, path).length === 0)
  const held = CASES.filter((path) => ownersOf(text, path).length > 0)
  return [
    ...(free.length ? [`${free.length === CODE.length ? 'nothing has an owner' : `nobody owns ${named(free)}`}`] : []),
    ...(held.length ? [`somebody owns ${named(held)}: each step of a case would wait for an approval`] : []),
  ]
}

function named([first, ...rest]: readonly string[]): string {
  return rest.length ? `${first} and ${rest.length} more` : `${first}`
}

function linesOf(text: string): { pattern: string; owners: string[] }[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/)
    // GitHub skips lines with what .gitignore knows and CODEOWNERS does not.
    return !pattern || /^!|[[\]]/.test(pattern) ? [] : [{ pattern, owners: owners.filter((owner) => owner.includes('@')) }]
  })
}

const GLOBS: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' }

/** As .gitignore does, but that `folder/*` does not reach below the folder. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.slice(0, -1).includes('/')
  const body = pattern.replace(/^\/|\/$/g, '').replace(/\*\*\/|\*\*|[*?]|[^\w/-]/g, (part) => GLOBS[part] ?? `\\${part}`)
  const below = pattern.endsWith('/') ? '/.*' : anchored && pattern.endsWith('/*') ? '' : '(?:/.*)?'
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body}${below}$`).test(path)
}
