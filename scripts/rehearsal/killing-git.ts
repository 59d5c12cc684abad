// A `git` that kills the run which calls it at one exact command, and is the real one otherwise.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The `nth` command of this name; `before` takes Git along, as when the machine stops, `after` leaves its work done. */
export interface KillPoint {
  readonly command: string
  readonly nth: number
  readonly when: 'before' | 'after'
}

const SCRIPT = (real: string, log: string, { command, nth, when }: KillPoint) => `#!/bin/sh
name=
skip=
for word in "$@"; do
  if [ -n "$skip" ]; then skip=; elif [ "$word" = -c ]; then skip=1; else name=$word; break; fi
done
echo "$name" >> '${log}'
if [ "$name" = ${command} ] && [ "$(grep -cx "$name" '${log}')" -eq ${nth} ]; then
  ${when === 'before' ? 'kill -9 -$PPID' : `'${real}' "$@"; kill -9 $PPID; exit`}
fi
exec '${real}' "$@"
`

/** The environment in which a run meets it. The run must lead its process group. */
export function killingGit(folder: string, point: KillPoint): { PATH: string } {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  const bin = join(folder, `bin-${point.command}-${point.nth}-${point.when}`)
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'git'), SCRIPT(real, join(bin, 'log'), point))
  chmodSync(join(bin, 'git'), 0o755)
  return { PATH: `${bin}:${process.env.PATH}` }
}
