// The register's own key, with which every commit of a run on the branch `letters` is signed (Git's `gpg.format=ssh`).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MOST_DAYS_OLD } from '../../procedure/letters/due.ts'
import { realSeconds } from '../clock.ts'
import { CouldNotRun } from '../command.ts'
import { KEYS_FILE, type RegisterKey, readRegisterKeys } from '../files/register-keys.ts'
import { git, gitWith } from './git.ts'
import { keygen } from './key-pair.ts'

export interface Signing {
  /** The public keys of the register, as `main` has them here. */
  readonly keys: readonly RegisterKey[]
  /**
   * Whether what lies on the branch without any signature may be taken over: for four weeks after a key began to count. Later
   * it is not what was there before the key, but what somebody put in the place of the branch.
   */
  readonly isNew: boolean
  /** A Git command that makes a commit, signed: `commit -S …` or `commit-tree -S …`. Throws GitFailure. */
  readonly git: typeof git
}

/**
 * Signing with a private key, as the secret LETTERS_KEY has it; null where the register has no public key, so that nothing is
 * signed. Throws CouldNotRun where it has one and this run cannot sign for it.
 */
export async function signingFor(root: string, privateKey: string | undefined): Promise<Signing | null> {
  const keys = readRegisterKeys(root)
  if (!keys) return null
  if (!privateKey?.trim())
    throw new CouldNotRun(
      `Nothing is sent: the record of the letters must be signed, because there is ${KEYS_FILE}, and LETTERS_KEY is not set. Add it as a secret of the environment register; npm run -s doctor says how.`,
    )
  // Copied into a secret, a key easily loses its last line end or gets those of Windows.
  const text = `${privateKey.trim().replaceAll('\r\n', '\n')}\n`
  const blob = await withKeyFile(text, publicHalf)
  const now = realSeconds()
  if (!keys.some((key) => key.blob === blob && key.from <= now && now < key.until))
    throw new CouldNotRun(
      `Nothing is sent: LETTERS_KEY is not the private half of a key that counts today in ${KEYS_FILE}. If the key was just replaced, merge the change of that file; otherwise make a new one with npm run -s doctor -- --fix.`,
    )
  return {
    keys,
    isNew: keys.some(({ from }) => now - from < MOST_DAYS_OLD * 86_400),
    git: (folder, ...args) =>
      withKeyFile(text, (file) => gitWith(['gpg.format=ssh', 'gpg.ssh.program=ssh-keygen', `user.signingKey=${file}`], folder, ...args)),
  }
}

/** Git as the register commits: signed where it has a key. `command` is `commit` or `commit-tree`. */
export function committing(signing: Signing | null, folder: string, command: 'commit' | 'commit-tree', ...args: string[]): Promise<string> {
  return signing ? signing.git(folder, command, '-S', ...args) : git(folder, command, ...args)
}

/** The key lies on disk while one command needs it, where nobody else can read it. */
async function withKeyFile<T>(text: string, work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'key-'))
  try {
    const file = join(folder, 'key')
    writeFileSync(file, text, { mode: 0o600 })
    return await work(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The public half of a private key, in base64. Throws CouldNotRun where ssh-keygen cannot use it, or is not there. */
async function publicHalf(file: string): Promise<string> {
  const unusable = 'LETTERS_KEY is not a private key of OpenSSH without a passphrase. Make a new one with npm run -s doctor -- --fix.'
  const line = await keygen(unusable, '-y', '-P', '', '-f', file).catch((error: Error) => {
    throw new CouldNotRun(`Nothing is sent: ${error.message}`)
  })
  return line.split(' ')[1]?.trim() ?? ''
}
