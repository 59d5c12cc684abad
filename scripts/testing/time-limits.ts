// Loaded before every test file: an endless loop ends in a failure and never in a run that goes on for ever.
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'

/** A property that has not finished its cases by then fails, and says with which of them it was busy. */
const PROPERTY_MS = 50_000
/** Nothing else runs in a loop that never lets go, a time limit of vitest included. Longer than any hook may take. */
const SILENT_MS = 150_000

fc.configureGlobal({ interruptAfterTimeLimit: PROPERTY_MS, markInterruptAsFailure: true })

// A thread of its own still runs then: it ends the process of these tests, which vitest reports as a failure.
const WATCH = `
  const { workerData: { beats, limit } } = require('node:worker_threads')
  let [seen, since] = [-1, performance.now()]
  setInterval(() => {
    const now = Atomics.load(beats, 0)
    if (now !== seen) [seen, since] = [now, performance.now()]
    else if (performance.now() - since > limit) {
      require('node:fs').writeSync(2, 'Tests ran for ' + limit / 1000 + ' s without a pause: this is an endless loop. See which file vitest says has failed.\\n')
      process.kill(process.pid, 'SIGKILL')
    }
  }, 1000)
`

declare global {
  /** One watch for each process, also where it runs many test files. */
  var endlessLoopWatch: Worker | undefined
}

if (!globalThis.endlessLoopWatch) {
  const beats = new Int32Array(new SharedArrayBuffer(4))
  const limit = Number(process.env.ENDLESS_LOOP_MS ?? SILENT_MS)
  globalThis.endlessLoopWatch = new Worker(WATCH, { eval: true, workerData: { beats, limit } })
  globalThis.endlessLoopWatch.unref()
  setInterval(() => Atomics.add(beats, 0, 1), 500).unref()
}
