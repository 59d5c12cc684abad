// The benchmark's numbers for people and for programs.
import { table } from '../io/terminal.ts'
import type { CheckTimes } from './check-bench.ts'
import { PEERS } from './peer-projects.ts'
import type { PlanTimes } from './plan-bench.ts'
import type { SealedTimes } from './sealed-bench.ts'
import { WAYS, type Way } from './sealing-costs.ts'
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

const WAY_LABELS: Readonly<Record<Way, string>> = {
  group: 'to the key of the group, as it is done',
  persons: 'to each of nine readers',
  older: 'to a group, by X25519 alone',
}

/** For each size what sealing takes and what a reader waits for; then what a page costs in other ways. */
export function sealedTable(sizes: readonly SealedTimes[]): string {
  const made = sizes.map(({ cases, pages, files, publishSeconds, sealSeconds, pageBytes, hostBytes, reader }) => [
    `${cases} cases`,
    `${pages} pages in ${files} files`,
    inSeconds(publishSeconds),
    inSeconds(sealSeconds),
    inKilobytes(pageBytes),
    inKilobytes(hostBytes),
    inSeconds(reader.unlockSeconds),
    inSeconds(reader.searchSeconds),
    inKilobytes(reader.scriptBytes),
  ])
  const ways = sizes.flatMap(({ cases, costs }) =>
    WAYS.map((way, index) => [
      index ? '' : `${cases} cases`,
      WAY_LABELS[way],
      `${costs[way].milliseconds.toFixed(1)} ms`,
      `${Math.round(costs[way].bytes)} bytes on top`,
    ]),
  )
  const heads = [
    '',
    'for staff',
    'published in',
    'of which sealing',
    'a page',
    'on the host',
    'index after unlocking',
    'searchable in',
    'scripts',
  ]
  return `${table([heads, ...made])}\n\n${table([['', 'a page sealed', 'takes', ''], ...ways])}`
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
