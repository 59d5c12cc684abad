// The shell around every entry: what was asked for on the command line, and how a failure is told.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { failureInWords } from './failure.ts'
import { plain } from './terminal.ts'

/** The command could not do its work at all; the message tells what to do. Exit code 2. */
export class CouldNotRun extends Error {}

/** Runs an entry. Its number is the exit code; a failure is told in words, without the stack or any content of a file. */
export async function run(main: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    process.exitCode = 2
    const known = error instanceof CouldNotRun
    console.error(plain(known ? error.message : failureInWords(error)))
    if (!known && process.env.DEBUG === '1') console.error(error)
  }
}

/** The options of a command. Throws CouldNotRun, naming those there are, for one that does not exist. */
export function options<const T extends NonNullable<ParseArgsConfig['options']>>(spec: T, args = process.argv.slice(2)) {
  try {
    return parseArgs({ args, options: spec, strict: true, allowPositionals: false }).values
  } catch (error) {
    const wrong =
      (error as { code?: string }).code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
        ? 'An option needs a value, or takes none'
        : 'Unknown option'
    const names = Object.entries(spec).map(([name, { type }]) => (type === 'string' ? `--${name} …` : `--${name}`))
    throw new CouldNotRun(`${wrong}; use ${names.join(', ')}.`)
  }
}
