// The key of a throw-away copy: made once, its private half kept beside the copy where nobody else can read it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CouldNotRun } from '../io/command.ts'
import { KEYS_FILE } from '../io/files/register-keys.ts'
import { git } from '../io/git/git.ts'
import { makeKeyPair } from '../io/git/key-pair.ts'

/** With what the copy signs the record of its letters, or why it cannot, in words. */
export type CopyKey = { readonly key: string } | { readonly key: undefined; readonly why: string }

/** The key of the copy in `root`, whose clone of `main` gets the public half; `folder` holds the private one. */
export async function keyOfCopy(root: string, folder: string): Promise<CopyKey> {
  const [file, keys] = [join(folder, 'letters-key'), join(root, KEYS_FILE)]
  if (existsSync(file) && existsSync(keys)) return { key: readFileSync(file, 'utf8') }
  try {
    const { privateKey, publicLine } = await makeKeyPair()
    writeFileSync(file, privateKey, { mode: 0o600 })
    mkdirSync(dirname(keys), { recursive: true })
    writeFileSync(keys, `${publicLine}\n`)
    await git(root, 'add', '--', KEYS_FILE)
    await git(root, 'commit', '--quiet', '-m', 'Give the register a key')
    return { key: privateKey }
  } catch (error) {
    if (!(error instanceof CouldNotRun)) throw error
    return { key: undefined, why: error.message }
  }
}
