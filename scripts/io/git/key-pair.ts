// A new key pair of the register, made by OpenSSH. Its private half is given to the caller and stays nowhere.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realSeconds } from '../clock.ts'
import { CouldNotRun } from '../command.ts'

export interface KeyPair {
  /** For the secret LETTERS_KEY: several lines, to be kept and never shown. */
  readonly privateKey: string
  /** Its line for `site/keys/register.pub`, without a line end. */
  readonly publicLine: string
}

/** A key that counts from today (in UTC) on. Throws CouldNotRun where ssh-keygen is missing or fails. */
export async function makeKeyPair(): Promise<KeyPair> {
  // The folder is open to nobody else, and gone when this returns.
  const folder = mkdtempSync(join(tmpdir(), 'key-'))
  try {
    const file = join(folder, 'key')
    await keygen('ssh-keygen could not make a key.', '-q', '-t', 'ed25519', '-N', '', '-C', 'complaints-register', '-f', file)
    const [type = '', blob = ''] = readFileSync(`${file}.pub`, 'utf8').split(' ')
    const today = Temporal.Instant.fromEpochMilliseconds(realSeconds() * 1000)
      .toString()
      .slice(0, 10)
    const days = `valid-after="${today.replaceAll('-', '')}Z"`
    return { privateKey: readFileSync(file, 'utf8'), publicLine: `register namespaces="git",${days} ${type} ${blob}` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What ssh-keygen prints. Throws CouldNotRun: it is not on this machine, or `failure`, because it did not do what it was asked. */
export function keygen(failure: string, ...args: string[]): Promise<string> {
  return new Promise((done, failed) => {
    const child = execFile('ssh-keygen', args, { timeout: 20_000 }, (error, stdout) => {
      if (!error) return done(stdout)
      failed(new CouldNotRun((error as { code?: unknown }).code === 'ENOENT' ? NO_KEYGEN : failure))
    })
    child.stdin?.end()
  })
}

/** Why there can be no signature on this machine, and what to do. */
const NO_KEYGEN =
  'ssh-keygen is not on this machine, and without it no key can be made and nothing signed. Install OpenSSH (on Debian and Ubuntu: the package openssh-client).'
