// Flags: what everybody must see until it is put right. One interface; here the implementation for one machine.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { flagText } from '../procedure/flag-text.ts'
import type { FlaggedCase } from '../procedure/flags.ts'

export interface Flags {
  /**
   * Makes the flags that are shown the same as those that are wanted; running it twice changes nothing. `known` are the
   * cases that could be read: the flag of another is left as it is.
   */
  readonly reconcile: (wanted: readonly FlaggedCase[], known: ReadonlySet<string>) => Promise<void>
}

/** The flags of a case in words: number, promises, letters, dates. Never a name. */
export function flagLine({ case: id, flags }: FlaggedCase): string {
  return `${id}: ${flags.map((flag) => flagText(flag, 'en')).join('; ')}`
}

/** Flags in a file on this machine. */
export function flagsInFile(file: string): Flags {
  return {
    reconcile: async (wanted) => {
      mkdirSync(dirname(file), { recursive: true })
      const text = wanted.length ? wanted.map((flag) => `- ${flagLine(flag)}`).join('\n') : 'No case is flagged.'
      writeFileSync(file, `# Flags\n\n${text}\n`)
    },
  }
}
