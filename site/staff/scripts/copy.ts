// Copies a line that is ready to be put into a case file, and says so.

export function startCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const place = button.closest('.step-line')
    const line = place?.querySelector('code')
    const status = place?.querySelector<HTMLElement>('[role=status]')
    if (!line || !status) continue
    button.hidden = false
    button.addEventListener('click', async () => {
      const isCopied = await navigator.clipboard.writeText(`${line.textContent}\n`).then(
        () => true,
        () => false,
      )
      if (!isCopied) getSelection()?.selectAllChildren(line)
      status.textContent = (isCopied ? status.dataset.copied : status.dataset.notCopied) ?? ''
    })
  }
}
