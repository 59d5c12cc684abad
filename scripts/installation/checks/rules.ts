// Whether a rule in force on GitHub is what is wanted, or stricter. The type of a rule alone says little: a pull request can be asked
// for without anybody's approval, and a check taken from anybody.
import type { Fields } from './workflow-file.ts'

export interface Rule {
  readonly type: string
  readonly parameters?: Fields | undefined
}

/** A rule that is in force on a branch, as GitHub tells of it. */
export interface RuleInForce extends Rule {
  /** The ruleset that it comes from; null where GitHub does not say. */
  readonly ruleset: number | null
}

/** Who may pass a ruleset by. */
export interface Actor {
  readonly type: string
  readonly id: number | null
}

export interface Ruleset {
  readonly id: number
  readonly name: string
  readonly target: string
  readonly active: boolean
  readonly rules: readonly Rule[]
  /** Null: the token may not see it. */
  readonly passers: readonly Actor[] | null
  /** Whether the owner of the token may pass it by, which GitHub tells everybody of himself. */
  readonly tokenPasses: boolean
}

/** Whether the rule is of the wanted type, and each of its parameters at least as strict. */
export function holds(wanted: Rule, rule: Rule): boolean {
  return rule.type === wanted.type && allAtLeast(wanted.parameters ?? {}, rule.parameters ?? {})
}

/** Of these a higher number is stricter; every other number is the number of something. */
const COUNTS = ['required_approving_review_count', 'minimum_approvals']

/** In these every entry is one thing more that is asked for. In any other list the order counts, and one entry takes back another. */
const SETS = ['required_status_checks', 'required_reviewers', 'restricted_file_paths']

function allAtLeast(wanted: Fields, there: Fields): boolean {
  return Object.entries(wanted).every(([name, value]) => isAtLeast(name, value, there[name]))
}

function isAtLeast(name: string, wanted: unknown, there: unknown): boolean {
  if (typeof wanted === 'boolean') return !wanted || there === true
  if (COUNTS.includes(name)) return typeof there === 'number' && there >= Number(wanted)
  if (SETS.includes(name) && Array.isArray(wanted))
    return Array.isArray(there) && wanted.every((one) => there.some((other) => isEntry(one, other)))
  if (isFields(wanted)) return isFields(there) && allAtLeast(wanted, there)
  return JSON.stringify(there) === JSON.stringify(wanted)
}

function isEntry(wanted: unknown, there: unknown): boolean {
  return isFields(wanted) ? isFields(there) && allAtLeast(wanted, there) : wanted === there
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
