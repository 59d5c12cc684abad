// What the forge remembers beside Git: issues, comments, pull requests and runs, in memory or also in a file.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

export interface Issue {
  readonly number: number
  title: string
  body: string
  state: 'open' | 'closed'
  stateReason: string | null
  labels: string[]
  assignees: string[]
  readonly by: string
  readonly createdAt: string
  updatedAt: string
}

export interface Comment {
  readonly id: number
  /** The number of the issue or pull request. */
  readonly on: number
  body: string
  readonly by: string
  readonly createdAt: string
  updatedAt: string
}

export interface Pull {
  readonly number: number
  readonly branch: string
  title: string
  body: string
  state: 'open' | 'closed'
  mergedAt: string | null
  /** When it was closed without being merged; absent where it was not, or an earlier version of the forge closed it. */
  closedAt?: string
  /** The cases that it changed, by number, once it is merged. */
  cases?: readonly string[]
  /** The commit it ended with; null while it is open, when the branch tells. */
  head: string | null
  readonly by: string
  readonly createdAt: string
  /** Who approved it, and which commit they saw. */
  readonly approvals: { readonly by: string; readonly commit: string }[]
}

/** A run of a workflow that ended. */
export interface Run {
  readonly id: number
  readonly workflow: string
  readonly conclusion: 'success' | 'failure'
  readonly at: string
  /** As `run-name` calls it; the workflow's own name where it is absent. */
  readonly title?: string
  /** What started it, and in whose name. */
  readonly event?: string
  readonly actor?: string
}

export interface State {
  last: number
  readonly issues: Issue[]
  readonly comments: Comment[]
  readonly pulls: Pull[]
  readonly runs: Run[]
}

export interface Memory {
  readonly state: State
  /** A number that was not given before: issues and pull requests share them. */
  readonly next: () => number
  readonly save: () => void
}

/** Remembers in `file`; null: in memory only. */
export function memory(file: string | null): Memory {
  const state: State =
    file && existsSync(file)
      ? remembered(JSON.parse(readFileSync(file, 'utf8')) as State)
      : { last: 0, issues: [], comments: [], pulls: [], runs: [] }
  return {
    state,
    next: () => ++state.last,
    save: () => {
      if (!file) return
      writeFileSync(`${file}.new`, JSON.stringify(state, null, 1))
      renameSync(`${file}.new`, file)
    },
  }
}

/** What an earlier version of the forge wrote down knows of no approvals. */
function remembered(state: State): State {
  return { ...state, pulls: state.pulls.map((pull) => ({ ...pull, approvals: pull.approvals ?? [] })) }
}
