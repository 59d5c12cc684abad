// The other readers of Markdown with frontmatter, each as a small project over the same files with the same schema.
// Each has the leanest settings it offers, so that what it does beyond reading and validating counts as little as it can.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const PEERS = ['astro', 'velite', 'content-collections'] as const
export type Peer = (typeof PEERS)[number]

interface Project {
  /** What has to be installed, with its exact version. */
  readonly packages: Readonly<Record<string, string>>
  /** Its files by name. The folder of case files comes in BENCH_CASES, from the project's folder. */
  readonly files: Readonly<Record<string, string>>
  /** What node is started with, in the project's folder. */
  readonly command: readonly string[]
  /** What it keeps between runs; without it a run is cold. Empty where every run is. */
  readonly kept: readonly string[]
  /** How many cases its output holds. */
  readonly count: (folder: string) => number
}

const SCHEMA = JSON.stringify(fileURLToPath(new URL('../procedure/case.ts', import.meta.url)))

const occurrences = (file: string, pattern: RegExp) => (existsSync(file) ? (readFileSync(file, 'utf8').match(pattern) ?? []).length : 0)

export const PROJECTS: Record<Peer, Project> = {
  astro: {
    packages: { astro: '7.3.5' },
    files: {
      'astro.config.mjs': 'export default {}\n',
      // Its YAML turns dates into Date objects, which the schema must see as the text that stands in the file.
      'src/content.config.ts': `import { glob } from 'astro/loaders'
import { defineCollection } from 'astro:content'
import { z } from 'zod'
import { caseSchema } from ${SCHEMA}

const texts = (value) => {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (Array.isArray(value)) return value.map(texts)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, texts(inner)]))
}

export const collections = {
  cases: defineCollection({
    loader: glob({ pattern: '*.md', base: process.env.BENCH_CASES, retainBody: false, deferRender: true }),
    schema: z.preprocess(texts, caseSchema),
  }),
}
`,
    },
    command: ['../node_modules/astro/bin/astro.mjs', 'sync'],
    kept: ['node_modules/.astro', '.astro'],
    count: (folder) => occurrences(join(folder, 'node_modules/.astro/data-store.json'), /"\d{4}-\d{4}"/g),
  },
  velite: {
    packages: { velite: '0.4.0' },
    files: {
      // It knows zod 3 only, so a schema of zod 3 that lets everything pass hands the data to ours.
      'velite.config.ts': `import { defineConfig, s } from 'velite'
import { caseSchema } from ${SCHEMA}

const schema = s.any().transform((data, context) => {
  const result = caseSchema.safeParse(data)
  if (result.success) return result.data
  for (const { message, path } of result.error.issues) context.addIssue({ code: 'custom', message, path })
})

export default defineConfig({
  root: process.env.BENCH_CASES,
  strict: true,
  output: { data: '.velite', assets: '.velite/static' },
  collections: { cases: { name: 'Case', pattern: '*.md', schema } },
})
`,
    },
    command: ['../node_modules/velite/bin/velite.js', 'build'],
    kept: [],
    count: (folder) => occurrences(join(folder, '.velite/cases.json'), /"received":/g),
  },
  'content-collections': {
    packages: { '@content-collections/core': '0.15.3', typescript: '7.0.2' },
    files: {
      'content-collections.ts': `import { defineCollection, defineConfig } from '@content-collections/core'
import { caseSchema } from ${SCHEMA}

const cases = defineCollection({
  name: 'cases',
  directory: process.env.BENCH_CASES,
  include: '*.md',
  parser: 'frontmatter-only',
  schema: caseSchema,
})

export default defineConfig({ content: [cases] })
`,
      'build.mjs': `import { createBuilder } from '@content-collections/core'

const FAULTS = ['collector:read-error', 'collector:parse-error', 'transformer:validation-error', 'transformer:result-error']
const builder = await createBuilder(new URL('content-collections.ts', import.meta.url).pathname)
for (const fault of FAULTS) {
  builder.on(fault, ({ error }) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
await builder.build()
`,
    },
    command: ['build.mjs'],
    kept: [],
    count: (folder) => occurrences(join(folder, '.content-collections/generated/allCases.js'), /"received":/g),
  },
}
