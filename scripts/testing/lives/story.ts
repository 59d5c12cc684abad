// A life as a short story: what was done each day, what was written, and what was wrong.
import type { CalendarDate } from '../../procedure/calendar.ts'
import type { Doing, Fault, Letter, Life } from './life.ts'
import { relive } from './live.ts'

/** The life in lines, a day with something in it after another. */
export function story(life: Life, faults: readonly Fault[]): string {
  const { head, mail, seed } = life
  const lines = [
    `seed ${seed}: received ${head.received} by ${head.channel}, ${head.language}, ${head.complainant.email ?? 'no e-mail'}, about ${head.about.join(', ') || 'nobody'}, handler ${head.handler}, mail ${mail}`,
  ]
  let today: CalendarDate | null = null
  const line = (on: CalendarDate, text: string) => {
    lines.push(`${on === today ? '          ' : on}  ${text}`)
    today = on
  }
  let quiet = 0
  const hush = () => {
    if (quiet) lines.push(`            ${quiet} run${quiet > 1 ? 's' : ''} that wrote nothing`)
    quiet = 0
  }
  relive(life, {
    doing: (doing) => {
      if (doing.what === 'run') return
      hush()
      line(doing.on, told(doing))
    },
    letters: (on, letters) => {
      if (!letters.length) quiet++
      else hush()
      for (const letter of letters) line(on, `→ ${letter.name}${letter.expected ? ` (${letter.expected})` : ''}: ${answerOf(letter)}`)
    },
  })
  hush()
  return [...lines, ...faults.map(({ on, rule, message }) => `!! ${on} [${rule}] ${message}`)].join('\n')
}

/** What was done, in a line. */
export function told(doing: Doing): string {
  switch (doing.what) {
    case 'run':
      return 'run'
    case 'step': {
      const { on, step, by: _by, note: _note, ...fields } = doing.step
      const rest = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
      return `${step}${on === doing.on ? '' : ` (on ${on})`}${rest.length ? ` {${rest.join(', ')}}` : ''}`
    }
    case 'edit':
      return `the file now has ${doing.head.complainant.email ?? 'no e-mail'}, handler ${doing.head.handler}`
    case 'returned':
      return `${doing.letter} comes back`
    default:
      return doing satisfies never
  }
}

/** How a letter fared when it was handed over. */
export function answerOf(letter: Letter): string {
  if (!letter.address) return 'to print'
  if (letter.sentOn) return 'accepted'
  if (letter.refusedOn) return 'refused'
  return letter.attempts ? 'no answer' : 'mail server down'
}
