// Tells a watcher elsewhere that a nightly run ended well, so that silence is noticed. Without HEARTBEAT_URL it does nothing.
import { CouldNotRun, run } from './io/command.ts'

await run(async () => {
  const url = process.env.HEARTBEAT_URL
  if (!url) {
    console.log('No HEARTBEAT_URL: nobody elsewhere notices when the nightly run stays away. The README tells how to set one.')
    return 0
  }
  const parsed = URL.canParse(url) ? new URL(url) : null
  const loopback = parsed && ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname)
  if (!parsed || (parsed.protocol !== 'https:' && !(loopback && parsed.protocol === 'http:')))
    throw new CouldNotRun('HEARTBEAT_URL is not an https address. Copy it once more from the service that watches.')
  // The address is a secret, so no failure may repeat it.
  const answer = await fetch(parsed, { method: 'POST', signal: AbortSignal.timeout(20_000) }).catch(() => null)
  if (!answer?.ok)
    throw new CouldNotRun('The service behind HEARTBEAT_URL did not answer well. It will call as if the run had stayed away.')
  console.log('The heartbeat is out.')
  return 0
})
