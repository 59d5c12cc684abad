// A web server for this machine only: listens on 127.0.0.1, answers only requests that name this machine, serves only what it is given.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { plain } from '../io/terminal.ts'

export interface Page {
  readonly status?: number
  readonly type: string
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer that goes on: `stream` is given what writes to the reader and what to call with the end. */
export interface Stream {
  readonly type: string
  readonly stream: (write: (text: string) => void, ended: (then: () => void) => void) => void
}

export type Answer = Page | Stream

/** Answers a request by its path (decoded, without query); null where there is nothing. */
export type Route = (path: string, request: IncomingMessage) => Answer | null | Promise<Answer | null>

export interface LocalServer {
  readonly url: string
  readonly close: () => Promise<void>
}

/** What a page may load and do: nothing but what this server gives it. */
export const OWN_THINGS_ONLY =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': OWN_THINGS_ONLY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}

export const READING = ['GET', 'HEAD']

/** How a path may be asked for. */
export type Methods = (path: string) => readonly string[]

/**
 * Starts a server on `port` (0: any free one) that answers `methods`. `isForOthers`: what pages of other sites may ask for, too. Throws where the port is taken. What fails is printed.
 */
export async function startServer(
  port: number,
  route: Route,
  methods: Methods = () => READING,
  isForOthers: (path: string) => boolean = () => false,
): Promise<LocalServer> {
  const server: Server = createServer((request, response) => {
    answer(request, route, methods, isForOthers, () => (server.address() as AddressInfo).port).then(
      (found) => {
        if ('stream' in found) {
          response.writeHead(200, { ...SAFE_HEADERS, 'content-type': found.type })
          if (request.method === 'HEAD') response.end()
          else
            found.stream(
              (text) => response.write(text),
              (then) => response.on('close', then),
            )
          return
        }
        response.writeHead(found.status ?? 200, { ...SAFE_HEADERS, 'content-type': found.type, ...found.headers })
        response.end(request.method === 'HEAD' ? undefined : found.body)
      },
      (error: Error) => {
        console.error(`A page could not be made: ${plain(error.message)}`)
        response.writeHead(500, { ...SAFE_HEADERS, 'content-type': 'text/plain; charset=utf-8' })
        response.end('This page could not be made. Look at the terminal in which the register was started.\n')
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The path of a request, decoded and without query; null where it is none that could be meant. */
export function pathOf({ url = '' }: IncomingMessage): string | null {
  if (!url.startsWith('/')) return null
  try {
    const path = decodeURIComponent(new URL(`http://127.0.0.1${url}`).pathname)
    return path.includes('\0') || path.includes('\\') || path.split('/').includes('..') ? null : path
  } catch {
    return null
  }
}

async function answer(
  request: IncomingMessage,
  route: Route,
  methods: Methods,
  isForOthers: (path: string) => boolean,
  port: () => number,
): Promise<Answer> {
  const refuse = (status: number, body: string): Page => ({ status, type: 'text/plain; charset=utf-8', body: `${body}\n` })
  // A page elsewhere can make a name of its own point here: only this machine's own names are answered.
  const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`]
  if (!hosts.includes(request.headers.host ?? '')) return refuse(403, 'This address is served under 127.0.0.1 only.')
  const path = pathOf(request)
  const open = path !== null && isForOthers(path)
  const { origin } = request.headers
  if (!open && origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
    return refuse(403, 'Requests from other sites are refused.')
  const site = request.headers['sec-fetch-site']
  if (!open && (site === 'cross-site' || site === 'same-site')) return refuse(403, 'Requests from other sites are refused.')
  const allowed = path === null ? READING : methods(path)
  if (!allowed.includes(request.method ?? ''))
    return { ...refuse(405, 'This cannot be done here.'), headers: { allow: allowed.join(', ') } }
  if (path === null) return refuse(400, 'This is not an address.')
  return (await route(path, request)) ?? refuse(404, 'There is nothing at this address.')
}
