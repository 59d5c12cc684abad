// Files that npm, Node, Vite or Git reads of its own accord in place of what is locked: with one of them the mail password goes to
// whoever wrote it, though no line of the code has changed. This project needs none of them, so they are refused.
import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isOfACase } from '../../procedure/history.ts'
import type { Problem } from '../../procedure/problem.ts'
import type { Sentence } from '../../procedure/sentence.ts'
import { problem } from './reading.ts'

/** What a file at the top of the repository does, by its name in small letters: some disks know no capitals. */
const AT_THE_TOP: readonly (readonly [name: RegExp, does: Sentence])[] = [
  [
    /^npm-shrinkwrap\.json$/,
    {
      en: 'npm installs what stands here, and not what package-lock.json says',
      nl: 'npm installeert wat hier staat, en niet wat package-lock.json zegt',
    },
  ],
  [
    /^\.npmrc$/,
    {
      en: 'npm takes its settings from here, such as the address from which it installs',
      nl: 'npm haalt hier zijn instellingen vandaan, zoals het adres waarvandaan het installeert',
    },
  ],
  [/^yarn\.lock$/, { en: 'npm takes the addresses of packages from here too', nl: 'npm haalt ook hier de adressen van pakketten vandaan' }],
  [
    /^binding\.gyp$/,
    {
      en: 'npm builds and runs what is described here while it installs',
      nl: 'npm bouwt tijdens het installeren wat hier is beschreven, en voert het uit',
    },
  ],
  [
    /^\.env(?:\..*)?$/,
    {
      en: 'the build of the public page takes settings from here, and a password may stand in it',
      nl: 'de openbare pagina haalt hier bij het bouwen instellingen vandaan, en er kan een wachtwoord in staan',
    },
  ],
  [/^\.gitmodules$/, { en: 'Git fetches other repositories for it', nl: 'Git haalt hiervoor andere repositories op' }],
]

/** Why a file, by its path from the root, is refused; null where it may lie there. */
function overrides(path: string): Sentence | null {
  const parts = path.toLowerCase().split('/')
  if (parts.includes('node_modules'))
    return isOfACase(path)
      ? null
      : {
          en: 'Node takes packages from here, and not those that package-lock.json names',
          nl: 'Node haalt pakketten hiervandaan, en niet die uit package-lock.json',
        }
  return parts.length === 1 ? (AT_THE_TOP.find(([name]) => name.test(parts[0] ?? ''))?.[1] ?? null) : null
}

/** A problem for each file, given by its path from the root of the register, that would be read in place of what is locked. */
export function overridingProblems(paths: readonly string[]): Problem[] {
  return paths.flatMap((path) => {
    const does = overrides(path)
    return does
      ? problem(path, 'overrides', {
          en: `${does.en}. Take it out of this change: nothing here needs such a file`,
          nl: `${does.nl}. Haal het uit deze wijziging: niets heeft hier zo'n bestand nodig`,
        })
      : []
  })
}

/**
 * The paths by which such a file is found on the disk, without Git: what lies at the top, but for the packages that npm puts there
 * itself, and what is called node_modules inside the folders of the code.
 */
export function pathsOnDisk(root: string): string[] {
  return entriesOf(root).flatMap((entry) => {
    if (CODE.includes(entry.name)) return [entry.name, ...packagesBelow(root, entry.name)]
    return entry.name === 'node_modules' ? [] : [entry.name]
  })
}

const CODE = ['scripts', 'site']

function packagesBelow(root: string, path: string): string[] {
  return entriesOf(join(root, path)).flatMap((entry) => {
    const below = `${path}/${entry.name}`
    if (entry.name.toLowerCase() === 'node_modules') return [below]
    return entry.isDirectory() ? packagesBelow(root, below) : []
  })
}

/** What a folder holds; nothing where it is none. */
function entriesOf(folder: string): Dirent[] {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder, { withFileTypes: true }) : []
}
