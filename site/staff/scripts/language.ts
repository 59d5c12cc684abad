// The language somebody chose is remembered, and the next page opens in it.
const KEY = 'register-language'

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]')) {
  const other = link.dataset.language ?? ''
  // Coming from a page of this language the choice is fresh; a stored wish for another language wins only on a new visit.
  if (localStorage.getItem(KEY) === other) location.replace(link.href + location.hash)
  link.addEventListener('click', () => {
    localStorage.setItem(KEY, other)
    link.href = link.href.split('#')[0] + location.hash
  })
}
