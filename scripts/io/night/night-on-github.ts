// What GitHub adds to a nightly run: flags as issues, and the cases that wait in a pull request. Its troubles never hold a letter up.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import type { WaitingCase } from '../../procedure/waiting.ts'
import type { Flags } from '../flags.ts'
import { flagsOnGitHub } from '../github/flags-on-github.ts'
import { type GitHub, gitHubFromEnvironment } from '../github/github.ts'
import { GitHubFailure } from '../github/github-answers.ts'
import { waitingCases } from '../github/waiting.ts'
import { caseLink } from '../links.ts'

export interface NightOnGitHub {
  readonly flags: Flags
  readonly waiting: readonly WaitingCase[]
  /** What GitHub refused, in plain sentences; filled until the run ends. */
  readonly troubles: string[]
}

/** Null outside a workflow, or without a token. */
export async function nightOnGitHub(
  organisation: Organisation,
  today: CalendarDate,
  github: GitHub | null = process.env.GITHUB_ACTIONS === 'true' ? gitHubFromEnvironment() : null,
): Promise<NightOnGitHub | null> {
  if (!github) return null
  const troubles: string[] = []
  const noted = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error
      troubles.push(error.message)
      return otherwise
    }
  }
  const flags = flagsOnGitHub(github, { organisation, today, link: caseLink })
  return {
    flags: {
      reconcile: (wanted, known) => noted(() => flags.reconcile(wanted, known), undefined),
      tell: (putBacks) => noted(() => flags.tell(putBacks), undefined),
    },
    waiting: await noted(() => waitingCases(github, organisation.timeZone), []),
    troubles,
  }
}
