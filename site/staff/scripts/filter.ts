// Filters and order of the index. The rows are the page's own; only those that match, and at most a screenful or two, stay in the document.

/** How many rows of a group are in the document at once, so that ten thousand cases answer a keystroke as ten do. */
const ROWS_AT_ONCE = 50

interface Entry {
  readonly row: HTMLTableRowElement
  readonly text: string
  readonly id: string
}

interface Group {
  readonly section: HTMLElement
  readonly body: HTMLTableSectionElement
  readonly count: HTMLElement
  readonly more: HTMLButtonElement
  readonly entries: readonly Entry[]
  shown: number
}

function start(filters: HTMLFormElement): void {
  const groups = [...document.querySelectorAll<HTMLElement>('[data-group]')].map(groupOf)
  const output = filters.querySelector('output')
  const nothing = document.querySelector<HTMLElement>('#nothing')
  const search = filters.elements.namedItem('q') as HTMLInputElement
  const all = groups.reduce((sum, { entries }) => sum + entries.length, 0)

  const apply = (): void => {
    const wanted = Object.fromEntries([...new FormData(filters)].map(([name, value]) => [name, String(value)])) as Record<string, string>
    let found = 0
    for (const group of groups) found += show(group, wanted)
    if (output) output.value = (output.dataset.template ?? '').replace('-1', String(found)).replace('-2', String(all))
    if (nothing) nothing.hidden = found > 0
  }
  const remember = (): void => {
    const wanted = new URLSearchParams(
      [...new FormData(filters)].map(([name, value]) => [name, String(value)] as [string, string]).filter(([, value]) => value !== ''),
    )
    history.replaceState(null, '', `${location.pathname}${wanted.size ? `#${wanted}` : ''}`)
  }
  const restore = (): void => {
    const wanted = new URLSearchParams(location.hash.slice(1))
    for (const field of filters.elements)
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = wanted.get(field.name) ?? ''
  }

  filters.hidden = false
  restore()
  apply()
  filters.addEventListener('input', () => {
    for (const group of groups) group.shown = ROWS_AT_ONCE
    apply()
    remember()
  })
  filters.addEventListener('submit', (event) => event.preventDefault())
  filters.addEventListener('reset', () =>
    setTimeout(() => {
      apply()
      remember()
    }),
  )
  addEventListener('hashchange', () => {
    restore()
    apply()
  })
  for (const group of groups) {
    group.more.addEventListener('click', () => {
      group.shown += ROWS_AT_ONCE * 10
      apply()
    })
  }
  addEventListener('keydown', (event) => {
    if (
      event.key !== '/' ||
      event.ctrlKey ||
      event.metaKey ||
      event.target instanceof HTMLInputElement ||
      event.target instanceof HTMLSelectElement
    )
      return
    event.preventDefault()
    search.focus()
  })
}

function groupOf(section: HTMLElement): Group {
  const body = section.querySelector('tbody') as HTMLTableSectionElement
  const entries = [...body.rows].map((row) => ({
    row,
    id: row.cells[0]?.textContent ?? '',
    text: plain(`${row.textContent} ${row.dataset.text ?? ''}`),
  }))
  return {
    section,
    body,
    entries,
    count: section.querySelector('[data-count]') as HTMLElement,
    more: section.querySelector('[data-more]') as HTMLButtonElement,
    shown: ROWS_AT_ONCE,
  }
}

/** Small letters without accents, so that "wisniewski" finds "Wiśniewski". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

const KEYS = ['handler', 'status', 'year', 'category'] as const

function show(group: Group, wanted: Readonly<Record<string, string>>): number {
  const words = plain(wanted.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const keys = KEYS.filter((key) => wanted[key])
  const found = group.entries.filter(
    ({ row, text }) => keys.every((key) => row.dataset[key] === wanted[key]) && words.every((word) => text.includes(word)),
  )
  const sorted = ORDERS[wanted.sort ?? ''] ? [...found].sort(ORDERS[wanted.sort ?? '']) : found
  group.body.replaceChildren(...sorted.slice(0, group.shown).map(({ row }) => row))
  group.count.textContent = String(found.length)
  group.more.hidden = found.length <= group.shown
  group.section.hidden = found.length === 0
  return found.length
}

const by =
  (of: (entry: Entry) => string, direction: 1 | -1 = 1) =>
  (a: Entry, b: Entry): number =>
    of(a) < of(b) ? -direction : of(a) > of(b) ? direction : a.id < b.id ? -1 : 1

/** The order in which the page came, what is due first, needs no sorting. */
const ORDERS: Readonly<Record<string, (a: Entry, b: Entry) => number>> = {
  received: by(({ row }) => row.dataset.received ?? '', -1),
  number: by(({ id }) => id),
  handler: by(({ row }) => row.dataset.handler ?? ''),
}

const form = document.querySelector<HTMLFormElement>('#filters')
if (form) start(form)
