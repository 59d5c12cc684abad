// A name server to rehearse with, that knows what it is given and nothing else.
import { createServer, Packet, type Question } from 'dns2'

/** By name and type, such as `school.nl TXT`: texts, the names of servers, or a fault of the server. */
export type Zone = Readonly<Record<string, readonly string[] | 'broken' | 'silent'>>

export interface NameServer {
  /** What `--dns` is given. */
  readonly address: string
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

export async function startNameServer(zone: Zone): Promise<NameServer> {
  const asked: string[] = []
  const server = createServer({
    udp: true,
    handle: (request, send) => {
      const [question] = request.questions
      const key = `${question?.name} ${Packet.typeName(question?.type ?? 0)}`
      asked.push(key)
      const known = Object.hasOwn(zone, key) ? zone[key] : undefined
      if (known === 'silent' || !question) return
      const response = Packet.createResponseFromRequest(request)
      if (known === 'broken') response.header.rcode = Packet.RCODE.SERVFAIL
      else if (!known) response.header.rcode = Packet.RCODE.NXDOMAIN
      else response.answers.push(...known.map((text) => answerTo(question, text)))
      send(response)
    },
  })
  const { udp } = await server.listen({ udp: { port: 0, address: '127.0.0.1' } })
  return { address: `127.0.0.1:${udp?.port}`, asked, close: async () => void (await server.close()) }
}

/** A text goes out in strings of 255 bytes, as it must: a key of 2,048 bits is longer. */
function answerTo(question: Question, text: string) {
  const data = question.type === Packet.TYPE.MX ? { exchange: text, priority: 10 } : { data: text.match(/.{1,255}/gs) ?? [''] }
  return Packet.createResourceFromQuestion(question, { ttl: 1, ...data })
}
