// The way to GitHub, opened with a token. Nothing is asked before the first verb.
import { callsTo, type Way } from './calls.ts'
import { follow } from './follow.ts'
import type { Address, GitHub } from './github.ts'
import { merge } from './merge.ts'
import { propose } from './propose.ts'
import { casesSince, documentsOf, lettersOf, mainNow, numbersTaken, rulesNow, textAt } from './read.ts'
import { withdraw } from './withdraw.ts'

export function openGitHub(address: Address, token: string, way?: Way): GitHub {
  const calls = callsTo(address, token, way)
  return {
    mainNow: async () => ({ commit: await mainNow(calls) }),
    numbersTaken: () => numbersTaken(calls),
    rulesNow: (commit) => rulesNow(calls, commit),
    caseText: (commit, number) => textAt(calls, commit, `cases/${number}.md`),
    documentsOf: (commit, number) => documentsOf(calls, commit, number),
    lettersOf: (number) => lettersOf(calls, number),
    casesSince: (commit) => casesSince(calls, commit),
    propose: (wanted) => propose(calls, wanted),
    follow: (pull, signal) => follow(calls, pull, signal),
    withdraw: (pull) => withdraw(calls, pull),
    merge: (pull) => merge(calls, pull),
  }
}
