// Many lives: `npm run lives:soak -- --lives 1000000 --seed 1`. Says how far it is, and tells the smallest story of each sort of fault.
import { parseArgs } from 'node:util'
import { improvise } from './improvise.ts'
import { shrink } from './shrink.ts'
import { story } from './story.ts'

const { values } = parseArgs({ options: { lives: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } } })
const lives = Number(values.lives)
const first = Number(values.seed)
const found = new Map<string, { count: number; seed: number; story: string }>()
const started = performance.now()
for (let index = 0; index < lives; index++) {
  const seed = first + index
  const { life, faults } = improvise(seed)
  for (const rule of new Set(faults.map((fault) => fault.rule))) {
    const known = found.get(rule)
    if (known) {
      known.count++
      continue
    }
    const smallest = shrink(life, rule)
    found.set(rule, { count: 1, seed, story: story(smallest.life, smallest.faults) })
    process.stdout.write(`\nNew after ${index + 1} lives: ${rule}\n${found.get(rule)?.story}\n`)
  }
  if ((index + 1) % 5000 === 0) {
    const seconds = (performance.now() - started) / 1000
    process.stderr.write(`${index + 1} lives, ${Math.round((index + 1) / seconds)} a second, ${found.size} sorts of faults\n`)
  }
}
const sorts = [...found].map(([rule, { count, seed }]) => `${String(count).padStart(7)}  ${rule} (first in life ${seed})`)
process.stdout.write(
  `\n${lives} lives from seed ${first}: ${found.size ? `${found.size} sorts of faults\n${sorts.join('\n')}` : 'no fault'}\n`,
)
if (found.size) process.exitCode = 1
