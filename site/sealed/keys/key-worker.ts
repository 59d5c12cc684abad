// The work of a key file beside the page: it takes a second, in which the page would stand still.
import { unwrapWithWords, wrapWithWords } from '../../../scripts/sealing/key-file.ts'

/** What the page asks for: a key file to be opened, or one to be made of an identity. */
export type Work = { readonly file: Uint8Array; readonly words: string } | { readonly identity: string; readonly words: string }

/** What comes back: what was asked for, or the name of what it was refused for. */
export type Done = { readonly result: Uint8Array | string } | { readonly refused: string }

addEventListener('message', async ({ data }: MessageEvent<Work>) => {
  const { words } = data
  const work = 'file' in data ? unwrapWithWords(data.file, words) : wrapWithWords(data.identity, words)
  const done: Done = await work.then(
    (result) => ({ result }),
    (error: unknown) => ({ refused: error instanceof Error ? error.name : 'Error' }),
  )
  postMessage(done)
})
