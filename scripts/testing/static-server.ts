// A static host on this machine, as GitHub Pages would be one: folders answer with index.html, what is missing with 404.html.
import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { createGzip } from 'node:zlib'

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
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const found = path.startsWith(base) ? fileAt(root, path.slice(base.length)) : null
    const file = found ?? join(root, '404.html')
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': file.includes('_astro') ? 'max-age=31536000, immutable' : 'no-cache',
    })
    createReadStream(file).pipe(createGzip()).pipe(response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { home: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, close: () => server.close() }
}

function fileAt(root: string, path: string): string | null {
  const wanted = resolve(root, path)
  if (wanted !== root && !wanted.startsWith(root + sep)) return null
  const file = path === '' || path.endsWith('/') ? join(wanted, 'index.html') : wanted
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null
}
