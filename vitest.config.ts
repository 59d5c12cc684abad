import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Tests start many commands as processes of their own: what Node compiled once is kept for all of them.
process.env.NODE_COMPILE_CACHE = fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url))

const PURE = ['scripts/{procedure,views,public-text,incoming}/**/*.test.ts']

/** Walks and soaks of minutes, of which the rest has a short version: `npm run test:long` runs them whole, on GitHub after `npm test`. */
const LONG = ['site/staff/forms/in-browser.test.ts', 'scripts/io/mail/mails-of-the-world.test.ts', 'scripts/io/intake/*.test.ts']

export default defineConfig(({ mode }) => ({
  test: {
    // Most tests wait for processes of their own: one worker fewer than there are cores, the default, leaves a small machine idle.
    maxWorkers: 3,
    projects: [
      // Nothing is left behind by what touches no files, clock or network: one process reads the code once for all of these.
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['scripts/**/*.test.ts', 'site/**/*.test.ts'],
          exclude: mode === 'long' ? PURE : [...PURE, ...LONG],
        },
      },
    ],
    setupFiles: ['scripts/testing/time-limits.ts', 'scripts/testing/runner-variables.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // GitHub's own parsers of workflows import JSON in a way that Node refuses and vite does not.
    server: { deps: { inline: [/@actions\//] } },
  },
}))
