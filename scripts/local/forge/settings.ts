// The settings of the repository that the forge stands for.
import { generateKeyPairSync } from 'node:crypto'

/** A ruleset that is in force. */
export interface Ruleset {
  id: number
  name: string
  /** `push`: on every push, whatever the branch. Left out: on `branches`. */
  target?: 'branch' | 'push'
  branches: string[]
  rules: { type: string; parameters?: unknown }[]
  /** Whether the owner of the token may pass it by; left out: never. */
  canPass?: string
  /** Who may pass it by; left out: nobody. */
  passers?: { actor_id: number | null; actor_type: string; bypass_mode: string }[]
}

export interface Settings {
  visibility: 'private' | 'public' | 'internal'
  forking: boolean
  owner: 'Organization' | 'User'
  /** Empty: the token may not see it. */
  plan: string
  /** Null: there is no Pages site. `files`: what lies there, by path below its address; left out: nothing. */
  pages: { public: boolean; build_type: 'workflow' | 'legacy'; files?: Record<string, string> } | null
  readers: { login: string; how: 'direct' | 'outside' | 'organisation' }[]
  /** Null: invited by e-mail address. */
  invitations: (string | null)[]
  /** Left out: their role is to write. */
  teams: { id: number; slug: string; members: string[]; permission?: string }[]
  deployKeys: number[]
  /** Left out: on every repository. */
  apps: { slug: string; permissions: Record<string, string>; selection?: 'all' | 'selected' }[]
  rulesets: Ruleset[]
  /** Whether the token may change rulesets: only then GitHub shows who may pass them by. */
  mayChangeRules: boolean
  /** Null: there is none. `branches` null: every branch may use it. */
  environment: { branches: string[] | null; secrets: string[] } | null
  /** The secrets of the repository itself; left out: none. */
  repositorySecrets?: string[]
  /** When a secret was set last, by its name: an instant; left out: long ago. */
  secretsSetAt?: Record<string, string>
  /** That of the public page, which GitHub makes. */
  pagesEnvironment: { branches: string[] | null } | null
  /** For which secrets are sealed: an X25519 pair, each half in base64. */
  secretsKey: { publicKey: string; privateKey: string }
  /** The secrets that were given, as they were sealed. */
  sealed: Record<string, string>
  labels: string[]
  actions: { enabled: boolean; allowed: 'all' | 'local_only' | 'selected'; ofGitHub: boolean }
  workflows: { name: string; state: 'active' | 'disabled_manually' }[]
  codeOwnerErrors: number
}

/** A fresh copy of the template on a paid plan, before doctor: nothing is protected yet. `accounts` can read it. */
export function freshSettings(accounts: readonly string[]): Settings {
  return {
    visibility: 'private',
    forking: false,
    owner: 'Organization',
    plan: 'team',
    pages: { public: true, build_type: 'workflow' },
    readers: accounts.map((login) => ({ login, how: 'direct' })),
    invitations: [],
    teams: [],
    deployKeys: [],
    apps: [],
    rulesets: [],
    mayChangeRules: true,
    environment: null,
    pagesEnvironment: { branches: ['main'] },
    secretsKey: newKey(),
    sealed: {},
    labels: ['bug', 'question'],
    actions: { enabled: true, allowed: 'all', ofGitHub: true },
    workflows: ['audit', 'check', 'nightly', 'publish', 'test'].map((name) => ({ name, state: 'active' })),
    codeOwnerErrors: 0,
  }
}

function newKey(): Settings['secretsKey'] {
  const { x = '', d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  const [publicKey = '', privateKey = ''] = [x, d].map((half) => Buffer.from(half, 'base64url').toString('base64'))
  return { publicKey, privateKey }
}
