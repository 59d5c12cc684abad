// What GitHub answers to a call that may not be made: nobody's token, another repository, a permission that the token does not hold.
import type { IncomingMessage } from 'node:http'
import { type Actor, holds } from './actors.ts'
import type { Call } from './contract.ts'
import type { Refusal } from './faults.ts'
import { neededFor } from './permissions.ts'
import type { World } from './world.ts'

/** What was not read must not be sent on as the next request. */
const CLOSED = { connection: 'close' }

/** More than any call needs: GitHub's longest text, a comment, has 65,536 characters. */
const MOST_BYTES = 1024 * 1024
/** A file that is sent to become an object of Git. */
const MOST_BYTES_OF_FILE = 100 * 1024 * 1024

export function unknownToken({ headers }: IncomingMessage): Refusal {
  return { status: 401, message: headers.authorization ? 'Bad credentials' : 'Requires authentication', headers: CLOSED }
}

/** Null: the call may be made. As on GitHub, what may not be known to exist is not there. */
export function refusalFor(call: Call, actor: Actor, { repository, memory }: World): Refusal | null {
  const { owner, org = owner, repo } = call.values
  const [ownOwner, ownName] = repository.split('/')
  if ((org !== undefined && !same(org, ownOwner)) || (repo !== undefined && !same(repo, ownName)))
    return { status: 404, message: 'Not Found' }
  const message = actor.kind === 'job' ? 'Resource not accessible by integration' : 'Resource not accessible by personal access token'
  const need = neededFor(call, memory.state)
  if (need === 'person') return actor.kind === 'job' ? { status: 403, message } : null
  const [name, level] = need
  if (holds(actor, name, level)) return null
  return { status: 403, message, headers: { 'x-accepted-github-permissions': `${name.replaceAll('-', '_')}=${level}` } }
}

function same(asked: unknown, own = ''): boolean {
  return String(asked).toLowerCase() === own.toLowerCase()
}

/** What was sent, undefined where nothing was; or why it is not taken. Reads no further than it must. */
export async function bodyOf(request: IncomingMessage): Promise<{ body: unknown } | { refused: Refusal }> {
  const most = request.url?.endsWith('/git/blobs') ? MOST_BYTES_OF_FILE : MOST_BYTES
  const tooLarge = { refused: { status: 413, message: 'Payload Too Large', headers: CLOSED } }
  if (Number(request.headers['content-length'] ?? 0) > most) return tooLarge
  const chunks: Buffer[] = []
  let bytes = 0
  // Left where it is: the answer still has to go back on the same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length
    if (bytes > most) return tooLarge
    chunks.push(chunk as Buffer)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    return { body: text ? JSON.parse(text) : undefined }
  } catch {
    return { refused: { status: 400, message: 'Problems parsing JSON' } }
  }
}
