// When nobody does anything, the register is locked. A minute before, whoever sits there is asked (WCAG 2.2.1).

const MINUTE = 60_000
const LOCKED_AFTER = 15 * MINUTE
const WARNED_AFTER = LOCKED_AFTER - MINUTE
const LOOK_EVERY = 5_000
/** So long the warning stays for who moves towards its button: it must not vanish below the pointer, and the click land on what is behind. */
const WARNING_STAYS = 20_000

const ACTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const
/** After these, who was asked has answered. */
const ANSWERS = ['keyup', 'click'] as const

export type Idleness = 'awake' | 'warned' | 'locked'

/** `since`: milliseconds since somebody last did something. */
export function idleness(since: number): Idleness {
  if (since >= LOCKED_AFTER) return 'locked'
  return since >= WARNED_AFTER ? 'warned' : 'awake'
}

/** Calls `warn` with whether the warning is to be seen, and `lock` at the end. A laptop that slept is locked before it shows anything new. */
export function watchIdleness(warn: (shown: boolean) => void, lock: () => void, signal: AbortSignal): void {
  let at = moment()
  let warnedAt: Moment | null = null
  const look = (): Idleness => {
    const now = idleness(since(at))
    if (now === 'locked') lock()
    else if (now === 'warned' && !warnedAt) {
      warnedAt = moment()
      warn(true)
    } else if (now === 'awake' && warnedAt && since(warnedAt) >= WARNING_STAYS) answered()
    return now
  }
  const answered = (): void => {
    if (warnedAt) warn(false)
    warnedAt = null
  }
  const acted = (): void => {
    // The first touch after a night is no reason to stay open.
    if (look() !== 'locked') at = moment()
  }
  for (const act of ACTS) addEventListener(act, acted, { signal, passive: true, capture: true })
  for (const answer of ANSWERS) addEventListener(answer, answered, { signal })
  for (const wake of ['focus', 'pageshow']) addEventListener(wake, look, { signal })
  for (const wake of ['visibilitychange', 'resume']) document.addEventListener(wake, look, { signal })
  const timer = setInterval(look, LOOK_EVERY)
  signal.addEventListener('abort', () => clearInterval(timer))
}

interface Moment {
  readonly wall: number
  readonly ticks: number
}

const moment = (): Moment => ({ wall: Date.now(), ticks: performance.now() })

/** Ticks may stand still while the device sleeps, and a clock may be put back: what says more counts. */
const since = ({ wall, ticks }: Moment): number => Math.max(Date.now() - wall, performance.now() - ticks)
