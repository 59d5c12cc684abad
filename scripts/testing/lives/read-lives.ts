// Ten lives to read, as the client would: `npm run -s lives -- --seed N [--lives 10]`. What happened stands on the left, the letter that
// the client got on the right.
import { parseArgs } from 'node:util'
import type { CalendarDate } from '../../procedure/calendar.ts'
import { improvise } from './improvise.ts'
import type { Letter, Life } from './life.ts'
import { relive } from './live.ts'
import { answerOf, told } from './story.ts'

const LEFT = 44
const RIGHT = 92

// Read with `less` or `head`, which may stop before the end.
process.stdout.on('error', () => process.exit())

const { values } = parseArgs({ options: { lives: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } } })
for (let index = 0; index < Number(values.lives); index++) process.stdout.write(`${pageOf(Number(values.seed) + index)}\n\n`)

/** A life in two columns: what was done, and the letters. */
function pageOf(seed: number): string {
  const { life, faults } = improvise(seed)
  const lines = [heading(life), '']
  let happened: string[] = []
  let day: CalendarDate | null = null
  const happen = (on: CalendarDate, text: string) => {
    happened.push(...wrapped(`${on === day ? '' : `${on}  `}${text}`, LEFT))
    day = on
  }
  const flush = (letter: readonly string[]) => {
    for (let row = 0; row < Math.max(happened.length, letter.length); row++)
      lines.push(`${(happened[row] ?? '').padEnd(LEFT)} │ ${letter[row] ?? ''}`.trimEnd())
    happened = []
  }
  relive(life, {
    doing: (doing) => {
      if (doing.what !== 'run') happen(doing.on, told(doing))
    },
    letters: (on, letters) => {
      for (const letter of letters) {
        happen(on, `${letter.name}: ${answerOf(letter)}`)
        flush([...asRead(letter), ''])
      }
    },
  })
  flush([])
  return [...lines, ...faults.map(({ on, rule, message }) => `!! ${on} [${rule}] ${message}`)].join('\n')
}

function heading({ seed, id, head, mail }: Life): string {
  const { received, channel, language, complainant, about, summary } = head
  const who = about.length ? about.join(', ') : 'nobody'
  const line = `Life ${seed}: ${id}, received ${received} by ${channel}, ${language}, ${complainant.email ?? 'no e-mail'}, about ${who}, mail ${mail}`
  return `${'═'.repeat(LEFT + RIGHT + 3)}\n${line}\n${summary}`
}

function asRead({ subject, body }: Letter): string[] {
  return [subject, '', ...body.trimEnd().split('\n')].flatMap((line) => wrapped(line, RIGHT))
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + word.length + 1 > width) {
      lines.push(line)
      line = `  ${word}`
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}
