// The one place where text becomes HTML, and an address a worker. The browser refuses both everywhere else (Sealed.astro).
// Where a browser knows no Trusted Types, text stays text. To TypeScript what is trusted is text as well.

interface Policy {
  createHTML(html: string): string
  createScriptURL(address: string): string
}

interface Factory {
  createPolicy(name: string, rules: Policy): Policy
}

const rules: Policy = {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin) throw new Error('a worker comes from this site alone')
    return address
  },
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
const policy = factory?.createPolicy('reader', rules) ?? rules

/** The HTML of an opened page, which was compared with what the contents say of it, ready for DOMParser. Its scripts never run. */
export function trustedPage(html: string): string {
  return policy.createHTML(html)
}

/** The address of a worker of this site, ready for `new Worker`. Throws for one from anywhere else. */
export function trustedWorker(address: string): string {
  return policy.createScriptURL(address)
}
