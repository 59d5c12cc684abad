// npm run -s verify: whether anybody ever did to the register what nobody may do, over its whole history.
import { resolve } from 'node:path'
import { options, run } from './io/command.ts'
import { verifyLetters } from './io/git/verify-letters.ts'
import { verifiedLines } from './io/verified-output.ts'

await run(async () => {
  const asked = options({ root: { type: 'string' } })
  const root = resolve(asked.root ?? '.')
  const branches = [await verifyLetters(root)]
  for (const verified of branches) console.log(verifiedLines(verified).join('\n'))
  return branches.some(({ broken }) => broken.length) ? 1 : 0
})
