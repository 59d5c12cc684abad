// The benchmark's numbers for people and for programs.
import { table } from '../io/terminal.ts'
import type { CheckTimes } from './check-bench.ts'
import { PEERS } from './peer-projects.ts'
import type { PlanTimes } from './plan-bench.ts'
import type { StaffTimes } from './staff-bench.ts'

/** `{check: [{cases, seconds, floorSeconds, peers, peakMegabytes}]}`: seconds to the millisecond, warm where a peer keeps anything. */
export function checkJson(sizes: readonly CheckTimes[]): string {
  const check = sizes.map(({ cases, seconds, floorSeconds, peers, peakMegabytes }) => ({
    cases,
    seconds: rounded(seconds),
    floorSeconds: rounded(floorSeconds),
    peers: Object.fromEntries(PEERS.map((peer) => [peer, peers[peer] && rounded(peers[peer].seconds)])),
    peakMegabytes,
  }))
  return JSON.stringify({ check })
}

/** A table with a row for each reader at each size, and how `check` compares with it. */
export function checkTable(sizes: readonly CheckTimes[]): string {
  const rows = sizes.flatMap(({ cases, seconds, floorSeconds, peers, peakMegabytes }) => [
    [`${cases} cases`, 'check', inSeconds(seconds), `${Math.round((seconds / cases) * 1e6)} µs a case, at most ${peakMegabytes} MB`],
    ['', 'floor', inSeconds(floorSeconds), `check takes ${(seconds / floorSeconds).toFixed(2)} times as long`],
    ...PEERS.map((peer) => {
      const times = peers[peer]
      if (!times) return ['', peer, '-', 'could not be measured']
      const cold = times.coldSeconds === null ? '' : `; cold ${inSeconds(times.coldSeconds)}`
      return ['', peer, inSeconds(times.seconds), `check is ${(times.seconds / seconds).toFixed(1)} times as fast${cold}`]
    }),
  ])
  return table(rows)
}

/** Rows for plan, check and floor at each size, on a register with letters. */
export function planTable(sizes: readonly PlanTimes[]): string {
  const rows = sizes.flatMap(({ cases, letters, planSeconds, checkSeconds, floorSeconds, peakMegabytes }) => [
    [
      `${cases} cases, ${letters} letters`,
      'plan',
      inSeconds(planSeconds),
      `${times(planSeconds, floorSeconds)}, at most ${peakMegabytes} MB`,
    ],
    ['', 'check', inSeconds(checkSeconds), times(checkSeconds, floorSeconds)],
    ['', 'floor', inSeconds(floorSeconds), ''],
  ])
  return table(rows)
}

function times(seconds: number, floorSeconds: number): string {
  return `${(seconds / floorSeconds).toFixed(2)} times the floor`
}

/** A row for each size: how long the staff pages take to build, also after a change, how heavy the overview is and how long it takes to open, to be searched, and to answer a key. */
export function staffTable(sizes: readonly StaffTimes[]): string {
  const rows = sizes.map(
    ({
      cases,
      buildSeconds,
      oneChangedSeconds,
      noneChangedSeconds,
      indexBytes,
      openBytes,
      openSeconds,
      searchSeconds,
      keystrokeMedian,
      keystroke95,
    }) => [
      `${cases} cases`,
      inSeconds(buildSeconds),
      inSeconds(oneChangedSeconds),
      inSeconds(noneChangedSeconds),
      inKilobytes(indexBytes),
      inKilobytes(openBytes),
      inSeconds(openSeconds),
      inSeconds(searchSeconds),
      `${keystrokeMedian.toFixed(0)} ms`,
      `${keystroke95.toFixed(0)} ms`,
    ],
  )
  return table([
    [
      '',
      'build',
      'one case changed',
      'none',
      'overview',
      'with all it loads',
      'opens in',
      'searchable in',
      'keystroke',
      '95 of 100 within',
    ],
    ...rows,
  ])
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

function inKilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`
}

function inSeconds(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`
}
