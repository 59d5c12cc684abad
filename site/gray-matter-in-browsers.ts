// gray-matter for browsers, so that a form and the check read a case by the same code: without what it brings along for other languages
// than YAML (an eval among it, and an old YAML reader), and without Node's bytes. None of that is ever called.
import type { Plugin } from 'vite'

const LIBRARY = /[\\/]node_modules[\\/]gray-matter[\\/]/
/** Engines are always given: see scripts/io/files. */
const ENGINES = 'module.exports = {}'

export function grayMatterInBrowsers(): Plugin {
  return {
    name: 'gray-matter-in-browsers',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: (code, id) => {
      if (!LIBRARY.test(id)) return null
      if (/[\\/]engines\.js$/.test(id)) return { code: ENGINES, map: null }
      return { code: code.replace('Buffer.from(input)', 'input').replace("const fs = require('fs');", ''), map: null }
    },
  }
}
