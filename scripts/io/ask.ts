// Questions to whoever sits at the terminal.
import { createInterface } from 'node:readline/promises'
import { CouldNotRun } from './command.ts'

export interface Ask {
  /** One line; `already` where only Enter is pressed. Throws CouldNotRun where nobody answers any more. */
  readonly line: (question: string, already: string) => Promise<string>
  /** Lines up to one with nothing but a full stop; `already` where that is the first. Throws the same. */
  readonly lines: (question: string, already: string) => Promise<string>
  /** What is wrong, or a heading. */
  readonly tell: (text: string) => void
  readonly end: () => void
}

/** Questions on this terminal; null where there is none, as in a script. */
export function askOnTerminal(): Ask | null {
  return process.stdin.isTTY && process.stdout.isTTY ? askOn(process.stdin, process.stdout) : null
}

export function askOn(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Ask {
  const terminal = createInterface({ input, output })
  const answers = terminal[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const { done, value } = await answers.next()
    if (done) throw new CouldNotRun('You stopped before the last answer, so nothing was written.')
    return value
  }
  const say = (text: string) => output.write(text)
  return {
    line: async (question, already) => {
      say(`${question}${already && ` [${already}]`}: `)
      return (await next()).trim() || already
    },
    lines: async (question, already) => {
      say(`${question}, ending with a line that has only a full stop${already && ' (a full stop alone keeps what you wrote)'}:\n`)
      const written: string[] = []
      for (let row = await next(); row !== '.'; row = await next()) written.push(row)
      return written.length ? written.join('\n') : already
    },
    tell: (text) => say(`${text}\n`),
    end: () => terminal.close(),
  }
}
