// The hook of the bare repository: refuses a push that breaks a rule, with GitHub's words. Git names the changes on standard input;
// the forge hands the rules and the actor down in FORGE_PUSH.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type Actor, holds } from './actors.ts'
import { brokenByPush, type Update } from './rules.ts'
import type { Ruleset } from './settings.ts'

export interface PushContext {
  readonly actor: Actor
  readonly rulesets: readonly Ruleset[]
}

const NOTHING = /^0+$/

// What is pushed lies apart until the hook has said yes: Git tells where by its own variables, so nothing of the environment is changed.
const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

function succeeds(...args: string[]): boolean {
  try {
    git(...args)
    return true
  } catch {
    return false
  }
}

function updateOf(line: string): Update {
  const [before = '', after = '', ref = ''] = line.split(' ')
  const does = NOTHING.test(after) ? 'delete' : NOTHING.test(before) ? 'create' : 'update'
  return {
    ref,
    does,
    forward: does !== 'update' || succeeds('merge-base', '--is-ancestor', before, after),
    paths: does === 'delete' ? [] : pathsOfNewCommits(after),
  }
}

/** The paths that commits change which the repository did not have; of a merge those that it changes itself. */
function pathsOfNewCommits(commit: string): string[] {
  const listed = git('log', '--format=', '--name-only', '--no-renames', '-z', '-c', commit, '--not', '--all')
  return [...new Set(listed.split(/[\0\n]/).filter(Boolean))]
}

/** GitHub lets no job touch a workflow. */
function workflowsTouched({ paths }: Update, actor: Actor): string[] {
  if (holds(actor, 'workflows', 'write')) return []
  const touched = paths.filter((path) => path.startsWith('.github/workflows/'))
  return touched.map((path) => `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`)
}

const { actor, rulesets } = JSON.parse(process.env.FORGE_PUSH ?? '') as PushContext
const updates = readFileSync(0, 'utf8').split('\n').filter(Boolean).map(updateOf)
for (const update of updates) {
  const broken = [...brokenByPush(update, rulesets), ...workflowsTouched(update, actor)]
  if (!broken.length) continue
  console.error(`error: GH013: Repository rule violations found for ${update.ref}.\n\n${broken.map((rule) => `- ${rule}\n`).join('\n')}`)
  process.exitCode = 1
}
