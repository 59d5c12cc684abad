// Ends red for a nightly run that did not do its work, also where its job was skipped or cut off.

import { run } from './io/command.ts'
import { plain } from './io/terminal.ts'

await run(() => {
  const result = process.env.NIGHTLY_RESULT ?? 'unknown'
  console.log(`The nightly run ended in: ${plain(result)}.`)
  return result === 'success' ? 0 : 1
})
