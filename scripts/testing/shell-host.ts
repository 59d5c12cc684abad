// For tests: the pages of the sealed site that anybody may load, built and served under a name, as passkeys need one.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../site/sealed/keys/device-store.ts'
import type * as worker from '../../site/sealed/keys/in-worker.ts'
import type * as device from '../../site/sealed/keys/on-device.ts'
import type * as passkeys from '../../site/sealed/keys/passkey.ts'
import { buildCopy } from '../../site/test-build.ts'
import { serveFolder } from './static-server.ts'

/** A page beside the others, `keys/`, which hands the keys of a device to the test. */
const KEYS = `---
  import Sealed from '../layouts/Sealed.astro'
---
<Sealed language="nl" title="keys"><h1>keys</h1><script>
  import * as device from '../keys/on-device.ts'
  import * as passkeys from '../keys/passkey.ts'
  import * as worker from '../keys/in-worker.ts'
  import { deviceStore } from '../keys/device-store.ts'
  Object.assign(window, { device, deviceStore, passkeys, worker })
</script></Sealed>`

/** What that page has on `window`. */
export interface Keys {
  readonly device: typeof device
  readonly deviceStore: Store
  readonly passkeys: typeof passkeys
  readonly worker: typeof worker
}

export interface ShellHost {
  /** The address of the reader, with the slash at its end: `http://localhost:4242/staff/`. */
  readonly home: string
  readonly close: () => void
}

export async function serveShell(): Promise<ShellHost> {
  const withKeys = (root: string) => writeFileSync(join(root, 'site/sealed/pages/keys.astro'), KEYS)
  const build = await buildCopy(withKeys, { SEALED_OUT: './dist', BASE_PATH: '/' }, 'site/sealed/astro.config.mjs')
  const server = await serveFolder(build.dist, '/staff/')
  return {
    home: server.home.replace('127.0.0.1', 'localhost'),
    close: () => {
      server.close()
      build.remove()
    },
  }
}
