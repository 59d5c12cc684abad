// npm run bench: how long `check` takes on generated registers, beside the least it could take and what others take; and how the
// staff pages and the sealed site hold up.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '../package.json' with { type: 'json' }
import { benchCheck } from './bench/check-bench.ts'
import { MOST_CASES } from './bench/generate-cases.ts'
import { installPeers } from './bench/peers.ts'
import { benchPlan } from './bench/plan-bench.ts'
import { checkJson, checkTable, planTable, sealedTable, staffTable } from './bench/report.ts'
import { benchSealed, type SealedTimes } from './bench/sealed-bench.ts'
import { benchStaff, type StaffTimes } from './bench/staff-bench.ts'
import { CouldNotRun, options, run } from './io/command.ts'

await run(async () => {
  const asked = options({ only: { type: 'string' }, sizes: { type: 'string' }, json: { type: 'boolean' } })
  const only = asked.only ?? 'check'
  if (only !== 'check' && only !== 'plan' && only !== 'staff' && only !== 'sealed')
    throw new CouldNotRun('--only needs the name of a benchmark: check, plan, staff or sealed.')
  const sizes = sizesOf(asked.sizes ?? (only === 'sealed' ? '17,1000,10000' : '100,10000'))
  const folder = join(import.meta.dirname, '../.bench')
  mkdirSync(folder, { recursive: true })
  if (only === 'staff') {
    const times: StaffTimes[] = []
    for (const cases of sizes) times.push(await benchStaff(cases, folder))
    console.log(asked.json ? JSON.stringify({ staff: times }) : staffTable(times))
    return 0
  }

  if (only === 'sealed') {
    const times: SealedTimes[] = []
    for (const cases of sizes) times.push(await benchSealed(cases, folder, tell))
    console.log(asked.json ? JSON.stringify({ sealed: times }) : sealedTable(times))
    return 0
  }

  if (only === 'plan') {
    const times = sizes.map((cases) => benchPlan(cases, folder, tell))
    console.log(asked.json ? JSON.stringify({ plan: times }) : planTable(times))
    return 0
  }

  tell('installing the peers and trying them on good and broken cases')
  const peers = installPeers(join(folder, 'peers'), packageJson.dependencies.zod)
  const times = sizes.map((cases) => benchCheck(cases, folder, peers, tell))
  console.log(asked.json ? checkJson(times) : checkTable(times))
  return 0
})

function tell(line: string): void {
  console.error(line)
}

function sizesOf(text: string): number[] {
  const sizes = text.split(',').map(Number)
  if (!/^\d+(,\d+)*$/.test(text) || sizes.some((size) => size < 1 || size > MOST_CASES))
    throw new CouldNotRun(`--sizes needs numbers of cases from 1 to ${MOST_CASES} with commas between, such as 100,10000.`)
  return sizes
}
