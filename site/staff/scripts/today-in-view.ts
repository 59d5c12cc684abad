// Brings today to the middle of a time line that is wider than the screen.
for (const picture of document.querySelectorAll<HTMLElement>('.life .picture')) {
  const now = picture.querySelector('[data-now]')
  if (!now || picture.scrollWidth <= picture.clientWidth) continue
  const [frame, mark] = [picture.getBoundingClientRect(), now.getBoundingClientRect()]
  picture.scrollBy(mark.left - frame.left - frame.width / 2, 0)
}
