// One view is shown at a time; the back button of the browser leads to the one before. Its heading has the focus, the list of steps says how far one is.
import { text } from './mine.ts'
import { part } from './part.ts'

/** The steps, and what is shown in each. */
const STEPS = { who: ['who'], words: ['words', 'check', 'open'], keep: ['keep'], pass: ['pass'], done: ['done'] } as const
const STEP_NAMES = Object.keys(STEPS) as Step[]

type Step = keyof typeof STEPS
export type ViewName = (typeof STEPS)[Step][number]

export interface View {
  /** Whether what it shows is there: false leads back to the first. */
  readonly canShow?: () => boolean
  readonly enter?: () => void
  /** Leaves nothing secret behind in the page. */
  readonly leave?: () => void
}

let views: Readonly<Record<ViewName, View>>
let current: ViewName | null = null

/** Shows the first view. A page that was loaded again starts from there too, whatever the browser remembers of it. */
export function startViews(all: Readonly<Record<ViewName, View>>): void {
  views = all
  history.replaceState({ view: 'who' }, '')
  addEventListener('popstate', ({ state }) => show(viewIn(state)))
  part('steps').hidden = false
  show('who', false)
}

/** Goes on to a view. */
export function go(view: ViewName): void {
  history.pushState({ view }, '')
  show(view)
}

/** Goes back to the view before. */
export const goBack = (): void => history.back()

function viewIn(state: unknown): ViewName {
  const view = (state as { view?: ViewName } | null)?.view ?? 'who'
  return views[view]?.canShow?.() === false ? 'who' : view
}

function show(view: ViewName, isMove = true): void {
  if (current) views[current].leave?.()
  current = view
  for (const section of document.querySelectorAll<HTMLElement>('[data-view]')) section.hidden = section.dataset.view !== view
  // What else may come up is for before and after: in between it would only be in the way.
  part('more').hidden = view !== 'who' && view !== 'done'
  views[view].enter?.()
  showStep(stepOf(view))
  if (isMove) moveTo(view)
}

const stepOf = (view: ViewName): Step => STEP_NAMES.find((step) => (STEPS[step] as readonly ViewName[]).includes(view)) ?? 'who'

function showStep(step: Step): void {
  const now = STEP_NAMES.indexOf(step)
  for (const [index, name] of STEP_NAMES.entries()) {
    const item = document.querySelector<HTMLElement>(`[data-step="${name}"]`)
    item?.classList.toggle('done', index < now)
    if (index === now) item?.setAttribute('aria-current', 'step')
    else item?.removeAttribute('aria-current')
    const state = item?.querySelector('[data-state]')
    if (state) state.textContent = index < now ? `(${text.stepDone})` : ''
  }
  document.title = `${text.stepOf(now + 1, text.stepNames[step])} – ${text.title}`
}

function moveTo(view: ViewName): void {
  scrollTo(0, 0)
  document.getElementById(`${view}-title`)?.focus({ preventScroll: true })
}
