// The staff pages: built on one machine, for one day, from one register. Never part of the public build.
// REGISTER names the register's folder, REGISTER_DAY the day it is shown as of, STAFF_OUT where the pages go. Where that register is a copy,
// REGISTER_SOURCE names the folder it was made from, whose history is told, and REGISTER_TAKEN the branch by which its files were taken over.
// STAFF_SEALED=1 builds them to be sealed: without what only this machine has, and with pages for the trainers involved.
import { defineConfig } from 'astro/config'
import { grayMatterInBrowsers } from '../gray-matter-in-browsers.ts'

// Astro reports usage to its makers unless told not to.
process.env.ASTRO_TELEMETRY_DISABLED = '1'

export default defineConfig({
  srcDir: './site/staff',
  publicDir: './site/public',
  outDir: process.env.STAFF_OUT ?? './.local/staff',
  cacheDir: './.astro/staff-cache',
  vite: { cacheDir: './.astro/staff-vite', build: { assetsInlineLimit: 0 }, plugins: [grayMatterInBrowsers()] },
  base: '/staff',
  output: 'static',
  trailingSlash: 'always',
  // Styles and scripts as files of their own, so that the Content-Security-Policy needs no exception.
  build: { inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
})
