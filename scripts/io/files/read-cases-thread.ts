// A thread that reads cases beside the first one; started by read-cases.ts.
import { workerData } from 'node:worker_threads'
import { readBatch, STAGE, take, type Work } from './read-cases.ts'

const { batches, basis, wanted, next, stage, answers } = workerData as Work

Atomics.store(stage, 0, STAGE.reading)
try {
  for (let at = take(next); at < batches.length; at = take(next)) answers.postMessage([at, readBatch(batches[at]!, basis, wanted)])
} finally {
  Atomics.store(stage, 0, STAGE.done)
  Atomics.notify(stage, 0)
}
