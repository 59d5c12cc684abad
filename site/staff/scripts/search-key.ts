// The key `/` goes to the search: on the overview to its field, from every other page to the overview. Not while somebody types.

const OVERVIEW = { nl: '/staff/', en: '/staff/en/' }

addEventListener('keydown', (event) => {
  const { target } = event
  const types = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'))
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || types) return
  event.preventDefault()
  const search = document.querySelector<HTMLInputElement>('#filters:not([hidden]) input[type=search]')
  if (search) search.focus()
  else location.assign(`${OVERVIEW[document.documentElement.lang as keyof typeof OVERVIEW]}#q=`)
})
