// What keeps people from using a page, as a machine can tell: for the tests of public and staff pages.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice']

/**
 * What axe finds, by WCAG 2.2 AA and AAA contrast. What it could not decide counts too, but for the labels of the drawing:
 * it knows no background of SVG text, so their contrast is measured by the tests.
 */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const options = { runOnly: RULES, rules: { 'color-contrast-enhanced': { enabled: true } }, resultTypes: ['violations', 'incomplete'] }
  const { violations, incomplete } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults
  const undecided = incomplete.map((rule) => ({ ...rule, nodes: rule.nodes.filter(({ html }) => !html.startsWith('<text ')) }))
  return [...violations, ...undecided.filter(({ nodes }) => nodes.length)].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  )
}

/** How many pixels of the page lie beyond the right edge of the window. */
export const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>
