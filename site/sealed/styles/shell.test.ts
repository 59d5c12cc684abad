import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('the reader has every style that a staff page has', () => {
  const shell = readFileSync(join(import.meta.dirname, 'shell.css'), 'utf8')
  const styles = globSync('*.css', { cwd: join(import.meta.dirname, '../../staff/styles') })
  // Those of the letters and the pull requests on one machine.
  const notSealed = ['local.css']
  expect(styles.length).toBeGreaterThan(5)
  expect(styles.filter((style) => !notSealed.includes(style) && !shell.includes(`@import "../../staff/styles/${style}";`))).toEqual([])
})
