import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { bech32 } from '@scure/base'
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, expect, test } from 'vitest'
import { registerFolder, removeTemporaryFolders } from '../../testing/register-folder.ts'
import { readOrganisation } from './organisation-file.ts'
import { READER_KEYS, readReaderKeys } from './reader-keys.ts'
import type { Reading } from './reading.ts'

afterAll(removeTemporaryFolders)

const identities = await Promise.all(Array.from({ length: 11 }, generateHybridIdentity))
const keys = await Promise.all(identities.map(identityToRecipient))
const [key = '', second = '', third = ''] = keys
const [secret = ''] = identities
const old = await identityToRecipient(await generateX25519Identity())

/** A whole key in which some bytes are others. */
function changed(from: number, to: number, byte: number): string {
  const bytes = Uint8Array.from(bech32.fromWords(bech32.decode(key as `age1pq1${string}`, false).words)).fill(byte, from, to)
  return bech32.encode('age1pq', bech32.toWords(bytes), false)
}

function folder(files: Readonly<Record<string, string>>): string {
  return registerFolder(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${READER_KEYS}/${name}`, text])))
}

function read(root: string) {
  const reading: Reading = { root, problems: [], files: 0 }
  return { keys: Object.fromEntries(readReaderKeys(reading, readOrganisation(root).organisation)), problems: reading.problems }
}

test('the keys of each person are read, notes and empty lines left out', () => {
  const found = read(
    folder({
      'anna-jansen.txt': `\uFEFF# laptop, 2026-11-24\r\n${key}\r\n\n# phone\n${second}\n`,
      'peter-smit.txt': third,
      'daan-smeets.txt': keys[3] ?? '',
      'register.pub': 'register ssh-ed25519 AAAA',
      '.DS_Store': 'x',
    }),
  )
  expect(found).toEqual({ keys: { 'anna-jansen': [key, second], 'daan-smeets': [keys[3]], 'peter-smit': [third] }, problems: [] })
})

test('a register without keys has none, and no problem', () => {
  expect(read(registerFolder())).toEqual({ keys: {}, problems: [] })
})

test.each<[what: string, files: Record<string, string>, code: string, line: number, remedy: RegExp]>([
  ['a private key', { 'anna-jansen.txt': `# mine\n${secret}\n` }, 'secret-key', 2, /never use it again/],
  ['a private key in small letters', { 'anna-jansen.txt': secret.toLowerCase() }, 'secret-key', 1, /never use it again/],
  ['a private key in a note', { 'anna-jansen.txt': `#${secret}\n${key}` }, 'secret-key', 1, /never use it again/],
  ['a private key of SSH', { 'anna-jansen.txt': '-----BEGIN OPENSSH PRIVATE KEY-----' }, 'secret-key', 1, /never use it again/],
  ['a key file that is text', { 'anna-jansen.txt': '-----BEGIN AGE ENCRYPTED FILE-----' }, 'key', 1, /make a new key/],
  ['a key file under its own name', { 'anna-jansen.age': 'age-encryption.org/v1\n' }, 'file-name', 1, /make a new key/],
  ['bytes that are no text', { 'anna-jansen.txt': 'age-encryption.org/v1\n\0' }, 'characters', 1, /make a new key/],
  ['an older key', { 'anna-jansen.txt': `${key}\n${old}` }, 'key', 2, /age1pq1/],
  ['a key for a security key', { 'anna-jansen.txt': `age1tag1${key.slice(7)}` }, 'key', 1, /age1pq1/],
  ['an SSH key', { 'anna-jansen.txt': 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHR0' }, 'key', 1, /age1pq1/],
  ['a key in capitals', { 'anna-jansen.txt': key.toUpperCase() }, 'key', 1, /once more/],
  ['a key that was cut off', { 'anna-jansen.txt': key.slice(0, -1) }, 'key', 1, /once more/],
  ['a key with a slip in it', { 'anna-jansen.txt': key.replace(/.$/, (end) => (end === 'q' ? 'p' : 'q')) }, 'key', 1, /once more/],
  ['a key of which one half is none', { 'anna-jansen.txt': changed(0, 1184, 255) }, 'key', 1, /once more/],
  ['a key of which the other half is none', { 'anna-jansen.txt': changed(1184, 1216, 0) }, 'key', 1, /once more/],
  ['a space before the key', { 'anna-jansen.txt': ` ${key}` }, 'key', 1, /without spaces/],
  ['a note behind the key', { 'anna-jansen.txt': `${key} # phone` }, 'key', 1, /a note begins with #/],
  ['a stray line end', { 'anna-jansen.txt': `# phone\r${key}` }, 'key', 1, /once more/],
  ['the same key twice', { 'anna-jansen.txt': `${key}\n${key}` }, 'duplicate-key', 2, /line 1/],
  ['a key of another person', { 'anna-jansen.txt': key, 'bram-visser.txt': `\n${key}` }, 'duplicate-key', 2, /anna-jansen/],
  ['eleven keys', { 'anna-jansen.txt': `${keys.join('\n')}` }, 'many-keys', 11, /no longer used/],
  ['no key', { 'anna-jansen.txt': '# to come\n' }, 'missing', 1, /age1pq1/],
  ['nothing', { 'anna-jansen.txt': '' }, 'missing', 1, /age1pq1/],
  ['the name of nobody', { 'nobody-here.txt': key }, 'unknown-person', 1, /organisation\.yml/],
  ['the name of a mediator', { 'shona-ackerman.txt': key }, 'unknown-person', 1, /mediator/],
  ['another ending', { 'anna-jansen.pub': key }, 'file-name', 1, /anna-jansen\.txt/],
  ['too much in it', { 'anna-jansen.txt': `${key}\n${'# note\n'.repeat(10_000)}` }, 'size', 1, /short note/],
  ['far too much in it', { 'anna-jansen.txt': `${key}\n${'# note\n'.repeat(50_000)}` }, 'size', 1, /short note/],
])('a file with %s is one problem at its line, that repeats nothing of it', (_what, files, code, line, remedy) => {
  const { problems } = read(folder(files))
  expect(problems.map((found) => [found.code, found.line])).toEqual([[code, line]])
  expect(problems[0]?.message.en).toMatch(remedy)
  const told = JSON.stringify(problems).toLowerCase()
  for (const text of [...keys, secret, old, ...Object.values(files)].flatMap((all) => all.split('\n')))
    for (const part of [text.slice(8, 40), text.slice(-30)]) if (part.length > 12) expect(told).not.toContain(part.toLowerCase())
})

test('a link and a folder are told, and neither is opened', () => {
  const root = folder({ 'anna-jansen.txt': key })
  symlinkSync('anna-jansen.txt', join(root, READER_KEYS, 'bram-visser.txt'))
  mkdirSync(join(root, READER_KEYS, 'carla-mulder.txt'))
  mkdirSync(join(root, READER_KEYS, 'old'))
  const { keys: found, problems } = read(root)
  expect(problems.map(({ file, code }) => [file, code])).toEqual([
    ['site/keys/bram-visser.txt', 'file'],
    ['site/keys/carla-mulder.txt', 'file'],
    ['site/keys/old', 'file-name'],
  ])
  expect(found).toEqual({ 'anna-jansen': [key] })
})

test('every line that is wrong is told at once, and the keys that are right are read', () => {
  const { keys: found, problems } = read(folder({ 'anna-jansen.txt': `${old}\n${key}\n${key}\nhello`, 'bram-visser.txt': secret }))
  expect(problems.map(({ file, line }) => [file, line])).toEqual([
    ['site/keys/anna-jansen.txt', 1],
    ['site/keys/anna-jansen.txt', 3],
    ['site/keys/anna-jansen.txt', 4],
    ['site/keys/bram-visser.txt', 1],
  ])
  expect(found).toEqual({ 'anna-jansen': [key] })
})

test('keys are read where nobody knows yet who works here', () => {
  const reading: Reading = { root: folder({ 'anna-jansen.txt': key, 'nobody-here.txt': second }), problems: [], files: 0 }
  expect([...readReaderKeys(reading, null).keys()]).toEqual(['anna-jansen', 'nobody-here'])
  expect(reading.problems).toEqual([])
})
