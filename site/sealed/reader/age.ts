// How old what is shown is.

const HOUR = 3_600_000
/** The register is sealed after every nightly run: a day and two hours without one is a fault (as for the nightly run itself). */
const TOO_OLD = 26

/** Whole hours from the instant of a build to `now`, in milliseconds; 0 where the clock of the device is behind. */
export function hoursOld(built: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(built)) / HOUR))
}

export function isTooOld(hours: number): boolean {
  return hours >= TOO_OLD
}
