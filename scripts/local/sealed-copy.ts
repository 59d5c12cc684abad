// The sealed site of the copy, as any web server would hand it out: made by the command that publishes it, in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { join, relative } from 'node:path'
import { CouldNotRun } from '../io/command.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import type { Organisation } from '../procedure/organisation.ts'
import { BUILD_FILE } from '../publishing/output-folder.ts'
import type { Copy } from './copy.ts'
import { KEY_WORDS, keysOfReaders, type UsableKey } from './copy-reader-keys.ts'
import type { FormsGoTo } from './register-site.ts'
import { fileIn, typeOf } from './served-file.ts'
import { type Answer, type Page, type Route, startServer } from './server.ts'

const PROJECT = join(import.meta.dirname, '../..')

export interface SealedCopy {
  /** Serves it on `port`, 0 for any free one, and tells its address. It is sealed when somebody asks for it. Throws CouldNotRun: the port is taken. */
  readonly serve: (port: number) => Promise<string>
  /** Seals it anew, once somebody has asked for it. */
  readonly changed: () => void
  /** Ends the server, and what is being sealed. */
  readonly close: () => Promise<void>
}

/**
 * The site of `copy` as of `day`, sealed when the staff pages that are being built are there, as `built` tells; its forms send what is typed
 * where `forms` says. What happens is printed.
 */
export function sealedCopyOf(
  copy: Copy,
  organisation: Organisation,
  day: CalendarDate,
  built: () => Promise<void>,
  forms: () => FormsGoTo,
): SealedCopy {
  const folder = join(copy.root, '..')
  const out = join(folder, 'sealed')
  let address = ''
  let closeServer = async () => {}
  let command: ChildProcess | null = null
  let isWanted = false
  let isThere = false

  // Side by side the two would take longer, and the change that is being built would be sealed once more.
  const sealing = oneAtATime(built, async () => {
    const keys = await keysOfReaders(copy.root, join(folder, 'keys'), organisation, day)
    if (!isWanted) return
    const [before, wasThere] = [buildIn(out), isThere]
    command = startSealing(copy.root, day, out, address, forms())
    const said = await endOf(command)
    if (!isWanted) return
    isThere = buildIn(out) !== before
    if (!isThere) console.error('The site could not be sealed:')
    if (said !== null) console.error(said)
    if (isThere && !wasThere) console.log(openedWith(keys, copy.source).join('\n'))
  })
  const route: Route = (path) => {
    if (!isWanted) {
      console.log('Sealing the site…')
      isWanted = true
      sealing.run()
    }
    if (isThere) return fileOf(out, path)
    return sealing.isRunning() ? BEING_SEALED : NOT_SEALED
  }
  return {
    serve: async (port) => {
      const server = await startServer(port, route).catch(() => {
        throw new CouldNotRun(`Port ${port} is taken. Choose another: npm start -- --port ${port + 10}.`)
      })
      closeServer = server.close
      // A passkey belongs to a name, so this machine goes by its name here.
      address = server.url.replace('127.0.0.1', 'localhost')
      return address
    },
    changed: () => {
      if (isWanted) sealing.run()
    },
    close: async () => {
      isWanted = false
      command?.kill('SIGTERM')
      await Promise.all([closeServer(), sealing.ended()])
    },
  }
}

/** Does `work` when it is asked for and `ready`; asked for while it is being done, once more afterwards. What fails is printed. */
function oneAtATime(ready: () => Promise<void>, work: () => Promise<void>) {
  let running: Promise<void> | null = null
  let isDue = false
  const run = (): void => {
    isDue = running !== null
    running ??= ready()
      .then(() => {
        isDue = false
        return work()
      })
      .catch((error: Error) => console.error(`The site could not be sealed: ${error.message}`))
      .finally(() => {
        running = null
        if (isDue) run()
      })
  }
  const ended = async (): Promise<void> => {
    isDue = false
    await running
  }
  return { run, ended, isRunning: () => running !== null }
}

function startSealing(root: string, day: CalendarDate, out: string, address: string, forms: FormsGoTo): ChildProcess {
  const command = [join(PROJECT, 'scripts/seal.ts'), '--root', root, '--today', day, '--out', out]
  // The forge has no pages at the address that GitHub would have them.
  const forge = { GITHUB_API_URL: forms.api, GITHUB_REPOSITORY: forms.repository, GITHUB_SERVER_URL: '', FORMS_TOKEN: forms.token }
  const env = { ...process.env, ...forge, SITE: address, BASE_PATH: '/' }
  return spawn(process.execPath, command, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What the site in `out` says of its build; null where there is none. */
function buildIn(out: string): string | null {
  return fileIn(out, BUILD_FILE)?.toString() ?? null
}

/** Null where it ended well; else what it said, which holds no word of a case. */
function endOf(command: ChildProcess): Promise<string | null> {
  let said = ''
  for (const stream of [command.stdout, command.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
  return new Promise((ended) => {
    command.once('error', (error) => ended(error.message))
    command.once('close', (exit) => ended(exit === 0 ? null : said.trim()))
  })
}

function openedWith(keys: readonly UsableKey[], source: string): string[] {
  const lines = keys.map(({ name, role, file }) => `  ${relative(source, file)}  ${name}, ${role}`)
  return [`The sealed site is there. A key file opens it, with the words: ${KEY_WORDS}`, ...lines]
}

const BEING_SEALED: Page = {
  status: 503,
  type: 'text/plain; charset=utf-8',
  body: 'De pagina’s worden versleuteld. Zodra dat klaar is, staan ze hier vanzelf.\nThe pages are being sealed. They are shown here as soon as that is done.\n',
  headers: { refresh: '2' },
}

const NOT_SEALED: Page = {
  status: 500,
  type: 'text/plain; charset=utf-8',
  body: 'De pagina’s konden niet worden versleuteld. In het venster van npm start staat waarom.\nThe pages could not be sealed. The terminal of npm start says why.\n',
}

/** A file as a plain web server hands it out. What it may do stands in the page itself. */
function fileOf(out: string, path: string): Answer | null {
  const name = path.endsWith('/') ? `${path}index.html` : path
  const body = fileIn(out, name.slice(1))
  return body && { type: typeOf(name), body, headers: { 'content-security-policy': "frame-ancestors 'none'" } }
}
