// npm run soak:reader -- --files 1000000 [--seed 1]: reads random and mutated case files; none may crash the reader.
import { CouldNotRun, options, run } from '../../io/command.ts'
import { readRegister } from '../../io/files/register.ts'
import { day } from '../../procedure/calendar.ts'
import { registerFolder, removeTemporaryFolders } from '../register-folder.ts'
import { dice, garbled } from './garble.ts'
import { readGarbled } from './read-garbled.ts'

const SHOWN_EVERY = 50_000

await run(() => {
  const asked = options({ files: { type: 'string' }, seed: { type: 'string' } })
  const files = Number(asked.files ?? 1_000_000)
  const seed = Number(asked.seed ?? 1)
  if (!Number.isInteger(files) || files < 1 || !Number.isInteger(seed)) throw new CouldNotRun('--files and --seed need whole numbers.')
  const { organisation, policies } = readRegister(registerFolder(), day('2026-11-22'))
  removeTemporaryFolders()
  const around = { organisation: organisation!, policy: policies[0]! }
  const roll = dice(seed)
  const refusals = new Map<string, number>()
  let good = 0
  let crashes = 0
  let slowest = 0
  const started = performance.now()
  for (let file = 1; file <= files; file++) {
    const bytes = garbled(roll)
    const before = performance.now()
    try {
      const problems = readGarbled(bytes, around)
      if (!problems.length) good++
      for (const { code } of problems) refusals.set(code, (refusals.get(code) ?? 0) + 1)
    } catch (error) {
      crashes++
      // The files are invented here, so they may be shown.
      if (crashes <= 5) console.error(error, JSON.stringify(bytes.toString('latin1')))
    }
    slowest = Math.max(slowest, performance.now() - before)
    if (file % SHOWN_EVERY === 0) console.error(`${file} of ${files} files, ${crashes} crashes`)
  }
  const seconds = (performance.now() - started) / 1000
  const counts = [...refusals].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`)
  console.log(`${files} files in ${seconds.toFixed(1)} s: ${good} good, ${crashes} crashes, slowest ${slowest.toFixed(1)} ms.`)
  console.log(`Problems by rule: ${counts.join(', ')}.`)
  return crashes ? 1 : 0
})
