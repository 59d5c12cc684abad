// npm run -s verify: whether anybody ever did to the register what nobody may do, over its whole history.
import { resolve } from 'node:path'
import { options, run } from './io/command.ts'
import { readOrganisation } from './io/files/organisation-file.ts'
import { knownBreaks, withoutKnown } from './io/git/known-breaks.ts'
import { verifyLetters } from './io/git/verify-letters.ts'
import { mainOf, verifyMain } from './io/git/verify-main.ts'
import { summarise } from './io/github/workflow.ts'
import { verifiedLines } from './io/verified-output.ts'

await run(async () => {
  const asked = options({ root: { type: 'string' } })
  const root = resolve(asked.root ?? '.')
  const main = await mainOf(root)
  const known = await knownBreaks(root, main)
  const found = [await verifyMain(root, main, readOrganisation(root).timeZone), await verifyLetters(root)]
  const branches = found.map((verified) => withoutKnown(verified, known))
  const lines = branches.flatMap(verifiedLines)
  console.log(lines.join('\n'))
  await summarise(
    'The history of the register',
    lines.map((line) => `    ${line}`),
  )
  return branches.some(({ broken }) => broken.length) ? 1 : 0
})
