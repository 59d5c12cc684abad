// The built pages as files: what is in them, what they link to, what they weigh.
import { gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FACTS } from '../scripts/public-text/policy-facts.ts'
import { brokenLinks } from './links.ts'
import { type Build, buildCopy } from './test-build.ts'

const HOME = 'https://klachten.example.org/'
const POLICY_PAGES = ['index.html', 'en/index.html', '2014-11-06/index.html', 'en/2014-11-06/index.html']
const PAGES = [...POLICY_PAGES, '404.html']
const MOST_BYTES = 25_000

let build: Build
beforeAll(async () => {
  build = await buildCopy()
})
afterAll(() => build?.remove())
const html = (path: string) => build.files.get(path)?.toString() ?? ''

/** The page and everything it loads, each compressed as a host would. */
function weight(path: string): number {
  const loads = [...html(path).matchAll(/<link rel="(?:stylesheet|icon)"[^>]*href="\/([^"]+)"/g)].map(([, file = '']) => file)
  expect(loads.length).toBe(2)
  return [path, ...loads].reduce((sum, file) => sum + gzipSync(build.files.get(file)!, { level: 9 }).length, 0)
}

describe.each(POLICY_PAGES)('the policy page %s', (path) => {
  test('shows every fact once, none of them empty', () => {
    const facts = [...html(path).matchAll(/data-fact="(\w+)">\s*<p>[^<]{20,}/g)].map(([, key]) => key)
    expect(facts.sort()).toEqual([...FACTS].sort())
  })

  test('has no placeholder left, and what it loads included is lighter than 25 kB', () => {
    expect(html(path)).not.toMatch(/\{\w+\}/)
    expect(weight(path)).toBeLessThan(MOST_BYTES)
  })

  test('names itself as the canonical page, its translations, and the description and title for previews', () => {
    const own = `${HOME}${path.replace('index.html', '')}`
    const version = /2014-11-06/.test(path) ? '2014-11-06/' : ''
    for (const head of [
      `<link rel="canonical" href="${own}">`,
      `<link rel="alternate" hreflang="nl" href="${HOME}${version}">`,
      `<link rel="alternate" hreflang="en" href="${HOME}en/${version}">`,
      `<link rel="alternate" hreflang="x-default" href="${HOME}${version}">`,
      `<meta property="og:url" content="${own}">`,
      `<meta property="og:title" content="${path.startsWith('en/') ? 'A complaint? You' : 'Een klacht? Binnen'}`,
      '<meta name="description" content="',
    ])
      expect(html(path)).toContain(head)
    expect(html(path)).toContain(`<html lang="${path.startsWith('en/') ? 'en' : 'nl'}">`)
  })

  test('opens a mail with a subject and an outline in its language', () => {
    const link = new URL(/class="button" href="([^"]+)"/.exec(html(path))?.[1]?.replaceAll('&amp;', '&').replaceAll('&#38;', '&') ?? '')
    expect([link.protocol, link.pathname]).toEqual(['mailto:', 'klachten@example.org'])
    const english = path.startsWith('en/')
    expect(html(path)).toContain('href="tel:+31205550100">+31\u00A020\u00A0555\u00A001\u00A000<')
    expect(link.searchParams.get('subject')).toBe(english ? 'Complaint' : 'Klacht')
    expect(link.searchParams.get('body')).toContain(english ? 'What happened, and when:\r\n' : 'Wat er is gebeurd, en wanneer:\r\n')
  })

  test('ends with the date of the last update', () => {
    const end = html(path)
      .slice(-200)
      .replace(/<[^>]+>/g, '')
      .trim()
    expect(end).toMatch(path.startsWith('en/') ? /Last updated on 6 November 2014$/ : /Laatst bijgewerkt op 6 november 2014$/)
  })
})

describe.each(PAGES)('the page %s', (path) => {
  test('is without any script, inline style or event handler', () => {
    expect(html(path)).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i)
  })

  test('has a policy for its content that needs no exception', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html(path))?.[1]
    expect(policy).toMatch(/^default-src .*none.*style-src .*self/)
    expect(policy).not.toContain('unsafe')
  })

  test('is valid HTML', async () => {
    const report = await new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      rules: { 'doctype-style': 'off', 'require-sri': ['error', { target: 'crossorigin' }] },
    }).validateString(html(path))
    expect(
      report.results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => [line, column, ruleId, message])),
    ).toEqual([])
  })
})

test('a page that is not valid HTML is found', async () => {
  const report = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString('<ul><p id="a" id="a">x</ul>')
  expect(report.errorCount).toBeGreaterThan(1)
})

test('every link and fragment leads somewhere within the site', () => {
  expect(brokenLinks(build.files, HOME)).toEqual([])
})

test('a link, a fragment or a picture that leads nowhere is found, and so is one to another site', () => {
  const page = Buffer.from(
    '<a href="/gone/">x</a><a href="#gone">x</a><img src="/gone.png"><a href="https://example.com/">x</a><p id="here"><a href="#here">x</a>',
  )
  expect(brokenLinks(new Map([['index.html', page]]), HOME)).toHaveLength(4)
})

test('the sitemap lists the public pages and nothing else, and robots.txt leads to it', () => {
  const addresses = [...html('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address)
  expect(addresses).toEqual(POLICY_PAGES.map((path) => `${HOME}${path.replace('index.html', '')}`))
  expect(html('robots.txt')).toContain(`Sitemap: ${HOME}sitemap.xml`)
})

test('the page for addresses that do not exist speaks both languages and is not listed', () => {
  expect(html('404.html')).toContain('Deze pagina bestaat niet')
  expect(html('404.html')).toContain('<section lang="en">')
  expect(html('404.html')).toContain('<meta name="robots" content="noindex">')
})
