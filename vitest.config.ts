import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['scripts/**/*.test.ts', 'site/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // GitHub's own parsers of workflows import JSON in a way that Node refuses and vite does not.
    server: { deps: { inline: [/@actions\//] } },
  },
})
