// What seal refuses, what it says of readers who came and went, and what it leaves behind when it fails or is ended.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { git } from './io/git/git.ts'
import { entryName } from './sealing/contents.ts'
import { type KeyPair, newKeyPair, openFile } from './sealing/sealed-file.ts'
import { removeTemporaryFolders, temporaryFolder } from './testing/register-folder.ts'
import { type Ended, runEntry } from './testing/run-entry.ts'
import { filesIn, readAs, samplesWithKeys } from './testing/sealed-register.ts'

const KEPT = ['2026-0001', '2026-0006', '2026-0014']
const BROKEN = '2026-0098'
const SECRET = 'Canary-7f3a-Wilhelmina'

afterAll(removeTemporaryFolders)

/** Some of the samples, with keys. */
async function someSamples(people: Readonly<Record<string, number>>) {
  const made = await samplesWithKeys(people)
  for (const name of readdirSync(join(made.root, 'cases')))
    if (!KEPT.includes(name.slice(0, 9))) rmSync(join(made.root, 'cases', name), { recursive: true })
  return made
}

/** Runs the command with a folder of its own for what it needs for a while. */
async function seal(root: string, out: string, temporary = temporaryFolder('sealing')): Promise<Ended & { temporary: string }> {
  return { ...(await runEntry('seal', ['--root', root, '--today', '2026-11-20', '--out', out], { TMPDIR: temporary })), temporary }
}

const commit = async (root: string) => {
  await git(root, 'add', '--all')
  await git(root, 'commit', '--quiet', '-m', 'Change the register')
}
const change = (file: string, from: string, to: string) => {
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}
const sealedIn = (out: string) => filesIn(join(out, 'staff/sealed'))

describe('readers who come and go', () => {
  const out = join(temporaryFolder('site'), 'out')
  const temporary = temporaryFolder('sealing')
  let root = ''
  let keys: Record<string, KeyPair[]>
  let annasNewKey: KeyPair
  let runs: Ended[]
  let before: Map<string, Buffer>
  let after: Map<string, Buffer>
  beforeAll(async () => {
    ;({ root, keys } = await someSamples({ 'anna-jansen': 1, 'bram-visser': 2, 'peter-smit': 1, 'mary-oconnor': 1 }))
    writeFileSync(join(root, `cases/${BROKEN}.md`), `---\nreceived: ${SECRET}\n---\n`)
    await git(root, 'init', '--quiet')
    await commit(root)
    // As a run leaves it behind that was killed without a word; no process has this number.
    mkdirSync(join(temporary, 'complaints-unsealed-4194305-x/pages'), { recursive: true })
    const first = await seal(root, out, temporary)
    before = sealedIn(out)

    change(join(root, 'organisation.yml'), 'github: bramvisser-example }', 'github: bramvisser-example, until: 2026-11-19 }')
    change(join(root, 'cases/2026-0001.md'), 'about: [peter-smit]', 'about: [mary-oconnor]')
    rmSync(join(root, 'site/keys/peter-smit.txt'))
    annasNewKey = await newKeyPair()
    writeFileSync(join(root, 'site/keys/anna-jansen.txt'), `${annasNewKey.recipient}\n`)
    await commit(root)
    runs = [first, await seal(root, out, temporary)]
    after = sealedIn(out)
  })

  test('the first build says that none is known before it', () => {
    expect(runs[0]!.output).toContain('Whose readers changed is not known: there is no last build to compare with.')
  })

  test('the next one says by number whose pages have other readers, and whether keys changed', () => {
    expect(runs[1]!.output.split('\n').filter((line) => line.startsWith('  '))).toEqual([
      '  overview, insight and every case: 1 reader removed',
      '  lists of trainers: 1 reader removed',
      '  2026-0001: 1 reader added, 1 removed',
      '  2026-0006: 1 reader removed',
      '  keys: 1 key added, 4 removed',
    ])
  })

  test('a case whose file cannot be used is named by its number, left out, and ends the command with 1; the rest is published', () => {
    for (const { exit, output } of runs) {
      expect(exit).toBe(1)
      expect(output).toContain(`Left out, because something of the case cannot be used: ${BROKEN}.`)
      expect(output).not.toContain(SECRET)
      expect(output).toMatch(/^Published: \d+ pages/m)
    }
  })

  test('who left, was taken off, or whose key was taken away opens nothing of the next build', async () => {
    const gone = [...keys['bram-visser']!, ...keys['peter-smit']!, ...keys['anna-jansen']!]
    for (const pair of gone) {
      expect(await readAs(pair, before)).not.toBeNull()
      expect(await readAs(pair, after)).toBeNull()
      for (const bytes of after.values()) await expect(openFile(bytes, pair.identity)).rejects.toThrow('sealed to others')
    }
    const pages = async (pair: KeyPair, files: Map<string, Buffer>) => Object.keys((await readAs(pair, files))!.contents.pages)
    expect(await pages(annasNewKey, after)).toContain('2026-0001/')
    const [mary] = keys['mary-oconnor']!
    expect(await pages(mary!, before)).not.toContain('2026-0001/')
    expect(await pages(mary!, after)).toContain('2026-0001/')
  })

  test('no file keeps its name but the entry of a key that stays, and none its bytes', async () => {
    const [mary] = keys['mary-oconnor']!
    const names = [...before.keys()].filter((name) => after.has(name))
    expect(names).toEqual([await entryName(mary!.recipient)])
    const bytes = new Set([...before.values()].map((each) => each.toString('latin1')))
    expect([...after.values()].filter((each) => bytes.has(each.toString('latin1')))).toEqual([])
  })

  test('nothing is left behind, also of a run that was killed before', () => {
    expect(readdirSync(temporary)).toEqual([])
    expect(readdirSync(dirname(out))).toEqual(['out'])
  })

  /** The process in whose command line all of these stand. */
  const processWith = (...words: string[]) => {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')
    return Number(
      lines
        .find((line) => words.every((word) => line.includes(word)))
        ?.trim()
        .split(' ')[0] ?? 0,
    )
  }

  test.each<[what: string, words: (folder: string) => string[], signal: NodeJS.Signals, said: string]>([
    ['ends when it is told to', () => ['scripts/seal.ts', out], 'SIGTERM', 'This was ended before it was done. Nothing was published.'],
    [
      'fails where the staff pages cannot be built',
      (folder) => [folder, 'site/staff/astro.config.mjs'],
      'SIGKILL',
      'The staff pages could not be built.',
    ],
  ])('a run that %s leaves nothing, and the last build where it was', async (_what, words, signal, said) => {
    const folder = temporaryFolder('sealing')
    const running = seal(root, out, folder)
    let builder = 0
    while (!builder) {
      await new Promise((next) => setTimeout(next, 20))
      builder = processWith(folder, 'site/staff/astro.config.mjs')
    }
    process.kill(processWith(...words(folder)), signal)
    const { exit, output } = await running
    expect(exit).toBe(2)
    expect(output).toContain(said)
    expect(processWith(folder)).toBe(0)
    expect(readdirSync(folder)).toEqual([])
    expect(readdirSync(dirname(out))).toEqual(['out'])
    expect(sealedIn(out)).toEqual(after)
  })
})

test('where nobody has a key the public site, the reader and the page to make a key are published, and no page of the register', async () => {
  const { root } = await someSamples({})
  const out = join(temporaryFolder('site'), 'below/out')
  const { exit, output } = await seal(root, out)
  expect(output).toContain('Nobody has a key yet, so no page of the register is published.')
  expect(exit).toBe(0)
  const files = [...filesIn(out).keys()]
  expect(files).toEqual(expect.arrayContaining(['index.html', '2014-11-06/index.html', 'staff/index.html', 'staff/build.json']))
  expect(files.filter((file) => file.endsWith('.age'))).toEqual([])
})

describe('nothing is written', () => {
  const root = samplesWithKeys({ 'anna-jansen': 1, 'peter-smit': 1 })
  const copied = async () => {
    const copy = temporaryFolder('register')
    cpSync((await root).root, copy, { recursive: true })
    return copy
  }

  test.each<[what: string, keys: Record<string, string | null>, said: RegExp]>([
    [
      'with a secret key in the register',
      { 'bram-visser': 'AGE-SECRET-KEY-PQ-1CANARY\n' },
      /^site\/keys\/bram-visser\.txt:1:1 .*private key/m,
    ],
    [
      'with a trainer who could read what nobody of the staff can',
      { 'anna-jansen': null },
      /^site\/keys\/peter-smit\.txt:1:1 .*nobody of the staff has one/m,
    ],
  ])('%s', async (_what, keys, said) => {
    const folder = await copied()
    for (const [id, text] of Object.entries(keys)) {
      const file = join(folder, `site/keys/${id}.txt`)
      if (text === null) rmSync(file)
      else writeFileSync(file, text)
    }
    const out = join(temporaryFolder('site'), 'out')
    const { exit, output, temporary } = await seal(folder, out)
    expect(output).toMatch(said)
    expect(output).not.toMatch(/CANARY/)
    expect(exit).toBe(1)
    expect(existsSync(out)).toBe(false)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('where the public site cannot be built, and what is wrong there is told: no case is near it', async () => {
    const folder = await copied()
    change(join(folder, 'site/policy/2014-11-06/nl.md'), 'Wij onderzoeken', 'Binnen drie dagen')
    const out = join(temporaryFolder('site'), 'out')
    const { exit, output, temporary } = await seal(folder, out)
    expect(output).toMatch(/The public site could not be built: .*site\/policy\/2014-11-06\/nl\.md:\d+:\d+ a number is typed here/s)
    expect(exit).toBe(2)
    expect(readdirSync(dirname(out))).toEqual([])
    expect(readdirSync(temporary)).toEqual([])
  })

  test('over what somebody else put there', async () => {
    const out = temporaryFolder('site')
    writeFileSync(join(out, 'brief.docx'), 'x')
    const { exit, output } = await seal((await root).root, out)
    expect(output).toContain('--out holds something that this command did not make')
    expect(exit).toBe(2)
    expect(readdirSync(out)).toEqual(['brief.docx'])
  })

  test.each(['"github_pat_Canary"', 'github_pat_Canary github_pat_Canary', `github_pat_${'x'.repeat(250)}`])(
    'with what cannot be a token for the forms, which is not repeated: %s',
    async (FORMS_TOKEN) => {
      const { exit, output } = await runEntry('seal', ['--out', temporaryFolder('site')], { FORMS_TOKEN })
      expect(output).toContain('FORMS_TOKEN is not a token of GitHub')
      expect(output).not.toContain(FORMS_TOKEN)
      expect(exit).toBe(2)
    },
  )

  test('without a folder to write to', async () => {
    expect(await runEntry('seal', [], {})).toMatchObject({ exit: 2, output: expect.stringContaining('--out needs the folder') })
  })
})
