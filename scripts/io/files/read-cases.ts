// All cases, read by as many threads as the machine has cores (at most four): each takes the next batch until none is left.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Problem } from '../../procedure/problem.ts'
import { type Basis, type Found, type ReadCase, readCase } from './read-case.ts'
import type { Reading } from './reading.ts'

/** What is asked of a batch: its problems only, or the cases as well. */
export type Wanted = 'problems' | 'everything'

export interface Batch {
  /** Empty where only problems are wanted. */
  readonly cases: readonly (ReadCase & { readonly name: string })[]
  readonly problems: readonly Problem[]
  readonly files: number
}

/** What a thread is started with. */
export interface Work {
  readonly batches: readonly (readonly Found[])[]
  readonly basis: Basis
  readonly wanted: Wanted
  /** The number of the next batch that nobody has taken. Shared by all threads. */
  readonly next: Int32Array
  /** How far this thread is: one of STAGE. */
  readonly stage: Int32Array
  /** Takes `[number of the batch, batch]`. */
  readonly answers: MessagePort
}

export const STAGE = { starting: 0, reading: 1, done: 2 } as const

const BATCH_SIZE = 100
/** Fewer names are read before a second thread would have started. */
const WORTH_A_THREAD = 1000
const MOST_THREADS = 4
const TIMEOUT_MS = 30_000
const THREAD = join(import.meta.dirname ?? '', 'read-cases-thread.ts')

/** Reads everything in `found`, in that order. A thread that fails or hangs costs time only: what it took is read here. */
export function readCases(found: readonly Found[], basis: Basis, wanted: Wanted, file = THREAD): Batch[] {
  const batches = Array.from({ length: Math.ceil(found.length / BATCH_SIZE) }, (_, at) =>
    found.slice(at * BATCH_SIZE, (at + 1) * BATCH_SIZE),
  )
  const next = new Int32Array(new SharedArrayBuffer(4))
  // Bundled into the site, this file has no thread beside it.
  const helpers = found.length < WORTH_A_THREAD || !existsSync(file) ? 0 : Math.min(availableParallelism(), MOST_THREADS) - 1
  const threads = Array.from({ length: helpers }, () => startThread(file, { batches, basis, wanted, next }))
  const read = new Map<number, Batch>()
  for (let at = take(next); at < batches.length; at = take(next)) read.set(at, readBatch(batches[at]!, basis, wanted))
  for (const thread of threads) for (const [at, batch] of thread.finish()) read.set(at, batch)
  return batches.map((names, at) => read.get(at) ?? readBatch(names, basis, wanted))
}

/** The number of the next batch, which is then taken. */
export function take(next: Int32Array): number {
  return Atomics.add(next, 0, 1)
}

export function readBatch(found: readonly Found[], basis: Basis, wanted: Wanted): Batch {
  const reading: Reading = { root: basis.root, problems: [], files: 0 }
  const cases: (ReadCase & { name: string })[] = []
  for (const each of found) {
    const { case: own, letters, reminders } = readCase(reading, each, basis)
    if (wanted === 'everything') cases.push({ name: each.name, case: own, letters, reminders })
  }
  return { cases, problems: reading.problems, files: reading.files }
}

function startThread(file: string, work: Omit<Work, 'stage' | 'answers'>): { finish: () => [number, Batch][] } {
  const stage = new Int32Array(new SharedArrayBuffer(4))
  const { port1: here, port2: answers } = new MessageChannel()
  const thread = new Worker(file, { workerData: { ...work, stage, answers } satisfies Work, transferList: [answers] })
  // What it took and did not answer is read here.
  thread.on('error', () => {})
  thread.unref()
  return {
    finish: () => {
      // One that has not begun by now has taken nothing, and never will.
      if (Atomics.load(stage, 0) === STAGE.reading) Atomics.wait(stage, 0, STAGE.reading, TIMEOUT_MS)
      const answered: [number, Batch][] = []
      for (let got = receiveMessageOnPort(here); got; got = receiveMessageOnPort(here)) answered.push(got.message)
      here.close()
      thread.terminate()
      return answered
    },
  }
}
