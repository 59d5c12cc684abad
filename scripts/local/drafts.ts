// What is typed into a form and not sent yet: kept in the memory of this server and in no file, so that a closed tab does not lose it.
import type { IncomingMessage } from 'node:http'
import type { Page, Route } from './server.ts'

/** The documents of a draft are in it, as text that is a third longer than they are. */
const MOST_BYTES = 64 * 1024 * 1024
const MOST_DRAFTS = 50

export const DRAFTS = '/staff/drafts/'
/** How a draft may be asked for. */
export const DRAFT_METHODS = ['GET', 'HEAD', 'PUT', 'DELETE']

const answer = (status: number, body = ''): Page => ({ status, type: 'text/plain; charset=utf-8', body })

/** Answers what is asked of `/staff/drafts/<name>`; null for another path. `most`: the bytes of one draft. */
export function draftsInMemory(most = MOST_BYTES): Route {
  const drafts = new Map<string, string>()
  return async (path, request) => {
    if (!path.startsWith(DRAFTS)) return null
    const name = path.slice(DRAFTS.length)
    if (request.method === 'DELETE') {
      drafts.delete(name)
      return answer(200)
    }
    if (request.method !== 'PUT') {
      const text = drafts.get(name)
      // None is nothing that went wrong.
      return text === undefined ? answer(204) : answer(200, text)
    }
    const text = await textOf(request, most)
    if (text === null || (!drafts.has(name) && drafts.size >= MOST_DRAFTS)) return answer(413, 'This is too much to keep.\n')
    drafts.set(name, text)
    return answer(200)
  }
}

/** The whole of what is sent; null where it is too long. */
async function textOf(request: IncomingMessage, most: number): Promise<string | null> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    // Read to its end all the same: whoever is still sending would not hear the answer.
    if (length <= most) pieces.push(piece)
  }
  if (length > most) return null
  return Buffer.concat(pieces).toString('utf8')
}
