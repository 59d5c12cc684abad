// The cards of what needs attention: all, or those of one handler.

/** Shows the cards of `handler` only, an id; all of them for ''. */
export function showCards(handler: string): void {
  let pressing = 0
  for (const group of document.querySelectorAll<HTMLElement>('[data-cards]')) {
    const byHandler = JSON.parse(group.dataset.byHandler ?? '{}') as Readonly<Record<string, number>>
    const count = handler ? (byHandler[handler] ?? 0) : Number(group.dataset.count)
    let shown = 0
    for (const card of group.querySelectorAll<HTMLElement>('.card')) {
      card.hidden = handler !== '' && card.dataset.handler !== handler
      if (!card.hidden) shown += 1
    }
    const title = group.querySelector('h3')
    if (title)
      title.textContent = (title.textContent ?? '').replace(/\([\d.,]+\)/, `(${count.toLocaleString(document.documentElement.lang)})`)
    const folded = group.querySelector('details')
    if (folded) folded.open = handler !== ''
    folded?.querySelector('summary')?.toggleAttribute('hidden', handler !== '')
    const rest = group.querySelector<HTMLElement>('[data-rest]')
    if (rest) rest.hidden = count <= shown
    group.hidden = count === 0
    if (group.dataset.cards !== 'waiting') pressing += count
  }
  const calm = document.querySelector<HTMLElement>('#calm')
  if (calm) calm.hidden = pressing > 0 || calm.dataset.broken !== undefined
}
