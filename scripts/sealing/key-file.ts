// A key file: the secret half of a person's key, protected by words. A plain age file with a passphrase: `age -d` opens it, the words typed in
// small letters with a hyphen between them. Runs in Node and in a browser; there in a worker (site/sealed/keys/in-worker.ts), because it takes a second.
import { Decrypter, Encrypter } from 'age-encryption'
import { IDENTITY } from './sealed-file.ts'

/**
 * How hard guessing is made: scrypt fills 64 MB (2 to the power of this, times a kilobyte) for each guess. age's own default, 18, takes 256 MB,
 * with which phones of 2 GB fail (golang/go#28274). It costs no safety: seven words of 11 bits are 77 bits, and nobody tries that many.
 */
const SCRYPT_LOG_N = 16

/** The words are others than those that the file was made with. */
export class WrongWords extends Error {
  override readonly name = 'WrongWords'
}

/** The file is not one that `wrapWithWords` makes: another kind, cut off, or what is in it is no key. */
export class NotAKeyFile extends Error {
  override readonly name = 'NotAKeyFile'
}

/** The key file of `identity` (AGE-SECRET-KEY-PQ-1…). Throws, without repeating it, where it is none, or there are no words. */
export async function wrapWithWords(identity: string, words: string): Promise<Uint8Array> {
  if (!identity.startsWith(IDENTITY)) throw new NotAKeyFile(`this is not the secret half of a key (${IDENTITY}…)`)
  const passphrase = wordsOf(words).join('-')
  if (!passphrase) throw new WrongWords('a key file is protected by words: there are none')
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(SCRYPT_LOG_N)
  return encrypter.encrypt(identity)
}

/** The identity in a key file. Throws WrongWords or NotAKeyFile; whatever work the file asks for, up to 1 GB (2 to the power of 20), is done. */
export async function unwrapWithWords(file: Uint8Array, words: string): Promise<string> {
  if (!isKeyFile(file)) throw new NotAKeyFile('this file is no key file')
  const decrypter = new Decrypter()
  decrypter.addPassphrase(wordsOf(words).join('-'))
  const identity = (await decrypter.decrypt(file, 'text').catch(said)).trim()
  if (!identity.startsWith(IDENTITY)) throw new NotAKeyFile('what is in this file is no key')
  return identity
}

/** Whether a file starts as a key file does: an age file that is opened by a passphrase. */
export function isKeyFile(file: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(file.subarray(0, 64)).startsWith('age-encryption.org/v1\n-> scrypt ')
}

/**
 * The words in what a person typed: small letters without accents, whatever stands between them. So capitals at the start, a hyphen, a new line,
 * the numbers of a list, and the accents that a phone puts in by itself make no difference.
 */
export function wordsOf(typed: string): string[] {
  return typed
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´]/gu, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

/** What the library throws, by what it means. A want of memory is neither: it is thrown as it is. */
function said(error: unknown): never {
  if (error instanceof RangeError) throw error
  if (/no identity matched/.test(error instanceof Error ? error.message : '')) throw new WrongWords('the words are not those of this file')
  throw new NotAKeyFile('this key file is damaged')
}
