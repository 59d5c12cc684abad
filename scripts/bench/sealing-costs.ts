// What sealing a page costs the way it is done, and what two other ways would cost: milliseconds to seal, and bytes on top of the page.
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { newKeyPair, sealFile } from '../sealing/sealed-file.ts'

/** Those of the register: eight members of staff and the trainer involved, a key each. */
const PERSONS = 9

/** `group`: to the key of the group, as it is done. `persons`: to the key of each reader. `older`: to the group, not safe from quantum computers. */
export const WAYS = ['group', 'persons', 'older'] as const
export type Way = (typeof WAYS)[number]

export interface SealingCost {
  /** Of one page, on average. */
  readonly milliseconds: number
  /** On top of what was sealed, on average. */
  readonly bytes: number
}

/** Seals each page in each way, page by page in turn, so that all have the same machine. */
export async function sealingCosts(pages: readonly Uint8Array[]): Promise<Record<Way, SealingCost>> {
  const keys = await Promise.all(Array.from({ length: PERSONS }, newKeyPair))
  const recipients = keys.map(({ recipient }) => recipient)
  const older = await identityToRecipient(await generateX25519Identity())
  const seal: Record<Way, (page: Uint8Array) => Promise<Uint8Array>> = {
    group: (page) => sealFile(page, recipients.slice(0, 1)),
    persons: (page) => sealFile(page, recipients),
    older: (page) => {
      const encrypter = new Encrypter()
      encrypter.addRecipient(older)
      return encrypter.encrypt(page)
    },
  }
  const costs = Object.fromEntries(WAYS.map((way) => [way, { milliseconds: 0, bytes: 0 }])) as Record<
    Way,
    { -readonly [Part in keyof SealingCost]: number }
  >
  for (const page of pages)
    for (const way of WAYS) {
      const started = performance.now()
      const sealed = await seal[way](page)
      costs[way].milliseconds += (performance.now() - started) / pages.length
      costs[way].bytes += (sealed.length - page.length) / pages.length
    }
  return costs
}
