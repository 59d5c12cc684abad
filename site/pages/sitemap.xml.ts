// The public pages for search engines, each with its translations.
import { LANGUAGES } from '../../scripts/procedure/case.ts'
import { fullAddress, pathOf, policyAddresses } from '../site.ts'

export function GET(): Response {
  const pages = policyAddresses().map((address) => {
    const translations = LANGUAGES.map((language) => {
      const href = fullAddress(pathOf({ ...address, language }))
      return `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`
    })
    return `<url><loc>${fullAddress(pathOf(address))}</loc>${translations.join('')}</url>`
  })
  const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${names}>\n${pages.join('\n')}\n</urlset>\n`, {
    headers: { 'content-type': 'application/xml' },
  })
}
