// Which cards stand in the page: enough to begin with, for each handler too, and never so many that the page grows heavy.
import { type Attention, needAttention, PRESSING, type Pressing } from '../../scripts/views/attention.ts'
import { shownCases } from './register.ts'

/** How many cards of a group are seen at once; the others are folded. */
const AT_ONCE = 12
/** How many of a group stand in the page, and how many of each handler at least; the list holds them all. */
const IN_PAGE = 48
const OF_EACH_HANDLER = 8

export interface CardGroup {
  readonly pressing: Pressing
  /** How many cases there are, in all and by the id of the handler; more than there are cards where there are very many. */
  readonly count: number
  readonly byHandler: Readonly<Record<string, number>>
  readonly seen: readonly Attention[]
  readonly folded: readonly Attention[]
}

/** The groups that are not empty, the most pressing first. */
export function cardGroups(): CardGroup[] {
  const all = needAttention(shownCases.map(({ plan }) => plan))
  return PRESSING.flatMap((pressing) => {
    const own = all.filter((one) => one.pressing === pressing)
    if (!own.length) return []
    const byHandler: Record<string, number> = {}
    const inPage = own.filter(({ plan: { handler } }, place) => {
      byHandler[handler] = (byHandler[handler] ?? 0) + 1
      return place < IN_PAGE || byHandler[handler] <= OF_EACH_HANDLER
    })
    return [{ pressing, count: own.length, byHandler, seen: inPage.slice(0, AT_ONCE), folded: inPage.slice(AT_ONCE) }]
  })
}
