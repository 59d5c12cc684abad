// A small site with one component and a page for every fault, checked with the project's own settings.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { astroErrors } from './astro-types.ts'

const COMPONENT = `---
interface Props {
  words: { readonly print: string }
}
const { words } = Astro.props
---

<button type="button">{words.print}</button>
`
const page = (markup: string, code = '') => `---
import Button from '../components/Button.astro'
import { words } from '../words.ts'${code}
---

${markup}
`
const paths = '\nexport const getStaticPaths = () => [{ params: { id: "1" }, props: { words } }]'

/** Pages without a fault. */
const RIGHT = {
  'what-astro-declares': page(
    '<Fragment><Button words={words} /><a href={import.meta.env.BASE_URL}>{Astro.url}</a><slot /><script src="x.ts"></script></Fragment>',
    "\nimport '../styles/page.css'",
  ),
  '[id]': page('<Button words={Astro.props.words} />', paths),
}

const FAULTS: [string, string, RegExp][] = [
  ['a typing error in markup', page('<Button words={words} /> {words.prnit}'), /:6:33 error TS2551: .*'prnit'.* Did you mean 'print'/],
  ['a typing error in code', page('<Button {words} />{other}', '\nconst other = words.othr'), /:4:21 error TS2551: .*'othr'/],
  ['a prop that the component does not have', page('<Button words={words} wrds={words} />'), /:6:23 error TS2322: .*'wrds'/s],
  ['a prop that is missing', page('<Button /> {words.print}'), /:6:2 error TS2322: .*'words' is missing/s],
  ['a prop of another type', page('<Button words={words.other} />'), /:6:9 error TS2322: /],
  ['a prop that the paths do not give', page('<Button words={Astro.props.wrods} />', paths), /:7:28 error TS2551: .*'wrods'/],
  ['an attribute that HTML does not have', page('<Button words={words} />\n<p klass="x">x</p>'), /:7:4 error TS2322: .*'klass'/s],
  ['an import that nothing uses', page('<Button words={{ print: "" }} />'), /:3:10 error TS6133: 'words'/],
  ['a file that does not exist', page('<Button {words} />', "\nimport '../gone.ts'"), /:4:8 error TS\d+: .*'\.\.\/gone\.ts'/],
]

let root: string
let errors: string[]
const write = (name: string, text: string) => writeFileSync(join(root, 'site/pages', `${name}.astro`), text)
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'astro-types-'))
  for (const folder of ['components', 'pages', 'styles']) mkdirSync(join(root, 'site', folder), { recursive: true })
  copyFileSync('tsconfig.json', join(root, 'tsconfig.json'))
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'site/components/Button.astro'), COMPONENT)
  writeFileSync(join(root, 'site/words.ts'), "export const words = { print: 'Print', other: 1 } as const\n")
  writeFileSync(join(root, 'site/styles/page.css'), 'p { color: red }\n')
  for (const [name, text] of Object.entries(RIGHT)) write(name, text)
  for (const [name, text] of FAULTS) write(name, text)
  errors = astroErrors(root)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each(FAULTS)('%s is told with its file, line and column', (name, _, error) => {
  const found = errors.filter((each) => each.startsWith(`site/pages/${name}.astro`))
  expect(found).toEqual([expect.stringMatching(new RegExp(`astro${error.source}`, error.flags))])
})

test('pages that are right, with a style, a slot, a script and what Astro declares, have no errors', () => {
  expect(errors.filter((each) => Object.keys(RIGHT).some((name) => each.includes(`/${name}.astro`)))).toEqual([])
  expect(errors).toHaveLength(FAULTS.length)
})

test('a tag that is never closed is told with its file, line and column', () => {
  write('unclosed', page('<p><Button words={words} />'))
  expect(astroErrors(root)).toEqual([expect.stringContaining('site/pages/unclosed.astro:7:1 error: Expected a closing tag')])
})

test('a folder without any .astro file is refused, not called right', () => {
  expect(() => astroErrors(join(root, 'site/styles'))).toThrow('there is no .astro file')
})
