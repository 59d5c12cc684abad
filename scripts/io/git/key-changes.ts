// Which keys of readers a change adds and takes away, from Git objects: what Git stores is what will be merged.
import { fingerprintOf } from '../../sealing/fingerprint.ts'
import type { KeyChange } from '../../views/key-changes.ts'
import { plainText, Unreadable } from '../files/case-files.ts'
import { isPublicKey } from '../files/public-key.ts'
import { READER_KEYS } from '../files/reader-keys.ts'
import { blob, git, PLAIN_MODES, type TreeChange, treeChanges } from './git.ts'
import { mergeBase } from './kept.ts'

/** What becomes of the keys by what is committed at `root` since `base`, a line for each key, file by file. Throws CouldNotRun. */
export async function changedKeys(root: string, base: string): Promise<KeyChange[]> {
  const commit = await mergeBase(root, base)
  const folder = `${(await git(root, 'rev-parse', '--show-prefix')).trim()}${READER_KEYS}/`
  const [before = '', after = ''] = (await git(root, 'rev-parse', `${commit}^{tree}`, 'HEAD^{tree}')).split('\n')
  const changed = treeChanges(root, [[before, after]]).flat()
  const files = changed.filter(({ path }) => path.startsWith(folder) && path.endsWith('.txt'))
  return (await Promise.all(files.map((file) => changesOf(root, file, file.path.slice(folder.length))))).flat()
}

async function changesOf(root: string, { before, after }: TreeChange, name: string): Promise<KeyChange[]> {
  const [old, now] = [keysOf(root, before), keysOf(root, after)]
  const line = async (key: string, added: boolean) => ({ file: `${READER_KEYS}/${name}`, fingerprint: await fingerprintOf(key), added })
  return Promise.all([
    ...[...now.difference(old)].map((key) => line(key, true)),
    ...[...old.difference(now)].map((key) => line(key, false)),
  ])
}

/** The keys in a file of a commit; none where it is no plain file, or none can be read in it: the check says so. */
function keysOf(root: string, file: TreeChange['before']): Set<string> {
  if (!file || !PLAIN_MODES.includes(file.mode)) return new Set()
  try {
    return new Set(plainText(blob(root, file.id)).split('\n').filter(isPublicKey))
  } catch (error) {
    if (error instanceof Unreadable) return new Set()
    throw error
  }
}
