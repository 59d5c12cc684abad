// What search engines may read: everything that is public, which is everything here.
import { fullAddress } from '../site.ts'

export function GET(): Response {
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${fullAddress('sitemap.xml')}\n`)
}
