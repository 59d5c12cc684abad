// What the forge does for each call, and the fields of its answer; what GitHub says beside them is filled in by the contract.
import { GIT_ANSWERS } from './git-answers.ts'
import { ISSUE_ANSWERS } from './issue-answers.ts'
import type { Operation } from './operations.ts'
import { PULL_ANSWERS } from './pull-answers.ts'
import { SETTINGS_ANSWERS } from './settings-answers.ts'
import type { Answering } from './world.ts'

export const ANSWERS: Readonly<Record<Operation, Answering>> = { ...GIT_ANSWERS, ...ISSUE_ANSWERS, ...PULL_ANSWERS, ...SETTINGS_ANSWERS }
