// What GitHub must be set to for a running register, as data: doctor compares with it and makes it, the audit watches it.

import type { Actor, Rule } from './rules.ts'

/** The required check on main: the job of the workflow of the same name. */
const REQUIRED_CHECK = 'check'

/** The app as which GitHub Actions reports. */
export const ACTIONS_APP = 15368

/** The environment whose secrets only runs of main may use. */
export const ENVIRONMENT = 'register'

/** The environments that only main may use: the secrets, and the public page (GitHub gives it this name). */
export const ENVIRONMENTS = [ENVIRONMENT, 'github-pages'] as const
export type Environment = (typeof ENVIRONMENTS)[number]
export const MAIL_SECRET = 'SMTP_URL'
export const KEY_SECRET = 'LETTERS_KEY'

/** The workflows without which nothing runs, is checked or is published. */
export const WORKFLOWS = ['audit', 'check', 'nightly', 'publish', 'test'] as const

/** How long ago the last good nightly run may be, in hours: four slots a day, and GitHub is often late. */
export const MOST_QUIET_HOURS = 26

export interface WantedRule extends Rule {
  /** What it keeps from happening. */
  readonly says: string
}

/**
 * What has a ruleset of its own: a branch; who approves the code on main, apart, so that GitHub's refusal of the newest kind of rule takes
 * none of the others along; and what may be pushed to any branch.
 */
export const PLACES = ['main', 'code', 'letters', 'files'] as const
export type Place = (typeof PLACES)[number]
export type Branch = 'main' | 'letters'

/** The branch that the rules of a place are for; null: every push. */
export const BRANCH_OF = { main: 'main', code: 'main', letters: 'letters', files: null } as const satisfies Record<Place, Branch | null>

const PERMANENT: readonly WantedRule[] = [
  { type: 'deletion', says: 'the branch cannot be deleted' },
  { type: 'non_fast_forward', says: 'its history cannot be rewritten' },
]

/** What a pull request is asked in general. Whatever is false here may be true on GitHub: that is stricter. */
const NO_APPROVAL = {
  // Eight people who all handle complaints: a second pair of eyes is asked for, but does not hold up a step that is due today.
  required_approving_review_count: 0,
  // With no approval asked for in general, GitHub would ask for one here all the same, of every case: seen in public reports.
  require_last_push_approval: false,
  required_review_thread_resolution: false,
  require_code_owner_review: false,
  dismiss_stale_reviews_on_push: false,
}

const RULES: Readonly<Record<Place, readonly WantedRule[]>> = {
  main: [
    ...PERMANENT,
    {
      type: 'pull_request',
      says: 'changes come by pull request',
      parameters: NO_APPROVAL,
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
  // What checks the cases is changed by nobody alone: see .github/CODEOWNERS.
  code: [
    { type: 'pull_request', says: 'owners approve the code', parameters: { ...NO_APPROVAL, require_code_owner_review: true } },
    // Or an innocent change is approved, and another one merged.
    { type: 'pull_request', says: 'a push takes approvals back', parameters: { ...NO_APPROVAL, dismiss_stale_reviews_on_push: true } },
  ],
  // The nightly run pushes here without a pull request.
  letters: PERMANENT,
  // A workflow on any branch runs with a token of this repository, and could say that a check of that name is good.
  files: [
    {
      type: 'file_path_restriction',
      says: 'what runs is pushed by administrators only',
      parameters: {
        restricted_file_paths: [
          ...['.github/**/*', '.ci/**/*', 'scripts/**/*', 'site/**/*.ts', 'site/**/*.astro'],
          // At the top by name: a star there might mean every file, and no case could be pushed any more.
          ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', '.npmrc', '.node-version', '.nvmrc', '.env'],
          ...['**/.gitattributes', '.gitmodules', 'astro.config.mjs', 'astro.config.ts', 'tsconfig.json', 'vitest.config.ts', 'biome.json'],
        ],
      },
    },
  ],
}

/**
 * Whether code owners are asked where no approval is asked for in general is reported both ways, and GitHub does not say. A team of
 * reviewers for named files is asked in any case. The patterns are those of .gitignore.
 */
function reviewers(team: number): WantedRule {
  return {
    type: 'pull_request',
    says: TEAM_APPROVES,
    parameters: {
      ...NO_APPROVAL,
      required_reviewers: [{ minimum_approvals: 1, file_patterns: ALL_BUT_CASES, reviewer: { id: team, type: 'Team' } }],
    },
  }
}

/** The same as in .github/CODEOWNERS. */
export const ALL_BUT_CASES = ['*', '!/cases/**', '/cases/README.md', '.gitattributes', '.gitignore']

export const TEAM_APPROVES = 'the administrators approve all but cases'

/** The rules of a place; `team` is that of the administrators, null where there is none yet. Nobody may pass the rules of a branch by. */
export function wantedRules(place: Place, team: number | null): readonly WantedRule[] {
  return place === 'code' && team !== null ? [...RULES.code, reviewers(team)] : RULES[place]
}

/** GitHub's own app that proposes newer packages and actions: it pushes them to branches of its own. */
const DEPENDABOT = 29110

/** Who may pass the rules of a place by. */
export function wantedPassers(place: Place, team: number | null): Actor[] {
  if (place !== 'files' || team === null) return []
  return [
    { type: 'Team', id: team },
    { type: 'Integration', id: DEPENDABOT },
  ]
}

/** What the rules of a place are called on GitHub. */
export function rulesetName(place: Place): string {
  return `register: ${place}`
}

export const WANTED_LABELS = [
  { name: 'termijn-overschreden', color: 'b60205', description: 'A promise to a client is overdue' },
  { name: 'register-aangetast', color: '5319e7', description: 'Somebody changed what nobody may change' },
  { name: 'nachtrun-mislukt', color: 'd93f0b', description: 'The nightly run did not do its work' },
  { name: 'toegang-nakijken', color: 'fbca04', description: 'Who can read the register is not as it must be' },
] as const
