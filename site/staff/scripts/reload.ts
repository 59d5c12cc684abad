// On one machine only: a page that is open follows the register.

/** Reloads the page when the register on this machine has changed. Where the pages are served otherwise there is nothing to listen to. */
export function followChanges(): void {
  const changes = new EventSource('/staff/changes')
  changes.addEventListener('changed', () => location.reload())
  changes.addEventListener('error', () => {
    // Closed for good only where the address does not exist; a restarted server is found again.
    if (changes.readyState === EventSource.CLOSED) changes.close()
  })
  // A link was followed or a button pressed: to reload now would lose the page that is on its way.
  addEventListener('beforeunload', () => changes.close())
  // Somebody came back to this page, which was kept as it was: it may show what is no longer so.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}
