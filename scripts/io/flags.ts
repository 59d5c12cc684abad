// Flags: what everybody must see until it is put right. One interface; here the implementation for one machine.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { flagText } from '../procedure/flag-text.ts'
import type { FlaggedCase } from '../procedure/flags.ts'
import type { PutBack } from '../procedure/put-back.ts'

export interface Flags {
  /**
   * Makes the flags that are shown the same as those that are wanted; running it twice changes nothing. `known` are the
   * cases that could be read: the flag of another is left as it is.
   */
  readonly reconcile: (wanted: readonly FlaggedCase[], known: ReadonlySet<string>) => Promise<void>
  /** Tells all staff what was put back in the record of the letters: each once, whatever runs twice. */
  readonly tell: (putBacks: readonly PutBack[]) => Promise<void>
}

/** The flags of a case in words: number, promises, letters, dates. Never a name. */
export function flagLine({ case: id, flags }: FlaggedCase): string {
  return `${id}: ${flags.map((flag) => flagText(flag, 'en')).join('; ')}`
}

/** What was put back in words: commits, never what was in them. */
export function putBackLine({ commit, unsigned }: PutBack): string {
  const [last = '', ...before] = unsigned.map((id) => id.slice(0, 10))
  const which = before.length ? `${unsigned.length} commits up to ${last} are` : `the commit ${last} is`
  return `On the branch letters ${which} not signed by the register. Nothing of it was believed or sent, and commit ${commit.slice(0, 10)} has put the letters back. Find out who pushed it.`
}

/** Flags in a file on this machine. */
export function flagsInFile(file: string): Flags {
  return {
    reconcile: async (wanted) => {
      mkdirSync(dirname(file), { recursive: true })
      const text = wanted.length ? wanted.map((flag) => `- ${flagLine(flag)}`).join('\n') : 'No case is flagged.'
      writeFileSync(file, `# Flags\n\n${text}\n`)
    },
    tell: async (putBacks) => {
      if (!putBacks.length) return
      mkdirSync(dirname(file), { recursive: true })
      appendFileSync(file, `\n## The record of the letters\n\n${putBacks.map(putBackLine).join('\n')}\n`)
    },
  }
}
