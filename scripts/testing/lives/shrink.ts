// The smallest life that shows the same fault: days and doings are taken away as long as it still shows.

import type { Doing, Fault, Life } from './life.ts'
import { relive } from './live.ts'

/** How many shorter lives are tried: enough for a story that a person can read. */
const MOST_TRIES = 300

/** A life with as few doings as possible in which a fault of this rule still shows, and that fault. */
export function shrink(life: Life, rule: string): { life: Life; faults: Fault[] } {
  const faultsIn = (doings: readonly Doing[], changes: Partial<Life> = {}) =>
    relive({ ...life, ...changes, doings }).filter((fault) => fault.rule === rule)
  let tries = MOST_TRIES
  const shows = (doings: readonly Doing[]) => tries-- > 0 && faultsIn(doings).length > 0
  let doings = life.doings
  for (let size = Math.ceil(doings.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = doings.length - size; at > -size; at -= size) {
      const without = [...doings.slice(0, Math.max(0, at)), ...doings.slice(at + size)]
      if (without.length < doings.length && shows(without)) doings = without
    }
  }
  // Quiet mail and steps told on the day itself are easier to read.
  if (life.mail === 'moody' && faultsIn(doings, { mail: 'good' }).length) life = { ...life, mail: 'good' }
  for (const [index, doing] of doings.entries()) {
    if (doing.what !== 'step' || doing.step.on === doing.on) continue
    const onTheDay = doings.with(index, { ...doing, step: { ...doing.step, on: doing.on } } as Doing)
    if (shows(onTheDay)) doings = onTheDay
  }
  const small = { ...life, doings }
  return {
    life: small,
    faults: relive(small)
      .filter((fault) => fault.rule === rule)
      .slice(0, 1),
  }
}
