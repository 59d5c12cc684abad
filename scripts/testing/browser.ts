// A real browser for the tests, without installing one: on Linux the Chromium that @sparticuz/chromium carries in its npm
// package, with the shared libraries and fonts that a bare machine lacks; elsewhere the Chrome or Chromium that is there.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** Starts Chromium without a window. Close it after use. Throws where no browser can be found or started. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return launchInstalled()
  const folder = unpacked()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // Containers allow no sandbox. The package's own arguments are not taken: they switch off web security, which we test.
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    env: { FONTCONFIG_FILE: join(folder, 'fonts.conf'), ...environment(), LD_LIBRARY_PATH: join(folder, 'al2023/lib') },
  })
}

/** The installed Chrome, or else Edge, which is a Chromium and comes with Windows. */
async function launchInstalled(): Promise<Browser> {
  return chromium.launch({ channel: 'chrome' }).catch(() => chromium.launch({ channel: 'msedge' }))
}

/** The folder with the unpacked Chromium. Unpacked beside it and renamed, so that tests that run at once never see half of it. */
function unpacked(): string {
  const packaged = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  const folder = join(dirname(packaged), '../unpacked')
  if (existsSync(folder)) return folder
  const parent = dirname(folder)
  mkdirSync(parent, { recursive: true })
  const staging = mkdtempSync(join(parent, 'unpacking-'))
  // The package unpacks into the folder for temporary files, and its libraries only where it believes to run in the cloud.
  execFileSync(
    process.execPath,
    ['--input-type=module', '-e', `await (await import(${JSON.stringify(packaged)})).default.executablePath()`],
    { env: { ...environment(), TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' } },
  )
  writeFileSync(join(staging, 'fonts.conf'), `<fontconfig><dir>${join(folder, 'fonts')}</dir></fontconfig>`)
  try {
    renameSync(staging, folder)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
