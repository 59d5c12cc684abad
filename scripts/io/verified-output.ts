// What `verify` tells: branches, commits and files, never what is in them.
import type { Verified } from '../procedure/broken.ts'
import { paint, plain } from './terminal.ts'

/** The most that is told of one branch; the first is what matters. */
const MOST_LINES = 50

/** The result for one branch in lines, the first commit that breaks something before all others. */
export function verifiedLines({ branch, commits, broken, notes }: Verified): string[] {
  const told = broken
    .slice(0, MOST_LINES)
    .map(({ commit, file, what }) => `  ${commit.slice(0, 10)}  ${file ? `${plain(file)}: ` : ''}${what}`)
  const more = broken.length - told.length
  return [
    broken.length
      ? paint(
          'red',
          `${branch}: ${commits} commits, and ${broken.length} times something was done that nobody may do, first by ${broken[0]?.commit}:`,
        )
      : `${branch}: ${commits} commits, and nothing was ever done that nobody may do.`,
    ...told,
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...notes.map((note) => `  ${note}`),
  ]
}
