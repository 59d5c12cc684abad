// Writes openapi-slice.json: from GitHub's own description of its API, the operations in use. Run it after a change of
// operations.ts, or to follow GitHub: node scripts/local/forge/update-slice.ts
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OPERATIONS } from './operations.ts'
import { type Description, slice } from './slice.ts'

// Unpacked it weighs 400 MB, so it is fetched when it is needed and is no dependency.
const [NAME, VERSION] = ['@octokit/openapi', '23.0.2']

const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
try {
  const packed = execFileSync('npm', ['pack', '--json', `${NAME}@${VERSION}`], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  const [{ filename, integrity }] = JSON.parse(packed.toString()) as [{ filename: string; integrity: string }]
  const inside = 'package/generated/api.github.com.json'
  execFileSync('tar', ['xzf', filename, inside], { cwd: folder })
  const description = JSON.parse(readFileSync(join(folder, inside), 'utf8')) as Description
  const text = JSON.stringify({ package: NAME, version: VERSION, integrity, ...slice(description, OPERATIONS) }, null, 1)
  writeFileSync(new URL('openapi-slice.json', import.meta.url), `${text}\n`)
  console.log(`${OPERATIONS.length} operations, ${Math.round(text.length / 1024)} kB.`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
