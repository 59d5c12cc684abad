// The commands of docs/sealed-pages.md open what is sealed, as they stand there. The library of age stands in for its program, which npm does
// not have; with age 1.3.2 they were tried by hand.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Encrypter } from 'age-encryption'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarDate } from './procedure/calendar.ts'
import type { ToSeal } from './publishing/pages-to-seal.ts'
import { type SealedBuild, sealRegister } from './publishing/seal-register.ts'
import { type KeyPair, newKeyPair } from './sealing/sealed-file.ts'
import { removeTemporaryFolders, temporaryFolder } from './testing/register-folder.ts'
import { filesIn, readAs } from './testing/sealed-register.ts'
import { placeOf, type Readers } from './views/page-readers.ts'

const [COMMANDS = ''] = /(?<=```sh\n)page="2026-0014\/"\n.*?(?=```)/s.exec(readFileSync('docs/sealed-pages.md', 'utf8')) ?? []
const WORDS = 'appel-boom-fiets'
/** `age -d FILE` with words, `age -d -i KEY FILE`, and `age-keygen -y KEY`. */
const PROGRAM = `
import { readFileSync } from 'node:fs'
import { Decrypter, identityToRecipient } from '${join(process.cwd(), 'node_modules/age-encryption/dist/index.js')}'
const asked = process.argv.slice(2)
const key = (file) => readFileSync(file, 'utf8').trim()
if (asked[0] === '-y') console.log(await identityToRecipient(key(asked[1])))
else {
  const decrypter = new Decrypter()
  if (asked[1] === '-i') decrypter.addIdentity(key(asked[2]))
  else decrypter.addPassphrase(process.env.WORDS)
  process.stdout.write(await decrypter.decrypt(readFileSync(asked.at(-1))))
}
`

const home = temporaryFolder('home')
const sealed = join(temporaryFolder('site'), 'sealed')
const READERS: Readers = { staff: ['anna-jansen'], trainers: ['peter-smit'], involved: new Map([['2026-0014', ['peter-smit']]]) }
const PAGES = {
  '2026-0014/index.html': '<html><head></head><body>Voor medewerkers</body></html>',
  'trainers/2026-0014/index.html': '<html><head></head><body>Voor de trainer</body></html>',
  'documents/2026-0014/offerte.pdf': 'Een offerte',
}
let anna: KeyPair
let peter: KeyPair
let toSeal: SealedBuild

beforeAll(async () => {
  ;[anna, peter] = (await Promise.all([newKeyPair(), newKeyPair()])) as [KeyPair, KeyPair]
  const pages = Object.entries(PAGES).map(([path, text], index): ToSeal => {
    const file = join(home, `page-${index}`)
    writeFileSync(file, text)
    return { ...placeOf(path, READERS)!, file, type: path.endsWith('.html') ? 'text/html' : 'application/octet-stream' }
  })
  const person = (id: string, role: 'staff' | 'trainer', { recipient }: KeyPair) => ({ id, name: id, role, keys: [recipient] })
  const people = [person('anna-jansen', 'staff', anna), person('peter-smit', 'trainer', peter)]
  const build = { built: '2026-11-24T18:14:03Z', commit: null, day: '2026-11-24' as CalendarDate }
  toSeal = { build, pages, readers: READERS, people, formsToken: null }
  await sealRegister(toSeal, sealed, () => {}, new AbortController().signal)

  mkdirSync(join(home, 'bin'))
  writeFileSync(join(home, 'age.mjs'), PROGRAM)
  for (const name of ['age', 'age-keygen']) {
    writeFileSync(join(home, 'bin', name), `#!/bin/sh\nexec '${process.execPath}' '${join(home, 'age.mjs')}' "$@"\n`)
    chmodSync(join(home, 'bin', name), 0o755)
  }
})
afterAll(removeTemporaryFolders)

/** What the commands print, run in the folder of sealed files by somebody who has the key file and the words of `key`. */
async function opened(key: KeyPair, page: string): Promise<{ printed: string; text: string }> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(WORDS)
  encrypter.setScryptWorkFactor(10)
  writeFileSync(join(home, 'key-file.age'), await encrypter.encrypt(key.identity))
  const printed = execFileSync('sh', ['-eu', '-c', COMMANDS.replace('"2026-0014/"', `"${page}"`)], {
    cwd: sealed,
    env: { HOME: home, PATH: `${join(home, 'bin')}:${process.env.PATH}`, WORDS },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { printed, text: readFileSync(join(sealed, 'page.html'), 'utf8') }
}

test('the commands of the document open a document for a member of staff, and for a trainer the own page', async () => {
  const { printed, text } = await opened(anna, 'documents/2026-0014/offerte.pdf')
  expect(text).toBe('Een offerte')
  const [found, meant] = printed.trim().split('\n')
  expect(found?.slice(0, 64)).toBe(meant)
  const page = (await opened(peter, '2026-0014/')).text
  expect(page).toMatch(/^<html><head><meta name="sealed-page" content="2026-0014\/ 2026-11-24T.*Voor de trainer<\/body><\/html> +$/)
})

test('the contents of the staff are as long with a token for their forms as without, and a trainer has none', async () => {
  const contentsWith = async (formsToken: string | null) => {
    const folder = join(temporaryFolder('site'), 'sealed')
    await sealRegister({ ...toSeal, formsToken }, folder, () => {}, new AbortController().signal)
    const [staff, trainer] = await Promise.all([anna, peter].map((key) => readAs(key, filesIn(folder))))
    expect(trainer!.contents.formsToken).toBeUndefined()
    return { files: filesIn(folder).size, length: JSON.stringify(staff!.contents).length, token: staff!.contents.formsToken?.trim() }
  }
  const [without, token, longest] = await Promise.all([null, 'github_pat_x', 'x'.repeat(255)].map(contentsWith))
  expect([without, token, longest].map((one) => one!.token)).toEqual(['', 'github_pat_x', 'x'.repeat(255)])
  for (const one of [token, longest]) expect(one).toMatchObject({ files: without!.files, length: without!.length })
})

test('the commands open nothing for somebody who is no reader', async () => {
  await expect(opened(await newKeyPair(), '2026-0014/')).rejects.toThrow()
})
