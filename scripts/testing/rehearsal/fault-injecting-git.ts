// A `git` for tests that does something else, too, at one exact command of a run: a kill, or somebody else's work. Otherwise the real one.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The `nth` command of this name, before or after it has done its work. */
export interface Moment {
  readonly command: string
  readonly nth: number
  readonly when: 'before' | 'after'
}

const SCRIPT = (real: string, log: string, { command, nth, when }: Moment, fault: string) => `#!/bin/sh
name=
skip=
for word in "$@"; do
  if [ -n "$skip" ]; then skip=; elif [ "$word" = -c ]; then skip=1; else name=$word; break; fi
done
echo "$name" >> '${log}'
if [ "$name" = ${command} ] && [ "$(grep -cx "$name" '${log}')" -eq ${nth} ]; then
  ${when === 'before' ? fault : `'${real}' "$@"; ${fault}; exit 0`}
fi
exec '${real}' "$@"
`

/** The environment that makes a run use it. `fault` is a line of shell, run with the PATH as it was. */
export function faultInjectingGit(folder: string, moment: Moment, fault: string): { PATH: string } {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  const bin = join(folder, `bin-${moment.command}-${moment.nth}-${moment.when}`)
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'git'), SCRIPT(real, join(bin, 'log'), moment, `(PATH='${process.env.PATH}'; ${fault})`))
  chmodSync(join(bin, 'git'), 0o755)
  return { PATH: `${bin}:${process.env.PATH}` }
}

/** Kills the run that leads its process group. `before` takes Git along, as when the machine stops; `after` leaves its work done. */
export function killingGit(folder: string, moment: Moment): { PATH: string } {
  return faultInjectingGit(folder, moment, moment.when === 'before' ? 'kill -9 -$PPID' : 'kill -9 $PPID')
}
