// Flags: what everybody must see until it is put right. One interface; here the implementation for one machine.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { OBLIGATION_LABELS } from '../../procedure/glossary.ts'
import type { Flag } from '../../procedure/reminders.ts'

export interface Flags {
  /**
   * Makes the flags that are shown the same as those that are wanted; running it twice changes nothing. `known` are the
   * cases that could be read: the flag of another is left as it is.
   */
  readonly reconcile: (wanted: readonly Flag[], known: ReadonlySet<string>) => Promise<void>
}

/** A flag in words: number, promise, days. Never a name. */
export function flagText({ case: id, overdue, notReached }: Flag): string {
  const late = overdue.map(
    ({ kind, due, daysLate }) => `${OBLIGATION_LABELS.en[kind]} due ${due}, ${daysLate} ${daysLate === 1 ? 'day' : 'days'} late`,
  )
  const unreached = notReached.map((path) => `the client has not been reached (${path})`)
  return `${id}: ${[...late, ...unreached].join('; ')}`
}

/** Flags in a file on this machine. */
export function flagsInFile(file: string): Flags {
  return {
    reconcile: async (wanted) => {
      mkdirSync(dirname(file), { recursive: true })
      const text = wanted.length ? wanted.map((flag) => `- ${flagText(flag)}`).join('\n') : 'No case is flagged.'
      writeFileSync(file, `# Flags\n\n${text}\n`)
    },
  }
}
