// A mail server to rehearse with: speaks SMTP line by line, keeps what it accepts, and misbehaves where it is told to.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'

/** Where the dialogue stands when the server answers; `MESSAGE` is after the final dot. */
export type Point = 'GREETING' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'MESSAGE'

/** An answer in the words of SMTP, a cut connection, or nothing at all. Null: all is well. */
export type Misbehaviour = string | 'cut' | 'silence' | null

export interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly messageId: string
  /** The bytes of the message, one character each. */
  readonly raw: string
}

export interface PostOffice {
  /** What to set SMTP_URL to; the client gives up after a second. */
  readonly url: string
  readonly port: number
  /** The messages that were accepted, or might have been: everything that came in whole. */
  readonly received: readonly Received[]
  /** How many connections were made. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

export interface Behaviour {
  /** Asked at every point, with what came last: the line, or the message. */
  readonly answer?: (point: Point, what: string) => Misbehaviour | Promise<Misbehaviour>
  readonly port?: number
  readonly host?: string
  readonly tls?: { readonly key: string; readonly cert: string }
}

const WELL: Record<Point, string> = {
  GREETING: '220 rehearsal',
  EHLO: '250 rehearsal',
  MAIL: '250 OK',
  RCPT: '250 OK',
  DATA: '354 go on',
  MESSAGE: '250 2.0.0 Ok: queued',
}

export async function startPostOffice({ answer = () => null, port = 0, host = '127.0.0.1', tls }: Behaviour = {}): Promise<PostOffice> {
  const received: Received[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const serve = (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    converse(socket, answer, received)
  }
  const server: Server = tls ? createTlsServer({ ...tls }, serve) : createServer(serve)
  // A client that does not trust the certificate hangs up in the middle of the handshake.
  server.on('tlsClientError', () => connections++)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const taken = (server.address() as AddressInfo).port
  return {
    url: `${tls ? 'smtps://localhost' : `smtp://${host}`}:${taken}?timeout=1`,
    port: taken,
    received,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function converse(socket: Socket, answer: NonNullable<Behaviour['answer']>, received: Received[]): void {
  let buffer = ''
  let inMessage = false
  let from = ''
  let to: string[] = []
  let turn = Promise.resolve()
  const say = async (point: Point, what: string) => {
    const said = await answer(point, what)
    if (said === 'cut') socket.destroy()
    else if (said !== 'silence') socket.write(`${said ?? WELL[point]}\r\n`)
    return said === null
  }
  const step = async (): Promise<void> => {
    for (;;) {
      const end = inMessage ? '\r\n.\r\n' : '\r\n'
      const at = buffer.indexOf(end)
      if (at < 0) return
      const what = buffer.slice(0, at + (inMessage ? 2 : 0))
      buffer = buffer.slice(at + end.length)
      if (inMessage) {
        inMessage = false
        const messageId = /^Message-ID: (.*)\r$/im.exec(what)?.[1] ?? ''
        const message = { from, to, messageId, raw: what.replace(/^\.\./gm, '.') }
        received.push(message)
        const said = await answer('MESSAGE', what)
        // What was refused was not kept.
        if (said && /^[45]/.test(said)) received.splice(received.indexOf(message), 1)
        if (said === 'cut') socket.destroy()
        else if (said !== 'silence') socket.write(`${said ?? WELL.MESSAGE}\r\n`)
      } else if (/^MAIL FROM:/i.test(what)) {
        from = /<(.*?)>/.exec(what)?.[1] ?? ''
        to = []
        await say('MAIL', what)
      } else if (/^RCPT TO:/i.test(what)) {
        if (await say('RCPT', what)) to.push(/<(.*?)>/.exec(what)?.[1] ?? '')
      } else if (/^DATA$/i.test(what)) inMessage = await say('DATA', what)
      else if (/^QUIT$/i.test(what)) socket.end('221 bye\r\n')
      else if (/^STARTTLS$/i.test(what)) socket.write('502 not here\r\n')
      else await say('EHLO', what)
    }
  }
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    buffer += chunk
    turn = turn.then(step)
  })
  turn = turn.then(() => say('GREETING', '')).then(() => {})
}
