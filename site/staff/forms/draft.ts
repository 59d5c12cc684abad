// What was typed and not sent yet: kept a moment after each change, and there again when the form opens the next time.
import type { Drafts } from '../scripts/open-page.ts'
import type { FormDocument } from './documents.ts'
import type { Values } from './field.ts'
import type { SentProposal } from './sending-element.ts'

/** A form as it was left. */
export interface Draft {
  readonly values: Values
  readonly documents: readonly FormDocument[]
  /** What was sent of it and is not merged yet; null where nothing was. */
  readonly proposal: SentProposal | null
}

export interface KeptDraft {
  readonly load: () => Promise<Draft | null>
  /** Keeps it a moment later; `documents`: they have changed, too. */
  readonly changed: (documents?: 'documents') => void
  readonly drop: () => Promise<void>
  /** Whether everything that was typed is kept. */
  readonly isKept: () => boolean
}

const A_MOMENT_MS = 400

/** The draft of the form called `name`. `now` is what stands in it; `said` hears whether it could be kept. */
export function keptDraft(drafts: Drafts, name: string, now: () => Draft, said: (isKept: boolean) => void, signal: AbortSignal): KeptDraft {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isKept = true
  let documentsChanged = false
  // One after the other, so that an older text never comes last.
  let last: Promise<void> = Promise.resolve()
  const keep = (): void => {
    timer = undefined
    last = last.then(async () => {
      const { values, documents, proposal } = now()
      const withDocuments = documentsChanged
      documentsChanged = false
      const kept = await drafts.save(name, JSON.stringify({ values, proposal }))
      const all = kept && (!withDocuments || (await drafts.save(papersOf(name), JSON.stringify(documents.map(asText)))))
      if (!all) documentsChanged ||= withDocuments
      isKept = all && timer === undefined
      said(all)
    })
  }
  // Somebody who closes the tab at once loses nothing either.
  signal.addEventListener('abort', () => {
    if (timer === undefined) return
    clearTimeout(timer)
    keep()
  })
  return {
    load: async () => {
      const text = await drafts.load(name)
      if (text === null) return null
      const { values, proposal } = JSON.parse(text) as Pick<Draft, 'values' | 'proposal'>
      const papers = await drafts.load(papersOf(name))
      return { values, proposal, documents: papers === null ? [] : (JSON.parse(papers) as Kept[]).map(asDocument) }
    },
    changed: (documents) => {
      isKept = false
      if (documents) documentsChanged = true
      clearTimeout(timer)
      timer = setTimeout(keep, A_MOMENT_MS)
    },
    drop: async () => {
      clearTimeout(timer)
      timer = undefined
      await last
      isKept = true
      await Promise.all([drafts.drop(name), drafts.drop(papersOf(name))])
    },
    isKept: () => isKept,
  }
}

/** Documents are kept apart, so that they are not written anew with every word. */
const papersOf = (name: string): string => `${name}-documents`

interface Kept {
  readonly name: string
  /** Base64. */
  readonly data: string
}

function asText({ name, bytes }: FormDocument): Kept {
  return { name, data: base64(bytes) }
}

function asDocument({ name, data }: Kept): FormDocument {
  return { name, bytes: Uint8Array.from(atob(data), (character) => character.charCodeAt(0)) }
}

/** In pieces: a call takes only so many arguments. */
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
