import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CASE, STEPS } from '../../testing/invented-case.ts'
import { TERMS } from '../../testing/invented-organisation.ts'
import { registerFolder, removeTemporaryFolders, temporaryFolder } from '../../testing/register-folder.ts'
import { CouldNotRun } from '../command.ts'
import { knownBreaks, withoutKnown } from './known-breaks.ts'
import { mainOf, verifyMain } from './verify-main.ts'

afterAll(removeTemporaryFolders)

const FILE = 'cases/2026-0001.md'
const DOCUMENT = 'cases/2026-0001/brief.txt'
const POLICY = 'site/policy/2014-11-06/terms.yml'
const LATER = CASE.replace(STEPS, `${STEPS}  - { on: 2026-11-07, step: background-reviewed, by: anna-jansen }\n`)

function git(root: string, args: readonly string[], at = '2026-11-20T09:00:00Z'): string {
  const settings = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgSign=false']
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_DATE: at,
  }
  return execFileSync('git', [...settings, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env }).trim()
}

function commit(root: string, at?: string): void {
  git(root, ['add', '--all', '--force'], at)
  git(root, ['commit', '--quiet', '--allow-empty', '-m', 'x'], at)
}

// One repository, copied for every test.
const template = registerFolder({ [FILE]: CASE, [DOCUMENT]: 'Geachte heer,\n', 'cases/2026-0002.md': CASE })
git(template, ['init', '--quiet', '--initial-branch=main'])
commit(template)

type Change = (root: string) => void
const put =
  (path: string, text: string): Change =>
  (root) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
const edit = (from: string, to: string) => put(FILE, CASE.replace(from, to))
const remove =
  (path: string): Change =>
  (root) =>
    rmSync(join(root, path), { recursive: true })
const committed =
  (at: string, change: Change): Change =>
  (root) => {
    change(root)
    commit(root, at)
  }

/** A copy of the register with one commit on main for each change. */
function history(...changes: readonly Change[]): string {
  const root = temporaryFolder('history')
  cpSync(template, root, { recursive: true })
  for (const change of changes) {
    change(root)
    commit(root)
  }
  return root
}

/** As the command does it. */
async function verified(root: string) {
  const main = await mainOf(root)
  return withoutKnown(await verifyMain(root, main, 'Europe/Amsterdam'), await knownBreaks(root, main))
}

/** What was found: which commit after the first, the file, and what was done. */
async function found(root: string): Promise<string[]> {
  const ids = git(root, ['rev-list', '--first-parent', '--reverse', 'main']).split('\n')
  const { broken } = await verified(root)
  return broken.map(({ commit: id, file, what }) => `${ids.indexOf(id)} ${file} ${what}`)
}

const corrected = CASE.replace('Jan de Vries', 'Jan de Vriess').replace(
  STEPS,
  `${STEPS}  - { on: 2026-11-09, step: corrected, by: anna-jansen, field: complainant.name, from: Jan de Vries, to: Jan de Vriess, reason: typefout }\n`,
)

describe('nothing is found in a history', () => {
  test.concurrent.each<[what: string, changes: Change[]]>([
    [
      'of steps, documents, corrections and later policies',
      [put(FILE, LATER), put('cases/2026-0001/b.txt', 'x'), put('site/policy/2027-01-01/terms.yml', TERMS)],
    ],
    [
      'of a correction in the open and a new address',
      [put(FILE, corrected), put(FILE, corrected.replace('jan@example.org', 'jan.d@example.org'))],
    ],
    [
      'that changes code and makes a case executable',
      [put('scripts/x.ts', 'x'), (root) => git(root, ['update-index', '--chmod=+x', FILE])],
    ],
    [
      'of a document whose name no machine should have to hold, and that was given a good one',
      [
        put('cases/2026-0001/Re: a.txt', 'x'),
        (root) => renameSync(join(root, 'cases/2026-0001/Re: a.txt'), join(root, 'cases/2026-0001/Re a.txt')),
      ],
    ],
    [
      'of a branch that broke something and mended it before it was merged',
      [
        (root) => {
          git(root, ['checkout', '--quiet', '-b', 'work'])
          for (const change of [remove(FILE), put(FILE, LATER)]) committed('2026-11-20T09:00:00Z', change)(root)
          git(root, ['checkout', '--quiet', 'main'])
          git(root, ['merge', '--quiet', '--no-ff', '-m', 'x', 'work'])
        },
      ],
    ],
  ])('%s', async (_what, changes) => {
    expect(await found(history(...changes))).toEqual([])
  })
})

describe('what was done is found, with its commit, in a history', () => {
  const dropped: Change = (root) => {
    git(root, ['checkout', '--quiet', '-b', 'work'])
    committed('2026-11-20T09:00:00Z', put('cases/2026-0003.md', CASE))(root)
    git(root, ['checkout', '--quiet', 'main'])
    committed('2026-11-20T09:00:00Z', put(FILE, LATER))(root)
    git(root, ['merge', '--quiet', '--no-ff', '--no-commit', 'work'])
    put(FILE, CASE)(root)
  }
  test.concurrent.each<[what: string, changes: Change[], expected: string[]]>([
    ['that removed a case and put it back as it was', [remove(FILE), put(FILE, CASE)], [`1 ${FILE} this case was removed or renamed`]],
    [
      'that renamed a case',
      [(root) => renameSync(join(root, FILE), join(root, 'cases/2026-0009.md'))],
      [`1 ${FILE} this case was removed or renamed`],
    ],
    ['that took a step out and put it back', [put(FILE, LATER), put(FILE, CASE), put(FILE, LATER)], [`2 ${FILE} a step was removed`]],
    [
      'that changed a step',
      [put(FILE, LATER), put(FILE, LATER.replace('2026-11-05', '2026-11-04'))],
      [`2 ${FILE} a step was changed or removed`],
    ],
    ['that moved the day of receipt', [edit('received: 2026-11-03', 'received: 2026-11-04')], [`1 ${FILE} the day of receipt was moved`]],
    ['that changed a name in silence', [edit('Jan de Vries', 'Jan')], [`1 ${FILE} what the complainant said was changed in silence`]],
    ['that changed the words', [edit('In zijn', 'In onze')], [`1 ${FILE} the text below the fields was changed`]],
    [
      'that made a case unreadable first, and took a step out then',
      [put(FILE, LATER), put(FILE, 'x'), put('README.md', 'x'), put(FILE, CASE)],
      [`4 ${FILE} a step was removed`],
    ],
    ['that changed a document', [put(DOCUMENT, 'Geachte mevrouw,\n')], [`1 ${DOCUMENT} this document was changed`]],
    [
      'that removed a document, behind an attribute',
      [put('.gitattributes', '* -diff\n'), remove(DOCUMENT)],
      [`2 ${DOCUMENT} this document was removed or renamed`],
    ],
    [
      'that made a document a link',
      [
        (root) => {
          remove(DOCUMENT)(root)
          symlinkSync('/etc/hostname', join(root, DOCUMENT))
        },
      ],
      [
        `1 ${DOCUMENT} a link or another repository was put here`,
        `1 ${DOCUMENT} this document was replaced by a link or another repository`,
      ],
    ],
    [
      'that changed the policy in force',
      [put(POLICY, TERMS.replace('14', '28'))],
      [`1 ${POLICY} this policy was changed while it was in force`],
    ],
    [
      'that changed a policy once it was in force, in a commit dated back to before',
      [
        committed('2026-11-22T09:00:00Z', put('site/policy/2026-11-21/terms.yml', TERMS)),
        committed('2026-11-20T09:00:00Z', put('site/policy/2026-11-21/terms.yml', TERMS.replace('14', '28'))),
      ],
      ['3 site/policy/2026-11-21/terms.yml this policy was changed while it was in force'],
    ],
    [
      'that brought a policy from before the cases',
      [put('site/policy/2026-11-02/terms.yml', TERMS)],
      ['1 site/policy/2026-11-02 this policy came into force before complaints that had already been received'],
    ],
    ['that put letters on main', [put('letters/2026-0001/x.md', 'x')], ['1 letters/2026-0001/x.md letters were put on main']],
    ['whose merge dropped what others had added', [dropped], [`2 ${FILE} a step was removed`]],
    [
      'of two breaks',
      [remove(DOCUMENT), remove(FILE)],
      [`1 ${DOCUMENT} this document was removed or renamed`, `2 ${FILE} this case was removed or renamed`],
    ],
  ])('%s', async (_what, changes, expected) => {
    expect(await found(history(...changes))).toEqual(expected)
  })
})

test.skipIf(!existsSync('cases/2026-0014.md'))('the invented cases may go, but not with a word of somebody’s own in them', async () => {
  const sample = readFileSync('cases/2026-0014.md', 'utf8')
  const path = 'cases/2026-0014.md'
  expect(await found(history(put(path, sample), remove(path)))).toEqual([])
  const worked = put(path, sample.replace('deze week', 'vandaag'))
  expect(await found(history(put(path, sample), worked, remove(path)))).toEqual([`3 ${path} this case was removed or renamed`])
})

test('a break that administrators have explained on main is told as known, and no other', async () => {
  const root = history(remove(FILE), remove(DOCUMENT))
  const [, first = '', second = ''] = git(root, ['rev-list', '--first-parent', '--reverse', 'main']).split('\n')
  const explain = (text: string) => committed('2026-11-20T09:00:00Z', put('.github/known-breaks.txt', text))(root)
  explain(`# ${first} by mistake\n${first.slice(0, 12)} by mistake\n${first}\n${first} # nothing\n`)
  expect(await found(root)).toHaveLength(2)
  explain(`${first} by mistake, put back\n`)
  const { broken, notes } = await verified(root)
  expect(broken.map((one) => one.commit)).toEqual([second])
  expect(notes).toEqual([`What ${first} did is known: .github/known-breaks.txt says why.`])
})

test('what the remote has counts, not what is checked out here', async () => {
  const remote = history(remove(FILE))
  const root = join(temporaryFolder('clone'), 'clone')
  git(temporaryFolder('x'), ['clone', '--quiet', `file://${remote}`, root])
  git(root, ['reset', '--quiet', '--hard', 'HEAD^'])
  expect((await verified(root)).broken).toHaveLength(1)
})

test('a clone without its whole history, a folder of a repository, and no repository at all cannot be verified', async () => {
  const shallow = join(temporaryFolder('shallow'), 'clone')
  git(temporaryFolder('x'), ['clone', '--quiet', '--depth=1', `file://${history(put(FILE, LATER))}`, shallow])
  await expect(verified(shallow)).rejects.toThrow(/git fetch --unshallow/)
  await expect(verified(join(template, 'cases'))).rejects.toThrow(CouldNotRun)
  await expect(verified(temporaryFolder('none'))).rejects.toThrow(CouldNotRun)
})
