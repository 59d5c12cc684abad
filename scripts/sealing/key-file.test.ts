import { Decrypter, Encrypter } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { NotAKeyFile, unwrapWithWords, WrongWords, wordsOf, wrapWithWords } from './key-file.ts'
import { type KeyPair, newKeyPair } from './sealed-file.ts'

const WORDS = 'appel fiets molen gracht dijk regen tulp'

let pair: KeyPair
let file: Uint8Array
beforeAll(async () => {
  pair = await newKeyPair()
  file = await wrapWithWords(pair.identity, WORDS)
})

/** An age file with a passphrase, made without the module under test. */
async function protectedFile(text: string, passphrase: string, logN: number): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(logN)
  return encrypter.encrypt(text)
}

describe('a key file', () => {
  test('is opened by its words, and holds the identity', async () => {
    expect(await unwrapWithWords(file, WORDS)).toBe(pair.identity)
  })

  test('is opened by any age tool, with the words in small letters and hyphens between them', async () => {
    const decrypter = new Decrypter()
    decrypter.addPassphrase('appel-fiets-molen-gracht-dijk-regen-tulp')
    expect(await decrypter.decrypt(file, 'text')).toBe(pair.identity)
  })

  test('asks 64 MB of a phone, and is different every time', async () => {
    const header = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes).split('\n')
    expect(header(file)[1]).toMatch(/^-> scrypt \S{22} 16$/)
    expect(header(await wrapWithWords(pair.identity, WORDS))[1]).not.toBe(header(file)[1])
  })

  test('that was made elsewhere, with more or less work, opens too', async () => {
    for (const logN of [10, 17]) {
      expect(await unwrapWithWords(await protectedFile(`${pair.identity}\n`, 'appel-fiets', logN), 'Appel, fiets')).toBe(pair.identity)
    }
  })

  test.each(['appel fiets molen gracht dijk regen', `${WORDS} tulp`, 'tulp regen dijk gracht molen fiets appel', ''])(
    'is not opened by other words: %j',
    async (words) => {
      await expect(unwrapWithWords(file, words)).rejects.toThrow(WrongWords)
    },
  )
})

describe('what is no key file is told from wrong words:', () => {
  const changed = (at: number) => file.map((byte, index) => (index === at ? byte ^ 1 : byte))

  test.each<[string, () => Promise<Uint8Array>]>([
    ['nothing', async () => new Uint8Array()],
    ['a photograph', async () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ['a file that is cut off', async () => file.slice(0, -1)],
    ['a file with a byte changed', async () => changed(file.length - 1)],
    ['a file that asks for more work than is done', async () => withWork('21')],
    ['a file with something else in it', () => protectedFile('Dear all', 'appel-fiets-molen-gracht-dijk-regen-tulp', 10)],
    ['a file that is sealed to a person', async () => sealedTo(pair.recipient)],
  ])('%s', async (_, make) => {
    await expect(unwrapWithWords(await make(), WORDS)).rejects.toThrow(NotAKeyFile)
  })

  const withWork = (logN: string) =>
    new TextEncoder().encode(new TextDecoder('latin1').decode(file).replace(/^(-> scrypt \S+) 16$/m, `$1 ${logN}`))

  async function sealedTo(recipient: string): Promise<Uint8Array> {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    return encrypter.encrypt(pair.identity)
  }
})

test('nothing but the secret half of a key is put into a key file, and an error does not repeat it', async () => {
  await expect(wrapWithWords(pair.recipient, WORDS)).rejects.toThrow(/^this is not the secret half of a key \(AGE-SECRET-KEY-PQ-1…\)$/)
  await expect(wrapWithWords(pair.identity, ' 1. — ')).rejects.toThrow(WrongWords)
})

test.each([
  'Appel Fiets Molen',
  'appel-fiets-molen',
  ' appel\r\n  fiets\tmolen ',
  'APPEL, FIETS. MOLEN!',
  '1. appel\n2. fiets\n3) molen',
  'appel – fiets — molen',
  'áppel fïets molén',
  'appel fiets molen',
  "ap’pel fi'ets mo‘len",
])('the words are the same however they are typed: %j', (typed) => {
  expect(wordsOf(typed)).toEqual(['appel', 'fiets', 'molen'])
})
