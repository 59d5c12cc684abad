// What can go wrong with an API, on demand: a fault is answered instead of the call, after it, or by silence.
import type { Operation } from './operations.ts'

export type FaultKind =
  | 'unauthorised'
  | 'forbidden'
  | 'secondary-limit'
  | 'missing'
  | 'conflict'
  | 'unprocessable'
  | 'too-many'
  | 'server-error'
  /** The connection is lost before anything was done. */
  | 'cut-before'
  /** The connection is lost after it was done. */
  | 'cut-after'
  /** A server error, although it was done. */
  | 'error-after'
  /** It was done, and half of the answer arrives. */
  | 'half-answer'
  | 'slow'

export interface Fault {
  readonly kind: FaultKind
  /** Left out: whatever is called. */
  readonly on?: Operation
  /** How many calls it hits; 1 where left out. */
  readonly times?: number
  /** For `secondary-limit` and `too-many`: the seconds to wait. */
  readonly retryAfter?: number
  /** For `slow`: how long the answer takes. */
  readonly milliseconds?: number
}

/** What GitHub answers instead of doing what it was asked. */
export interface Refusal {
  readonly status: number
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What GitHub answers; null where it is not answered with a status of its own. */
export function refusalOf({ kind, retryAfter = 1 }: Fault): Refusal | null {
  switch (kind) {
    case 'unauthorised':
      return { status: 401, message: 'Bad credentials' }
    case 'forbidden':
      return { status: 403, message: 'Resource not accessible by integration' }
    case 'secondary-limit':
      return { status: 403, message: 'You have exceeded a secondary rate limit.', headers: { 'retry-after': String(retryAfter) } }
    case 'missing':
      return { status: 404, message: 'Not Found' }
    case 'conflict':
      return { status: 409, message: 'Conflict' }
    case 'unprocessable':
      return { status: 422, message: 'Validation Failed' }
    case 'too-many':
      return {
        status: 429,
        message: 'API rate limit exceeded',
        headers: { 'retry-after': String(retryAfter), 'x-ratelimit-remaining': '0' },
      }
    case 'server-error':
    case 'error-after':
      return { status: 500, message: 'Server Error' }
    case 'cut-before':
    case 'cut-after':
    case 'half-answer':
    case 'slow':
      return null
    default:
      return kind satisfies never
  }
}

export interface Faults {
  readonly add: (fault: Fault) => void
  /** The fault that hits this call, used up; null where it goes well. */
  readonly take: (operation: Operation) => Fault | null
  readonly clear: () => void
}

export function faults(): Faults {
  let waiting: { fault: Fault; left: number }[] = []
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 })
    },
    take: (operation) => {
      const found = waiting.find(({ fault }) => !fault.on || fault.on === operation)
      if (!found) return null
      found.left--
      if (found.left <= 0) waiting = waiting.filter((one) => one !== found)
      return found.fault
    },
    clear: () => {
      waiting = []
    },
  }
}
