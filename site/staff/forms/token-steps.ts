// How to make a token of one's own, with the drawings that stand in the page (../components/TokenSteps.astro).

/** Where somebody signs in. */
export interface TokenFor {
  /** The address of the pages, such as `https://github.com`. */
  readonly web: string
  /** `owner/name`. */
  readonly repository: string
}

/** A fresh copy with the names of the repository; null where the page has none. */
export function tokenSteps({ web, repository }: TokenFor): DocumentFragment | null {
  const template = document.querySelector<HTMLTemplateElement>('template[data-token-steps]')
  if (!template) return null
  const steps = document.importNode(template.content, true)
  const [owner = ''] = repository.split('/')
  for (const place of steps.querySelectorAll('[data-token-names]')) {
    const name = place.getAttribute('data-token-names') === 'owner' ? owner : repository
    place.textContent = shortened(name, Number(place.getAttribute('data-most') ?? name.length))
  }
  steps.querySelector('[data-token-page]')?.setAttribute('href', `${web}/settings/personal-access-tokens/new`)
  return steps
}

function shortened(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}
