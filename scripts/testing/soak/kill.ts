// npm run soak:kill -- --kills 60 [--disk-gone]: kills real runs at random moments, then counts what was lost and what went out twice.
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { CouldNotRun, options, run } from '../../io/command.ts'
import { caseText } from '../invented-case.ts'
import { countDeliveries } from '../rehearsal/delivery-count.ts'
import { nightly, STALE_AT_ONCE, startNightly } from '../rehearsal/nightly.ts'
import { startPostOffice } from '../rehearsal/post-office.ts'
import { sharedRegister } from '../shared-register.ts'

/** Cases that come in before each run. */
const A_DAY = 8
/** How long a server takes over a message, so that a kill often meets one on its way. */
const MOST_MS_A_MESSAGE = 60
/** About how long a run sends, records and pushes. */
const SENDING_MS = A_DAY * 80

await run(async () => {
  const asked = options({ kills: { type: 'string' }, 'disk-gone': { type: 'boolean' } })
  const wanted = Number(asked.kills ?? 60)
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 1000) throw new CouldNotRun('--kills needs a number up to 1000, such as 60.')

  let onMessage = () => {}
  const office = await startPostOffice({
    answer: async (point) => {
      if (point !== 'MESSAGE') return null
      onMessage()
      await pause(Math.random() * MOST_MS_A_MESSAGE)
      return null
    },
  })
  const rehearsal = await sharedRegister({})
  const cases: string[] = []
  let { root } = rehearsal
  let kills = 0
  let groups = 0
  try {
    for (let round = 0; kills < wanted; round++) {
      const files = newCases(cases)
      await rehearsal.commit(files, root)
      const { process: child, ended } = startNightly(root, { smtpUrl: office.url })
      // Half of the kills take Git and everything else along, as when a machine stops.
      const group = Math.random() < 0.5
      const running = () => child.exitCode === null && child.signalCode === null
      const kill = () => running() && child.pid && process.kill(group ? -child.pid : child.pid, 'SIGKILL')
      // A third of them come before or while it claims, the others while it sends, records and pushes.
      const timers = [setTimeout(kill, Math.random() < 1 / 3 ? Math.random() * 1500 : 20_000)]
      onMessage = () => {
        onMessage = () => {}
        timers.push(setTimeout(kill, Math.random() * SENDING_MS))
      }
      const { code } = await ended
      timers.forEach(clearTimeout)
      onMessage = () => {}
      if (code === null) kills++
      if (code === null && group) groups++
      if (asked['disk-gone']) {
        rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
        root = await rehearsal.clone(`machine-${round}`)
      }
      console.log(`${String(kills).padStart(4)} kills in ${round + 1} runs, ${office.received.length} messages for ${cases.length} cases`)
    }
    for (const _ of [1, 2]) await nightly(root, { smtpUrl: office.url, args: STALE_AT_ONCE })
    const { lost, duplicates, mostCopies, different, unclaimed } = await countDeliveries(rehearsal, office, cases)
    const most = kills * (asked['disk-gone'] ? 10 : 1)
    console.log(
      [
        `${kills} kills, ${groups} of them with everything the run had started; ${cases.length} letters.`,
        `Lost: ${lost.length}. Sent twice: ${duplicates}, at most ${most} allowed; most copies of one: ${mostCopies}.`,
        `Copies that differ: ${different}. Messages without a claim: ${unclaimed.length}.`,
      ].join('\n'),
    )
    return lost.length || duplicates > most || mostCopies > 2 || different || unclaimed.length ? 1 : 0
  } finally {
    await office.close()
    rehearsal.remove()
  }
})

function newCases(cases: string[]): Record<string, string> {
  const files: Record<string, string> = {}
  for (let more = 0; more < A_DAY; more++) {
    const id = `2026-${String(cases.length + 1).padStart(4, '0')}`
    cases.push(id)
    files[`cases/${id}.md`] = caseText()
  }
  return files
}
