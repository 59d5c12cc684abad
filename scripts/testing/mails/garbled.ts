// Mails that were torn, mixed and flipped on their way, as anybody's noise may do it: the same ones for the same seed.

/** `count` mails, each made from one of `mails` by up to a dozen accidents. */
export function* garbled(mails: readonly Buffer[], count: number, seed: number): Generator<Buffer> {
  let state = seed
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const any = () => mails[below(mails.length)]!
  const accident = (mail: Buffer): Buffer => {
    const at = below(mail.length)
    const end = at + below(60)
    const [before, after] = [mail.subarray(0, at), mail.subarray(at)]
    switch (below(5)) {
      case 0:
        return Buffer.concat([before, Buffer.from([below(256)]), after.subarray(1)])
      case 1:
        return Buffer.concat([before, mail.subarray(end)])
      case 2:
        return Buffer.concat([before, mail.subarray(at, end), after])
      case 3: {
        const other = any()
        const from = below(other.length)
        return Buffer.concat([before, other.subarray(from, from + below(400)), after])
      }
      default:
        return mail.subarray(0, Math.max(1, at))
    }
  }
  for (let made = 0; made < count; made++) {
    let mail = any()
    for (let left = below(12); left >= 0; left--) mail = accident(mail)
    yield mail
  }
}
