// What the administrator put behind the # of the address: `#anna-jansen&repository=owner/name`.
import { named } from '../reader/address.ts'

export interface Invited {
  /** The short name of the person in organisation.yml; '' where the address does not say it. */
  readonly id: string
  /** `owner/name` on GitHub, for those who have an account there; null where the address does not say it. */
  readonly repository: string | null
}

/** What a short name looks like; organisation.yml knows which there are. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/

/** Reads the fragment of the address, with or without its #. What does not look as it should is taken for absent. */
export function invitedBy(fragment: string): Invited {
  const [id = '', ...rest] = fragment.replace(/^#/, '').split('&')
  const repository = rest.flatMap((part) => (part.startsWith('repository=') ? [named(part.slice('repository='.length))] : []))[0]
  return { id: idIn(named(id)) ?? '', repository: repository && REPOSITORY.test(repository) ? repository : null }
}

/** The short name in what a person typed: `Anna Jansen` becomes `anna-jansen`. null where there is none in it. */
export function idIn(typed: string): string | null {
  const id = typed
    .normalize('NFKD')
    .replace(/[\p{M}'’.]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  return ID.test(id) && id.length <= 60 ? id : null
}
