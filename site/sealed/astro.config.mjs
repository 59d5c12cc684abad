// The two pages of the sealed site that anybody may load: the reader, which opens the pages of the register, and the enrolment page, which
// makes a key. Nothing of a case is on the disk that they are built from. REGISTER names the folder of the register, of which organisation.yml
// alone is read; SEALED_OUT where the pages go; SITE and BASE_PATH override its address, as for the public page.
import { resolve } from 'node:path'
import { defineConfig } from 'astro/config'
import { grayMatterInBrowsers } from '../gray-matter-in-browsers.ts'
import { readOrganisation } from '../published.ts'

// Astro reports usage to its makers unless told not to.
process.env.ASTRO_TELEMETRY_DISABLED = '1'

const home = new URL(process.env.SITE ?? readOrganisation(resolve(process.env.REGISTER ?? '.')).site)
const base = process.env.BASE_PATH ?? home.pathname

export default defineConfig({
  srcDir: './site/sealed',
  publicDir: './site/public',
  outDir: process.env.SEALED_OUT ?? './.local/reader',
  cacheDir: './.astro/sealed-cache',
  vite: { cacheDir: './.astro/sealed-vite', build: { assetsInlineLimit: 0 }, worker: { format: 'es' }, plugins: [grayMatterInBrowsers()] },
  site: home.origin,
  base: `${base.replace(/\/?$/, '/')}staff/`,
  output: 'static',
  trailingSlash: 'always',
  // Styles and scripts as files of their own, so that the Content-Security-Policy needs no exception.
  build: { inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
})
