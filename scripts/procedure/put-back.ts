// What others than the register wrote into the record of the letters, and that it was put back: who is told, and in which words.
import { type CalendarDate, dateIn } from './calendar.ts'
import { dateInFull } from './wording.ts'

/** A time at which a run found such writing and put the record back. */
export interface PutBack {
  /** The commit that did so. */
  readonly commit: string
  /** When, as an ISO instant. */
  readonly at: string
  /** The commits that the register had not signed. */
  readonly unsigned: readonly string[]
}

/** The same, as a person is told of it. */
export interface PutBackNote {
  readonly on: CalendarDate
  /** How many changes were put back. */
  readonly changes: number
}

export function putBackNote({ at, unsigned }: PutBack, timeZone: string): PutBackNote {
  return { on: dateIn(timeZone, at), changes: unsigned.length }
}

/** `24 november 2026: 2 wijzigingen`, for staff. */
export function putBackText({ on, changes }: PutBackNote): string {
  return `${dateInFull(on, 'nl')}: ${changes === 1 ? 'één wijziging' : `${changes} wijzigingen`}`
}

/** What it means and what to do, for staff. */
export const PUT_BACK_ADVICE =
  'Iemand anders dan het register heeft op de branch letters geschreven, waar staat welke brieven zijn verstuurd. Daarvan is niets geloofd en niets verstuurd, en de brieven zijn teruggezet zoals het register ze had. Ga na wie het was: bij een collega was het misschien een vergissing, maar het kan ook een gestolen laptop of sleutel zijn. Neem dan de toegang af.'
