// Who can read the register, and whether the rules that protect it are in force.
import { type Check, checksOf, type Page, type Seen } from './check.ts'
import { codeOwnersWrong } from './code-owners.ts'
import { administratorsIn, type ProtectionFacts, protectionChecks } from './protection.ts'

export interface AccessFacts extends ProtectionFacts {
  /** The account of GitHub that the repository belongs to. */
  readonly account: string
  readonly repository: Seen<{
    readonly visibility: string
    readonly forking: boolean
  }>
  /** Null where there is no Pages site. */
  readonly pages: Seen<{ readonly public: boolean; readonly buildType: string | null } | null>
  /** What anybody can read of the register on that site: paths below its address. */
  readonly unsealed: Seen<readonly string[]>
  /** Everybody who can read, in whatever way. */
  readonly readers: Seen<readonly Reader[]>
  /** The accounts that were invited and have not answered; null for one invited by its e-mail address. */
  readonly invitations: Seen<readonly (string | null)[]>
  readonly deployKeys: Seen<readonly number[]>
  /** The apps of the organisation that may read what stands in a case, wherever they are installed. */
  readonly apps: Seen<readonly App[]>
}

export interface App {
  readonly slug: string
  /** On every repository of the organisation; otherwise GitHub does not tell on which. */
  readonly everywhere: boolean
}

/** What the register itself says about it. */
export interface OwnAccess {
  /** Those who may read today, with their GitHub accounts where organisation.yml names them. */
  readonly staff: readonly { readonly github?: string | undefined }[]
  /** The account in whose name staff without one of their own send cases. */
  readonly machineAccount?: string | undefined
  /** The apps that somebody looked up: they are not installed here. */
  readonly appsElsewhere: readonly string[]
  /** The text of .github/CODEOWNERS; null where there is none. */
  readonly codeOwners: string | null
  /** The files with keys of those who left, or whom organisation.yml does not know. */
  readonly formerKeys: readonly string[]
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

/** The access audit. `page` makes a link from a path below the repository's own address. */
export function accessChecks(facts: AccessFacts, own: OwnAccess, page: Page): Check[] {
  const { staff, machineAccount, appsElsewhere, codeOwners, formerKeys } = own
  const ofStaff = staff.flatMap(({ github }) => github ?? [])
  const accounts = machineAccount ? [...ofStaff, machineAccount] : ofStaff
  const withoutAccount = machineAccount ? 0 : staff.length - ofStaff.length
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
    ...checksOf('Pages is published by Actions only', facts.pages, pagesWrong, {
      next: 'Settings → Pages → Source: choose "GitHub Actions".',
      link: page('settings/pages'),
    }),
    ...checksOf(
      'nothing of the register is published unsealed',
      facts.unsealed,
      (paths) => paths.map((path) => `everybody can read ${path}`),
      {
        next: 'Settings → Pages → Unpublish site, at once. Then find out which run of publish put it there, and tell those whose complaint it is.',
        link: page('settings/pages'),
      },
    ),
    ...checksOf('everything but the cases has an owner', { value: codeOwners }, codeOwnersWrong, {
      next: 'Let .github/CODEOWNERS say, in this order: `* @organisation/administrators`, then `/cases/` without an owner, then the lines after it in the template. The last line that matches wins.',
      link: page('edit/main/.github/CODEOWNERS'),
    }),
    ...protectionChecks(facts, administratorsIn(codeOwners, facts.account, facts.teams), page),
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
      {
        next: 'Invite the account with the role Write, or give the person an `until` in organisation.yml. For staff without one: machineAccount.',
        link: people,
      },
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
    ...checksOf(
      'nobody who left has a key',
      { value: formerKeys },
      (files) => files.map((file) => `${file} holds a key of somebody who is no reader`),
      {
        next: 'Delete the file, by pull request. What these keys could open before, they still open, where somebody kept it.',
        link: page('tree/main/site/keys'),
      },
    ),
    ...checksOf('there are no deploy keys', facts.deployKeys, (keys) => keys.map((id) => `the deploy key ${id} reads everything`), {
      next: 'Delete it: a key stays when the person who made it has gone.',
      link: page('settings/keys'),
    }),
    ...appChecks(facts.apps, appsElsewhere, page('settings/installations')),
  ]
}

/** An app on chosen repositories may be here or not: GitHub does not tell. Somebody has to look, and to write down what they saw. */
function appChecks(apps: AccessFacts['apps'], elsewhere: readonly string[], link: string): Check[] {
  const what = 'no app reads the register'
  const here = checksOf(what, apps, (all) => all.filter((app) => app.everywhere).map(({ slug }) => `the app ${slug} can read`), {
    next: 'Take the repository from the app, or remove the app.',
    link,
  })
  if ('unseen' in apps) return here
  const unknown = apps.value.filter(({ slug, everywhere }) => !everywhere && !elsewhere.includes(slug))
  const unseen = unknown.flatMap(({ slug }) =>
    checksOf(what, { unseen: `the app ${slug} is on chosen repositories, and GitHub does not tell on which` }, () => [], {
      next: 'Organisation → Settings → GitHub Apps → Configure: if this repository is not chosen, write the app under appsElsewhere in organisation.yml.',
      link,
    }),
  )
  return unseen.length ? [...here.filter(({ state }) => state === 'wrong'), ...unseen] : here
}

/** GitHub's account names do not tell capitals apart. */
function folded(login: string): string {
  return login.toLowerCase()
}

function pagesWrong(pages: { readonly public: boolean; readonly buildType: string | null } | null): string[] {
  if (!pages || pages.buildType === 'workflow') return []
  return [pages.public ? 'it publishes a branch to everybody, and with it the register' : 'it publishes a branch, and with it the register']
}
