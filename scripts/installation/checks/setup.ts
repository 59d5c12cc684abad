// Everything else that must be in place for a running register, beside who can read it.
import { LANGUAGES } from '../../procedure/case.ts'
import type { Organisation } from '../../procedure/organisation.ts'
import type { AccessFacts } from './access.ts'
import { type Check, checksOf, type Page, type Seen } from './check.ts'
import { type LettersBranchFacts, lettersBranchChecks } from './letters-branch.ts'
import { type ReaderKeyFacts, readerKeyChecks } from './reader-keys.ts'
import {
  ENVIRONMENT,
  ENVIRONMENTS,
  type Environment,
  KEY_SECRET,
  MAIL_SECRET,
  MOST_QUIET_HOURS,
  WANTED_LABELS,
  WORKFLOWS,
} from './wanted-settings.ts'

export interface SetupFacts {
  /** The name of the plan, such as `team`. */
  readonly plan: Seen<string>
  readonly codeOwners: Seen<number>
  /** The branches that may use each environment; null where every branch may. */
  readonly environments: Readonly<Record<Environment, Seen<readonly string[] | null>>>
  readonly secrets: Seen<readonly string[]>
  readonly labels: Seen<readonly string[]>
  readonly actions: Seen<{ readonly enabled: boolean; readonly ofGitHub: boolean }>
  /** The workflows that are on. */
  readonly workflows: Seen<readonly string[]>
  /** How many hours ago the last good nightly run on main ended; null where there was none. */
  readonly quietHours: Seen<number | null>
  /** The account in whose name GitHub starts the nightly run on schedule; null where it has started none yet. */
  readonly scheduledBy: Seen<string | null>
}

export interface RegisterFacts extends LettersBranchFacts {
  readonly timeZone: string
  readonly scheduleZones: readonly (string | null)[]
  /** Whether organisation.yml is still that of the example. */
  readonly invented: boolean
  readonly problems: number
  /** The texts that the public page has for the policy in force: languages. */
  readonly policyTexts: readonly string[]
  /** The text of .github/CODEOWNERS; null where there is none. */
  readonly codeOwners: string | null
  /** Null: the login went well. */
  readonly mail: Seen<MailTrouble | null>
  /** What is wrong with the register's own key; null where nothing is. */
  readonly key: Seen<string | null>
  readonly readerKeys: ReaderKeyFacts
  /** The files with keys of those who left, or whom organisation.yml does not know. */
  readonly formerKeys: readonly string[]
}

/** Why the mail server does not let us in, without a full stop, and the next step. */
export interface MailTrouble {
  readonly found: string
  readonly next: string
}

/** Whether organisation.yml is still that of the example. */
export function isInvented({ contact }: Pick<Organisation, 'contact'>): boolean {
  return contact.email.endsWith('@example.org')
}

/** Plans on which rules, environments and Pages work in a private repository. */
const PLANS = ['pro', 'team', 'business', 'business_plus', 'enterprise']

const TRY_THE_LOGIN =
  'Run this once with the same values as the secrets: SMTP_URL=smtps://user:password@mail.example.org npm run doctor (and MAIL_LOGIN before it, where the server takes no password).'

/** What lies in the files, in the Git repository and with the mail server. */
export function registerChecks(own: RegisterFacts, page: Page): Check[] {
  return [
    ...checksOf('organisation.yml is yours', { value: own }, ({ invented }) => (invented ? ['it is still the invented one'] : []), {
      next: 'Put your own names, addresses and norms in organisation.yml.',
      link: page('edit/main/organisation.yml'),
    }),
    ...checksOf('the register is good', { value: own }, ({ problems }) => (problems ? [`${problems} problems`] : []), {
      next: 'Run npm run -s check and do what it says.',
    }),
    ...checksOf(
      'the policy in force has its public text',
      { value: own },
      ({ policyTexts }) => LANGUAGES.filter((language) => !policyTexts.includes(language)).map((language) => `${language}.md is missing`),
      { next: 'Write the text beside its terms.yml in site/policy/<version>/.' },
    ),
    ...checksOf(
      'the night is counted in your time zone',
      { value: own },
      ({ timeZone, scheduleZones }) =>
        scheduleZones.length === 0
          ? ['there is no schedule']
          : [...new Set(scheduleZones)].filter((zone) => zone !== timeZone).map((zone) => `the schedule says ${zone ?? 'UTC'}`),
      {
        next: `Write timezone: ${own.timeZone} at each slot of .github/workflows/nightly.yml.`,
        link: page('edit/main/.github/workflows/nightly.yml'),
      },
    ),
    ...checksOf('the mail server lets us in', own.mail, (trouble) => (trouble ? [trouble.found] : []), {
      next: ('value' in own.mail && own.mail.value?.next) || TRY_THE_LOGIN,
      link: page('settings/environments'),
    }),
    ...checksOf('the register has a key of its own', own.key, (wrong) => (wrong ? [wrong] : []), {
      next: 'Run npm run doctor -- --fix where there is no key yet. Then commit site/keys/register.pub, and have it merged.',
    }),
    ...readerKeyChecks(own.readerKeys),
    ...lettersBranchChecks(own),
  ]
}

/** What GitHub must be set to. */
export function setupChecks(facts: SetupFacts & Pick<AccessFacts, 'pages' | 'readers'>, page: Page): Check[] {
  const fix = 'Run npm run doctor -- --fix.'
  const environments = page('settings/environments')
  return [
    ...checksOf('the plan has rules, environments and Pages', facts.plan, (plan) => (PLANS.includes(plan) ? [] : [`the plan is ${plan}`]), {
      next: 'Take the plan Team for the organisation (Pro for the account of one person): on Free nothing protects main.',
      link: 'https://github.com/account/billing/plans',
    }),
    ...checksOf('Actions may run', facts.actions, actionsWrong, {
      next: 'Settings → Actions → General: allow Actions, and those made by GitHub.',
      link: page('settings/actions'),
    }),
    ...checksOf(
      'the workflows are on',
      facts.workflows,
      (on) => WORKFLOWS.filter((name) => !on.includes(name)).map((name) => `${name} is missing or switched off`),
      { next: 'Actions → choose the workflow → Enable workflow.', link: page('actions') },
    ),
    ...ENVIRONMENTS.flatMap((name) =>
      checksOf(`the environment ${name} is for main only`, facts.environments[name], branchesWrong, {
        next: `${fix} Where another branch or tag stands beside main, take it out: Settings → Environments → ${name}.`,
        link: environments,
      }),
    ),
    ...checksOf(`its secret ${MAIL_SECRET} is set`, facts.secrets, (names) => (names.includes(MAIL_SECRET) ? [] : ['it is not']), {
      next: `Settings → Environments → ${ENVIRONMENT} → Add environment secret ${MAIL_SECRET}, such as smtps://user:password@mail.example.org.`,
      link: environments,
    }),
    ...checksOf(`its secret ${KEY_SECRET} is set`, facts.secrets, (names) => (names.includes(KEY_SECRET) ? [] : ['it is not']), {
      next: fix,
      link: environments,
    }),
    ...checksOf(
      'its secret AUDIT_TOKEN is set',
      facts.secrets,
      (names) => (names.includes('AUDIT_TOKEN') ? [] : ['it is not: the audit cannot see keys, invitations, teams and secrets']),
      {
        next: 'Make a fine-grained token that may read: repository Administration, Environments, Metadata, Pages and Secrets, organisation Members and Administration; the organisation owns it, and one of its owners may have to approve it first. Add it as environment secret AUDIT_TOKEN.',
        link: 'https://github.com/settings/personal-access-tokens/new',
      },
    ),
    ...checksOf(
      'the labels exist',
      facts.labels,
      (there) => WANTED_LABELS.filter(({ name }) => !there.includes(name)).map(({ name }) => `${name} is missing`),
      {
        next: fix,
        link: page('labels'),
      },
    ),
    ...checksOf(
      'those who own the code exist',
      facts.codeOwners,
      (errors) => (errors ? [`${errors} lines of CODEOWNERS name nobody who may write here`] : []),
      {
        next: 'Put the account or team of your administrator in .github/CODEOWNERS.',
        link: page('edit/main/.github/CODEOWNERS'),
      },
    ),
    ...checksOf(
      'the public site is published by Actions',
      facts.pages,
      (pages) => (pages?.buildType === 'workflow' ? [] : ['there is no Pages site by Actions']),
      {
        next: 'Settings → Pages → Source: choose "GitHub Actions". Then Actions → publish → Run workflow.',
        link: page('settings/pages'),
      },
    ),
    ...checksOf('the last night was good', facts.quietHours, (hours) => lastRunWrong(hours, facts.secrets), {
      next: 'Actions → nightly → Run workflow, and read what it says.',
      link: page('actions/workflows/nightly.yml'),
    }),
    ...scheduleChecks(facts, page),
  ]
}

function actionsWrong({ enabled, ofGitHub }: { readonly enabled: boolean; readonly ofGitHub: boolean }): string[] {
  if (!enabled) return ['they are switched off']
  return ofGitHub ? [] : ['those made by GitHub are not allowed']
}

function lastRunWrong(hours: number | null, secrets: SetupFacts['secrets']): string[] {
  // Without one a night is green as well: it says that nothing is set up yet.
  if ('value' in secrets && !secrets.value.includes(MAIL_SECRET)) return ['no night sends anything without a mail server']
  if (hours === null) return ['there has been none yet']
  return hours > MOST_QUIET_HOURS ? [`it was ${Math.round(hours)} hours ago`] : []
}

function branchesWrong(branches: readonly string[] | null): string[] {
  if (branches?.length === 1 && branches[0] === 'main') return []
  return [branches ? `it is for ${branches.join(', ') || 'no branch'}` : 'every branch may use it']
}

/** A schedule stops when the account that last changed it is gone, and public threads tell of it where somebody left the organisation. */
function scheduleChecks({ scheduledBy, readers }: SetupFacts & Pick<AccessFacts, 'readers'>, page: Page): Check[] {
  const what = 'the night starts in the name of somebody who is here'
  const remedy = {
    next: 'Let somebody who stays change the minute at each `cron:` in .github/workflows/, by pull request: from then on it starts in their name.',
    link: page('edit/main/.github/workflows/nightly.yml'),
  }
  if ('unseen' in scheduledBy) return checksOf(what, scheduledBy, () => [], remedy)
  const { value: login } = scheduledBy
  if (login === null) return checksOf(what, { unseen: 'it has not started on schedule yet' }, () => [], remedy)
  return checksOf(
    what,
    readers,
    (all) =>
      all.some((reader) => reader.login.toLowerCase() === login.toLowerCase()) ? [] : [`it starts in the name of ${login}, who has gone`],
    remedy,
  )
}
