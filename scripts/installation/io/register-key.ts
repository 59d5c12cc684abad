// Whether the register has a key of its own, with which it signs the record of its letters.
import { realSeconds } from '../../io/clock.ts'
import { CouldNotRun } from '../../io/command.ts'
import { KEYS_FILE, readRegisterKeys } from '../../io/files/register-keys.ts'
import { git } from '../../io/git/git.ts'
import type { Seen } from '../checks/check.ts'

/** What is wrong with the public keys below `root`, in words; null where one counts today and everybody has it. */
export async function seenRegisterKey(root: string): Promise<Seen<string | null>> {
  try {
    const keys = readRegisterKeys(root)
    const now = realSeconds()
    if (!keys) return { value: `there is no ${KEYS_FILE}` }
    if (!keys.some(({ from, until }) => from <= now && now < until)) return { value: `none in ${KEYS_FILE} counts today` }
    const changed = (await git(root, 'status', '--porcelain', '--', KEYS_FILE)).trim()
    return { value: changed ? `${KEYS_FILE} is not committed` : null }
  } catch (error) {
    if (!(error instanceof CouldNotRun)) throw error
    return { value: error.message }
  }
}
