// Signatures of the register under commits, as Git makes them with `gpg.format=ssh`: made by Git and ssh-keygen, and verified here,
// because a process for each commit would take 11 ms. Verifying asks no setting of Git and no file of the branch.
import { createHash, createPublicKey, verify } from 'node:crypto'

/** A commit as its object tells it. */
export interface Commit {
  readonly id: string
  readonly tree: string
  readonly parents: readonly string[]
  /** When it was committed, in seconds since 1970, by the clock of whoever made it. */
  readonly at: number
  readonly message: string
  /** What was signed, and the signature as a block of text; null where there is none in the form in which Git writes it. */
  readonly signed: { readonly text: Buffer; readonly signature: string } | null
}

/** The lines of a commit, in the order in which Git writes them. A run never makes any other. */
const SHAPE =
  /^tree (?<tree>[0-9a-f]+)\n(?<parents>(?:parent [0-9a-f]+\n)*)author [^\n]*\ncommitter [^\n]*> (?<at>\d{1,12}) [+-]\d{4}\n(?<rest>(?:[^\n]+\n)*)\n(?<message>.*)$/s
const SIGNATURE = /^gpgsig (?<first>[^\n]*)\n(?<more>(?: [^\n]*\n)*)$/

/** A commit from its bytes. */
export function commitIn(id: string, bytes: Buffer): Commit {
  // One character a byte: positions in the text are positions in the bytes.
  const text = bytes.toString('latin1')
  const { tree = '', parents = '', at = '0', rest = '', message = '' } = SHAPE.exec(text)?.groups ?? {}
  const { first, more = '' } = SIGNATURE.exec(rest)?.groups ?? {}
  const start = text.indexOf(`\n${rest}\n`) + 1
  return {
    id,
    tree,
    parents: parents.match(/[0-9a-f]{40,}/g) ?? [],
    at: Number(at),
    message: Buffer.from(message, 'latin1').toString('utf8'),
    signed:
      first === undefined ? null : { text: without(bytes, start, rest.length), signature: `${first}\n${more.replaceAll(/^ /gm, '')}` },
  }
}

function without(bytes: Buffer, start: number, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)])
}

/** The key (as SSH writes it, in base64) that signed a commit, whosever it is; null where the signature is broken or there is none. */
export function signerOf({ signed }: Pick<Commit, 'signed'>): string | null {
  const parts = signed && partsOf(signed.signature)
  if (!parts) return null
  const { blob, hash, signature } = parts
  const key = blob.toString('base64')
  const fields = [Buffer.from('git'), Buffer.alloc(0), Buffer.from(hash), createHash(hash).update(signed.text).digest()]
  return verify(null, Buffer.concat([Buffer.from('SSHSIG'), ...fields.map(field)]), publicKeyOf(blob), signature) ? key : null
}

/** A key of 32 bytes by its blob, the name of its kind before it. */
function publicKeyOf(blob: Buffer) {
  const x = blob.subarray(-32).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

/** Length before bytes, as SSH writes everything. */
function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** The parts of an SSHSIG block made for Git by a key of ed25519; null for anything else. Its form: PROTOCOL.sshsig of OpenSSH. */
function partsOf(block: string): { blob: Buffer; hash: 'sha256' | 'sha512'; signature: Buffer } | null {
  const [, base64 = ''] = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n$/.exec(block) ?? []
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.toString('latin1', 0, 6) !== 'SSHSIG' || bytes.length < 10 || bytes.readUInt32BE(6) !== 1) return null
  const [blob, namespace, , hash, wrapped] = fieldsOf(bytes.subarray(10))
  const [kind, signature] = wrapped ? fieldsOf(wrapped) : []
  const name = hash?.toString('latin1')
  if (!blob || namespace?.toString('latin1') !== 'git' || (name !== 'sha512' && name !== 'sha256')) return null
  return kind?.toString('latin1') === 'ssh-ed25519' && signature?.length === 64 && blob.length === 51
    ? { blob, hash: name, signature }
    : null
}

function fieldsOf(bytes: Buffer): Buffer[] {
  const fields: Buffer[] = []
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at)
    if (end > bytes.length) return []
    fields.push(bytes.subarray(at + 4, end))
    at = end
  }
  return fields
}
