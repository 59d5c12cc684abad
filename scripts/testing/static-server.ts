// A static host on this machine, as GitHub Pages would be one: folders answer with index.html, what is missing with 404.html.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fileIn } from '../local/served-file.ts'
import { pathOf } from '../local/server.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
}

export interface StaticServer {
  /** The address of the site, with the slash at its end. */
  readonly home: string
  readonly close: () => void
}

/** Serves `folder` below `base` (`/` or `/sub/path/`) on a free port of the loopback interface. */
export async function serveFolder(folder: string, base = '/'): Promise<StaticServer> {
  const root = resolve(folder)
  const server = createServer((request, response) => {
    const path = pathOf(request) ?? ''
    const name = path.endsWith('/') ? `${path}index.html` : path
    const found = name.startsWith(base) ? fileIn(root, name.slice(base.length)) : null
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[found ? extname(name) : '.html'] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': found && name.includes('_astro') ? 'max-age=31536000, immutable' : 'no-cache',
    })
    response.end(gzipSync(found ?? fileIn(root, '404.html') ?? ''))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { home: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, close: () => server.close() }
}
