// Which letter a report of delivery is about, and what it changes. A report that is not certainly about one of our letters changes nothing.
import type { DeliveryReport, Fate, Receiver } from './delivery-report.ts'
import { type Delayed, type NotTaken, notTaken, type Returned } from './incoming.ts'
import type { KnownLetter } from './known.ts'

/** How long a mail system may try: a report without the mail that it is about fits the letters of these days. */
const DAYS_ON_THE_WAY = 7

/** What a report that came in at the instant `at` says of a letter. */
export function ofLetter(report: DeliveryReport, letters: readonly KnownLetter[], at: string): Returned | Delayed | NotTaken {
  const found = report.returned.length ? byMessage(report, letters) : byAddress(report, letters, at)
  if (typeof found === 'string') return notTaken(found)
  const { letter, receiver } = found
  if (Date.parse(letter.sent ?? letter.claimed) > Date.parse(at)) return notTaken('report-of-newer-letter')
  if (letter.returned || letter.refused) return notTaken('report-known')
  const fate = receiver?.fate ?? report.fate
  const status = receiver?.status ?? report.status
  return told(letter, fate, status, at)
}

function told({ path }: KnownLetter, fate: Fate, status: string | null, at: string): Returned | Delayed | NotTaken {
  switch (fate) {
    case 'failed':
      // A mail system that gives up after days names the trouble it had last, so 4.4.7 is final too.
      return { kind: 'returned', letter: path, status: status && !status.startsWith('2') ? status : '5.0.0', at }
    case 'delayed':
      return { kind: 'delayed', letter: path, status: status?.startsWith('4') ? status : '4.0.0' }
    case 'arrived':
      return notTaken('delivery-receipt')
    case null:
      return notTaken('report-unclear')
    default:
      return fate satisfies never
  }
}

type Found = { readonly letter: KnownLetter; readonly receiver: Receiver | null } | NotTaken['reason']

/** By the Message-ID of what is given back. It is easily guessed, so the report must also name the address that the letter went to. */
function byMessage(report: DeliveryReport, letters: readonly KnownLetter[]): Found {
  const given = letters.filter((letter) => report.returned.some((id) => isOf(id, letter)))
  const [letter, another] = given
  if (!letter) return 'report-of-no-letter'
  if (another) return 'report-fits-several'
  const address = letter.to.address?.toLowerCase()
  if (!address || !names(report, address)) return 'report-of-other-address'
  // Passed on by its receiver to another address, which is the one that failed.
  return { letter, receiver: receiverOf(report, address) ?? theOnly(report) }
}

/** The mail service may have given the letter a Message-ID of its own, and said so when it took it. */
function isOf(id: string, { messageId, response }: KnownLetter): boolean {
  if (id === messageId) return true
  const local = id.slice(1, id.indexOf('@'))
  return local.length >= 20 && (response?.split(/[\s<>@]+/).includes(local) ?? false)
}

/** By the address, where the report gives nothing back, and only where exactly one letter fits. */
function byAddress(report: DeliveryReport, letters: readonly KnownLetter[], at: string): Found {
  const since = Date.parse(at) - DAYS_ON_THE_WAY * 24 * 60 * 60 * 1000
  const onTheWay = letters.filter(
    ({ sent, returned }) => sent && !returned && Date.parse(sent) >= since && Date.parse(sent) <= Date.parse(at),
  )
  const [letter, another] = onTheWay.filter(({ to }) => to.address && names(report, to.address.toLowerCase()))
  if (!letter) return 'report-of-no-letter'
  if (another) return 'report-fits-several'
  return {
    letter,
    receiver: receiverOf(report, letter.to.address?.toLowerCase() ?? '') ?? (report.receivers.length === 1 ? report.receivers[0]! : null),
  }
}

function receiverOf({ receivers }: DeliveryReport, address: string): Receiver | null {
  return receivers.find(({ addresses }) => addresses.includes(address) || addresses.includes(forServers(address))) ?? null
}

/** What the report says of all its receivers alike; null where it does not. */
function theOnly({ receivers }: DeliveryReport): Receiver | null {
  const [first, ...others] = receivers
  return first && others.every(({ fate }) => fate === first.fate) ? first : null
}

/** Whether the address stands in the report, as people or as mail servers write it. */
function names({ everything }: DeliveryReport, address: string): boolean {
  return [address, forServers(address)].some((form) => stands(form, everything))
}

function forServers(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return URL.canParse(`http://${domain}`) ? `${local}@${new URL(`http://${domain}`).hostname}` : address
}

/** Whether the address stands in the text, and not only as a piece of a longer one. */
function stands(address: string, everything: string): boolean {
  for (let at = everything.indexOf(address); at >= 0; at = everything.indexOf(address, at + 1)) {
    const before = everything[at - 1] ?? ' '
    const after = everything[at + address.length] ?? ' '
    if (!/[\w.+-]/.test(before) && !/[\w-]/.test(after)) return true
  }
  return false
}
