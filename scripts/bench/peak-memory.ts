// Loaded with --import into a process that is measured: at its end it writes its peak resident memory, in kilobytes, to descriptor 3.
import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

// It is loaded into every thread; the memory is that of the whole process.
if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))
