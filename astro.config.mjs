// The public site: static pages below dist/, from organisation.yml and site/policy/ alone.
import { readdirSync } from 'node:fs'
import { defineConfig } from 'astro/config'
import { readOrganisation } from './site/published.ts'

// Astro reports usage to its makers unless told not to.
process.env.ASTRO_TELEMETRY_DISABLED = '1'

// Where the site will stand. SITE and BASE_PATH override organisation.yml, for previews and for a sub-path.
const home = new URL(process.env.SITE ?? readOrganisation(process.cwd()).site)

/** `astro dev` starts again when a source changes that Astro does not know: organisation.yml and the policy versions. */
const restartOnChange = {
  name: 'restart-on-change',
  hooks: {
    'astro:config:setup': ({ addWatchFile }) => {
      const texts = readdirSync('site/policy', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      for (const file of ['organisation.yml', ...texts.map(({ parentPath, name }) => `${parentPath}/${name}`)])
        addWatchFile(new URL(file, import.meta.url))
    },
  },
}

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  cacheDir: './.astro/cache',
  vite: { cacheDir: './.astro/vite' },
  site: home.origin,
  base: process.env.BASE_PATH ?? home.pathname,
  output: 'static',
  trailingSlash: 'always',
  // One stylesheet of our own origin, so that the Content-Security-Policy needs no exception.
  build: { inlineStylesheets: 'never' },
  integrations: [restartOnChange],
  devToolbar: { enabled: false },
})
