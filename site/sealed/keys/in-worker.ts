// Key files made and opened in a worker, so that the page does not stand still. A worker does one thing and is gone, and with it what it knew.
import { NotAKeyFile, WrongWords } from '../../../scripts/sealing/key-file.ts'
import { trustedWorker } from '../reader/trusted.ts'
import type { Done, Work } from './key-worker.ts'
import workerAddress from './key-worker.ts?worker&url'

/** As `wrapWithWords` of key-file.ts, beside the page. */
export async function wrapWithWords(identity: string, words: string): Promise<Uint8Array> {
  return (await inWorker({ identity, words })) as Uint8Array
}

/** As `unwrapWithWords` of key-file.ts, beside the page: throws WrongWords or NotAKeyFile, and an Error where the device cannot do the work. */
export async function unwrapWithWords(file: Uint8Array, words: string): Promise<string> {
  return (await inWorker({ file, words })) as string
}

async function inWorker(work: Work): Promise<Uint8Array | string> {
  const worker = new Worker(trustedWorker(workerAddress), { type: 'module' })
  try {
    const done = await answerOf(worker, work)
    if ('refused' in done) throw refusal(done.refused)
    return done.result
  } finally {
    worker.terminate()
  }
}

function answerOf(worker: Worker, work: Work): Promise<Done> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Done>) => resolve(data))
    worker.addEventListener('error', () => reject(new Error('the work of the key file could not be started')))
    worker.postMessage(work)
  })
}

function refusal(name: string): Error {
  if (name === 'WrongWords') return new WrongWords('the words are not those of this file')
  if (name === 'NotAKeyFile') return new NotAKeyFile('this file is no key file')
  return new Error(`the work of the key file failed: ${name}`)
}
