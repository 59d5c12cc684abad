// What GitHub must be set to for a running register, as data: doctor compares with it and makes it, the audit watches it.

/** The required check on main: the job of the workflow of the same name. */
const REQUIRED_CHECK = 'check'

/** The app as which GitHub Actions reports. */
const ACTIONS_APP = 15368

/** The environment whose secrets only runs of main may use. */
export const ENVIRONMENT = 'register'
export const MAIL_SECRET = 'SMTP_URL'

/** The workflows without which nothing runs, is checked or is published. */
export const WORKFLOWS = ['check', 'nightly', 'publish', 'test'] as const

/** How long ago the last good nightly run may be, in hours: four slots a day, and GitHub is often late. */
export const MOST_QUIET_HOURS = 26

export interface WantedRule {
  readonly type: 'deletion' | 'non_fast_forward' | 'pull_request' | 'required_status_checks'
  readonly parameters?: Readonly<Record<string, unknown>>
  /** What it keeps from happening. */
  readonly says: string
}

const PERMANENT: readonly WantedRule[] = [
  { type: 'deletion', says: 'the branch cannot be deleted' },
  { type: 'non_fast_forward', says: 'its history cannot be rewritten' },
]

/** The rules on each branch. Nobody is on a list of those who may pass them by. */
export const WANTED_RULES: Readonly<Record<'main' | 'letters', readonly WantedRule[]>> = {
  main: [
    ...PERMANENT,
    {
      type: 'pull_request',
      says: 'changes come by pull request',
      parameters: {
        // Eight people who all handle complaints: a second pair of eyes is asked for, but does not hold up a step that is due today.
        required_approving_review_count: 0,
        dismiss_stale_reviews_on_push: false,
        // What checks the cases is changed by nobody alone: see .github/CODEOWNERS.
        require_code_owner_review: true,
        require_last_push_approval: false,
        required_review_thread_resolution: false,
      },
    },
    {
      type: 'required_status_checks',
      says: 'the check must be good',
      parameters: {
        strict_required_status_checks_policy: false,
        // From GitHub Actions itself: nobody else can call something `check` and say that it is good.
        required_status_checks: [{ context: REQUIRED_CHECK, integration_id: ACTIONS_APP }],
      },
    },
  ],
  // The nightly run pushes here without a pull request.
  letters: PERMANENT,
}

export type Branch = keyof typeof WANTED_RULES

/** A rule that is in force on a branch, as GitHub tells of it. */
export interface BranchRule {
  readonly type: string
  /** The names of the checks that it requires. */
  readonly checks: readonly string[]
}

/** Whether one of the rules in force is what is wanted. */
export function inForce({ type }: WantedRule, rules: readonly BranchRule[]): boolean {
  return rules.some((rule) => rule.type === type && (type !== 'required_status_checks' || rule.checks.includes(REQUIRED_CHECK)))
}

/** What the branch's rules are called on GitHub. */
export function rulesetName(branch: Branch): string {
  return `register: ${branch}`
}

export const WANTED_LABELS = [
  { name: 'termijn-overschreden', color: 'b60205', description: 'A promise to a client is overdue' },
  { name: 'register-aangetast', color: '5319e7', description: 'Somebody changed what nobody may change' },
  { name: 'nachtrun-mislukt', color: 'd93f0b', description: 'The nightly run did not do its work' },
] as const
