import { expect, test } from 'vitest'
import { type NightDone, nightRuns } from './night-runs.ts'

/** Runs that end when they are told to. */
function heldRuns() {
  const ends: ((outcome: NightDone | Error) => void)[] = []
  const runs = nightRuns(
    () =>
      new Promise((resolve, reject) => {
        ends.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)))
      }),
  )
  return { ...runs, ends }
}
const done = (line: string) => ({ lines: [line] }) as unknown as NightDone
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('a run that is asked for during another begins after it, and only the last one is told of', async () => {
  const { run, last, ends } = heldRuns()
  expect(last()).toEqual({ state: 'none' })
  const [first, second] = [run(), run()]
  await settled()
  expect([ends.length, last().state]).toEqual([1, 'running'])
  ends[0]?.(done('first'))
  await first
  await settled()
  expect([ends.length, last().state]).toEqual([2, 'running'])
  ends[1]?.(done('second'))
  await second
  await settled()
  expect(last()).toEqual({ state: 'done', done: done('second') })
})

test('a run that fails is told of, and the next one runs all the same', async () => {
  const { run, last, ends } = heldRuns()
  const failing = run()
  await settled()
  ends[0]?.(new Error('no remote'))
  await expect(failing).rejects.toThrow('no remote')
  await settled()
  expect(last()).toEqual({ state: 'failed', message: 'no remote' })
  const next = run()
  await settled()
  ends[1]?.(done('next'))
  await next
  await settled()
  expect(last().state).toBe('done')
})
