// Commits on the branch `letters`: the files of a run, and the answers that only this machine knows, put on top of what everybody knows.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { withAnswerCarriedOver } from './answer-carried-over.ts'
import { git } from './git.ts'
import { BRANCH, type Checkout, headOf, isAncestor } from './letters-remote.ts'
import { settled } from './put-back.ts'
import { committing } from './signing.ts'

/** Writes and commits exactly these files, by path from the root. A machine's own ignore rules never keep a letter out. Throws GitFailure. */
export async function commitFiles({ root, folder, signing }: Checkout, files: ReadonlyMap<string, string>, message: string): Promise<void> {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const paths = [...files.keys()].map((file) => file.slice(BRANCH.length + 1))
  // Somebody who looks at the folder at this moment, or an editor that does, may hold Git's lock for a blink.
  for (let tries = 0; ; tries++) {
    try {
      for (let at = 0; at < paths.length; at += 500) await git(folder, 'add', '--force', '--', ...paths.slice(at, at + 500))
      return void (await committing(signing, folder, 'commit', '--quiet', '--no-verify', '-m', message))
    } catch (error) {
      if (tries === 4) throw error
      await pause(100 * 2 ** tries)
    }
  }
}

/**
 * Checks out the commit `there`, which everybody knows, as far as the register believes it, and commits on top of it the answers
 * that only this checkout knows. A kill at any point leaves the branch as it was, or done. Gives how many answers these were.
 */
export async function takeOver(checkout: Checkout, there: string): Promise<number> {
  const { folder } = checkout
  const mine = await headOf(folder)
  const { commit, others } = await settled(checkout, there)
  if (mine === commit) return 0
  const answers = new Map<string, string>()
  const lines = (await isAncestor(folder, mine, there)) ? others : [...others, mine]
  for (const line of lines) {
    for (const [file, text] of await ownAnswers(folder, line, commit)) answers.set(file, text)
  }
  if (answers.size) {
    await git(folder, 'checkout', '--quiet', '--force', '--detach', commit)
    await commitFiles(checkout, answers, `Record ${answers.size} answers of an earlier run`)
    await git(folder, 'update-ref', `refs/heads/${BRANCH}`, 'HEAD', mine)
    await git(folder, 'symbolic-ref', 'HEAD', `refs/heads/${BRANCH}`)
  } else await git(folder, 'reset', '--quiet', '--hard', commit)
  return answers.size
}

/** The letter files of `there` with the answers that only `mine` has, by path from the root. */
async function ownAnswers(folder: string, mine: string, there: string): Promise<Map<string, string>> {
  const textAt = (commit: string, file: string) => git(folder, 'show', `${commit}:${file}`).catch(() => null)
  const answers = new Map<string, string>()
  const changed = await git(folder, 'diff', '--name-only', '-z', '--no-renames', there, mine)
  for (const file of changed.split('\0').filter((name) => name.endsWith('.md'))) {
    const text = withAnswerCarriedOver(await textAt(mine, file), await textAt(there, file))
    if (text) answers.set(`${BRANCH}/${file}`, text)
  }
  return answers
}
