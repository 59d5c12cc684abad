// The pull request of a mail's branch: opened once, and left to people from then on.
import type { Note } from '../../incoming/notes.ts'
import type { GitHub } from '../github/github.ts'
import { GitHubFailure } from '../github/github-answers.ts'

export interface WantedPull {
  readonly branch: string
  /** The number of the case and what happens to it, and nothing else. */
  readonly title: string
  /** What a person must know of an answer; those of a complaint stand in its case file. */
  readonly notes: readonly Note[]
}

/** Opens it, where there is none and never was one: one that was closed stays closed. Gives its number. Throws GitHubFailure. */
export async function openPull(github: Pick<GitHub, 'pullOf' | 'createPull'>, { branch, title, notes }: WantedPull): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const known = await github.pullOf(branch)
    if (known !== null) return known
    try {
      return await github.createPull(branch, { title, body: bodyOf(notes) })
    } catch (error) {
      // Lost on the way: it may be there all the same, so look before another attempt.
      if (!(error instanceof GitHubFailure && error.perhapsDone) || attempt === 3) throw error
    }
  }
}

/** Sentences of ours alone: nothing of what the mail says. */
function bodyOf(notes: readonly Note[]): string {
  return notes.map(({ nl, en }) => `- ${nl}\n- ${en}\n`).join('')
}
