// A new key of the register, as doctor makes it: the private half goes to GitHub, sealed so that only GitHub can open it, and is
// written nowhere here.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Octokit } from '@octokit/rest'
import sodium from 'libsodium-wrappers'
import { z } from 'zod'
import { CouldNotRun } from '../../io/command.ts'
import { KEYS_FILE, withNewKey } from '../../io/files/register-keys.ts'
import { readText } from '../../io/files/text-file.ts'
import { makeKeyPair } from '../../io/git/key-pair.ts'
import { ENVIRONMENT, KEY_SECRET } from '../checks/wanted-settings.ts'
import { ask, type Repository } from './ask.ts'

const publicKey = z.object({ key_id: z.string(), key: z.string() })

/**
 * Makes a key: its private half becomes a secret on GitHub, its public one a line in the file below `root`, for a pull request.
 * Null: made. Otherwise why not, in words, and nothing is changed.
 */
export async function makeRegisterKey(root: string, octokit: Octokit, { owner, repo }: Repository): Promise<string | null> {
  const at = { owner, repo, environment_name: ENVIRONMENT }
  const path = '/repos/{owner}/{repo}/environments/{environment_name}/secrets'
  const lock = await ask(publicKey, async () => (await octokit.request(`GET ${path}/public-key`, at)).data)
  if ('unseen' in lock) return lock.unseen
  const file = join(root, KEYS_FILE)
  const before = existsSync(file) ? readText(file) : null
  try {
    const { privateKey, publicLine } = await makeKeyPair()
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, withNewKey(before ?? '', publicLine))
    await sodium.ready
    const sealed = sodium.crypto_box_seal(privateKey, sodium.from_base64(lock.value.key, sodium.base64_variants.ORIGINAL))
    const encrypted_value = sodium.to_base64(sealed, sodium.base64_variants.ORIGINAL)
    const secret = { ...at, secret_name: KEY_SECRET, encrypted_value, key_id: lock.value.key_id }
    const done = await ask(z.unknown(), () => octokit.request(`PUT ${path}/{secret_name}`, secret))
    if (!('unseen' in done)) return null
    if (before === null) rmSync(file)
    else writeFileSync(file, before)
    return done.unseen
  } catch (error) {
    if (!(error instanceof CouldNotRun)) throw error
    return error.message
  }
}
