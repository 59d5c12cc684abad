// The branch that a proposal lies on: its name says which case and what happens to it, and never whom it is about.
import { hex } from '@scure/base'
import { blobId, bytesOf } from './git-blob.ts'
import type { WantedProposal } from './github.ts'

/**
 * `case/2026-0015-new`, which only one can have: whoever makes it has the number. Else `case/2026-0015-delayed-0a1b2c3d4e`, where the end says which
 * files: the same proposal has the same branch, and another step of the same kind has another one.
 */
export async function branchOf({ number, kind, files }: Pick<WantedProposal, 'number' | 'kind' | 'files'>): Promise<string> {
  const named = `case/${number}-${kind}`
  if (kind === 'new') return named
  const ids = await Promise.all(files.map(async ({ path, content }) => `${path} ${await blobId(bytesOf(content))}`))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(ids.sort().join('\n')))
  return `${named}-${hex.encode(new Uint8Array(digest)).slice(0, 10)}`
}

/** `2026-0015: delayed`: the message of the commit and the title of the pull request. */
export function titleOf({ number, kind }: Pick<WantedProposal, 'number' | 'kind'>): string {
  return `${number}: ${kind}`
}
