// Search, filters and order of the index. Until somebody uses them the page stays as it came; then every case of the register is there.
import type { Language } from '../../../scripts/procedure/case.ts'
import { OVERVIEW_WORDS } from '../case-line.ts'
import { type AllCases, fetchCases, type Wanted } from './all-cases.ts'
import { showCards } from './cards.ts'
import { startMine } from './mine.ts'
import type { OpenPage } from './open-page.ts'
import { tableOf } from './tables.ts'

/** After how long a search that is not done says so, and how often what arrives meanwhile is shown, in milliseconds. */
const PATIENCE = 1000
const BETWEEN = 250

export function startFilters(page: OpenPage): void {
  const form = document.querySelector<HTMLFormElement>('#filters')
  if (form) start(form, page)
}

function start(form: HTMLFormElement, page: OpenPage): void {
  const { signal, fragment, setFragment } = page
  const language = document.documentElement.lang as Language
  const words = OVERVIEW_WORDS[language]
  const sections = [...document.querySelectorAll<HTMLElement>('[data-group]')]
  const tables = sections.map((section) => ({ closed: section.id === 'closed', table: tableOf(section, language) }))
  const count = sections.reduce((sum, section) => sum + Number(section.dataset.count), 0)
  const output = form.querySelector('output') as HTMLOutputElement
  const nothing = document.querySelector('#nothing') as HTMLElement
  const now = document.querySelector('#now') as HTMLElement
  const choices = form.querySelector('details') as HTMLDetailsElement
  const search = form.elements.namedItem('q') as HTMLInputElement
  const handler = form.elements.namedItem('handler') as HTMLSelectElement
  let cases: AllCases | null = null
  let showsMore = false
  let isSlow = false

  const wantedNow = (): Wanted => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  const mine = startMine((id) => {
    handler.value = id
    changed()
  })

  /** Every case, from the first time on that somebody needs more than stands in the page. */
  const all = (): AllCases => {
    if (cases) return cases
    form.dataset.cases = 'fetching'
    const timer = setTimeout(() => {
      isSlow = true
      apply()
    }, PATIENCE)
    signal.addEventListener('abort', () => clearTimeout(timer))
    let shownAt = performance.now()
    cases = fetchCases(page, (form.dataset.pieces ?? '').split(' '), language, () => {
      const isAll = all().read() === 1
      if (isAll) {
        clearTimeout(timer)
        form.dataset.cases = all().failed() ? 'failed' : 'complete'
      } else if (performance.now() - shownAt < BETWEEN) return
      shownAt = performance.now()
      apply()
    })
    return cases
  }

  const apply = (): void => {
    const wanted = wantedNow()
    const asked = Object.keys(wanted).filter((name) => wanted[name])
    mine.shows(wanted.handler ?? '')
    // Who searches wants to see what is found, at once below the search.
    now.hidden = asked.some((name) => name !== 'handler' && name !== 'sort')
    if (!now.hidden) showCards(wanted.handler ?? '')
    form.closest('.overview')?.toggleAttribute('data-filtered', asked.length > 0)
    if (!asked.length && !showsMore) {
      for (const { table } of tables) table.reset()
      nothing.hidden = true
      output.value = words.matches(count, count)
      return
    }
    const found = all().matching(wanted)
    const read = all().read()
    // Nothing is known yet: what stood there stands there still.
    if (read > 0) for (const { closed, table } of tables) table.show(found.filter(({ line }) => line.closed === closed))
    nothing.hidden = found.length > 0 || read < 1
    output.value = said(wanted, found.length, read)
  }

  const said = (wanted: Wanted, found: number, read: number): string => {
    if (read < 1) return isSlow ? words.stillSearching(Math.floor(read * 100)) : ''
    const whose = wanted.handler ? words.matchesOf(handler.selectedOptions[0]?.dataset.name ?? wanted.handler) : ''
    return `${whose}${words.matches(found, count)}${all().failed() ? ` ${words.couldNotSearch}` : ''}`
  }

  const remember = (): void => {
    const wanted = new URLSearchParams(Object.entries(wantedNow()).filter(([, value]) => value !== ''))
    setFragment(String(wanted))
  }

  const changed = (): void => {
    showsMore = false
    for (const { table } of tables) table.less()
    apply()
    remember()
  }

  /** Takes what is wanted from text such as `handler=anna-jansen&sort=number`. */
  const fill = (text: string): void => {
    const wanted = new URLSearchParams(text)
    for (const field of form.elements)
      if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.name)
        field.value = wanted.get(field.name) ?? ''
    choices.open ||= [...wanted].some(([name, value]) => name !== 'q' && name !== 'handler' && value !== '')
  }

  /** What the address asks for; without any, what they always want to see who sit here. An address of a place in the page asks for nothing. */
  const restore = (): void => {
    const asked = fragment()
    if (asked.includes('=')) fill(asked)
    else if (!asked && mine.onlyMine()) handler.value = mine.me()
    if (asked === 'q=') search.focus()
  }

  form.hidden = false
  restore()
  apply()
  search.addEventListener('focus', () => void all())
  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLElement && target.id !== 'me') changed()
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', (event) => {
    event.preventDefault()
    fill('')
    mine.forget()
    changed()
  })
  addEventListener(
    'hashchange',
    () => {
      restore()
      apply()
    },
    { signal },
  )
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-filters]') : null
      if (!link) return
      event.preventDefault()
      fill(link.dataset.filters ?? '')
      changed()
      form.scrollIntoView()
    },
    { signal },
  )
  for (const { table } of tables)
    table.button.addEventListener('click', () => {
      showsMore = true
      table.more()
      apply()
    })
}
