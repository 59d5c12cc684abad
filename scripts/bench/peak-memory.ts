// Loaded with --import into a process that is measured: at its end it writes its peak resident memory, in kilobytes, to descriptor 3.
import { writeSync } from 'node:fs'

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))
