// Who can read the register, and whether the rules that protect it are in force.
import { type Check, checksOf, type Page, type Seen } from './check.ts'
import { type Branch, type BranchRule, inForce, WANTED_RULES } from './wanted-settings.ts'

export interface AccessFacts {
  readonly repository: Seen<{
    readonly visibility: string
    readonly forking: boolean
  }>
  /** Null where there is no Pages site. */
  readonly pages: Seen<{ readonly public: boolean; readonly buildType: string | null } | null>
  /** The rules in force on each branch. */
  readonly rules: Readonly<Record<Branch, Seen<readonly BranchRule[]>>>
  /** Everybody who can read, in whatever way. */
  readonly readers: Seen<readonly Reader[]>
  /** The accounts that were invited and have not answered; null for one invited by its e-mail address. */
  readonly invitations: Seen<readonly (string | null)[]>
  readonly teams: Seen<readonly { readonly slug: string; readonly members: readonly string[] }[]>
  readonly deployKeys: Seen<readonly number[]>
  /** The apps of the organisation that can read this repository. */
  readonly apps: Seen<readonly string[]>
}

export interface Reader {
  readonly login: string
  readonly how: 'direct' | 'outside' | 'organisation'
}

const WAYS: Record<Reader['how'], string> = {
  direct: 'a collaborator',
  outside: 'an outside collaborator',
  organisation: 'through a team or as a member or owner of the organisation',
}

/**
 * The access audit. `staff`: those who may read today, with their GitHub accounts where organisation.yml names them. `page` makes a
 * link from a path below the repository's own address.
 */
export function accessChecks(facts: AccessFacts, staff: readonly { readonly github?: string | undefined }[], page: Page): Check[] {
  const accounts = staff.flatMap(({ github }) => github ?? [])
  const withoutAccount = staff.length - accounts.length
  const known = new Set(accounts.map(folded))
  const strangers = (logins: readonly string[]) => logins.filter((login) => !known.has(folded(login)))
  const people = page('settings/access')
  const remove = 'Take the access away, or add the person to organisation.yml.'
  return [
    ...checksOf(
      'the repository is private',
      facts.repository,
      ({ visibility }) => (visibility === 'private' ? [] : [`it is ${visibility}`]),
      { next: 'Settings → General → Danger zone → Change visibility → Private.', link: page('settings') },
    ),
    ...checksOf('forking is off', facts.repository, ({ forking }) => (forking ? ['every reader can take a copy of every case'] : []), {
      next: 'Settings → General → Features: take the tick from "Allow forking". An account of one person cannot do that: move the repository to an organisation.',
      link: page('settings'),
    }),
    ...checksOf('Pages shows the public site only', facts.pages, pagesWrong, {
      next: 'Settings → Pages → Source: choose "GitHub Actions".',
      link: page('settings/pages'),
    }),
    ...(['main', 'letters'] as const).flatMap((branch) =>
      WANTED_RULES[branch].flatMap((wanted) =>
        checksOf(`${branch}: ${wanted.says}`, facts.rules[branch], (rules) => (inForce(wanted, rules) ? [] : ['no rule says so']), {
          next: 'Run npm run doctor -- --fix, or make the rule by hand. On the plan Free no rule is in force in a private repository.',
          link: page('settings/rules'),
        }),
      ),
    ),
    ...checksOf(
      'only staff can read',
      facts.readers,
      (readers) =>
        readers.filter(({ login }) => !known.has(folded(login))).map(({ login, how }) => `the account ${login} can read: ${WAYS[how]}`),
      { next: remove, link: people },
    ),
    ...checksOf(
      'all staff can read',
      facts.readers,
      (readers) => {
        const there = new Set(readers.map(({ login }) => folded(login)))
        const missing = accounts.filter((login) => !there.has(folded(login))).map((login) => `the account ${login} cannot read`)
        return withoutAccount ? [...missing, `${withoutAccount} of the staff have no account in organisation.yml`] : missing
      },
      { next: 'Invite the account with the role Write, or give the person an `until` in organisation.yml.', link: people },
    ),
    ...checksOf(
      'nobody else is invited',
      facts.invitations,
      (invited) => [
        ...strangers(invited.flatMap((login) => login ?? [])).map((login) => `the account ${login} is invited`),
        ...(invited.includes(null) ? [`${invited.filter((login) => login === null).length} invited by e-mail address`] : []),
      ],
      { next: 'Withdraw the invitation, or add the person to organisation.yml.', link: people },
    ),
    ...checksOf(
      'teams hold staff only',
      facts.teams,
      (teams) => teams.flatMap(({ slug, members }) => strangers(members).map((login) => `the account ${login} is in the team ${slug}`)),
      { next: remove, link: people },
    ),
    ...checksOf('there are no deploy keys', facts.deployKeys, (keys) => keys.map((id) => `the deploy key ${id} reads everything`), {
      next: 'Delete it: a key stays when the person who made it has gone.',
      link: page('settings/keys'),
    }),
    ...checksOf('no app reads the register', facts.apps, (apps) => apps.map((slug) => `the app ${slug} can read`), {
      next: 'Take the repository from the app, or remove the app.',
      link: page('settings/installations'),
    }),
  ]
}

/** GitHub's account names do not tell capitals apart. */
function folded(login: string): string {
  return login.toLowerCase()
}

function pagesWrong(pages: { readonly public: boolean; readonly buildType: string | null } | null): string[] {
  if (!pages || pages.buildType === 'workflow') return []
  return [pages.public ? 'it publishes a branch to everybody, and with it the register' : 'it publishes a branch, and with it the register']
}
