/** Asks the server for the page again and swaps every `[data-live]` piece that is another now; throws without a connection. */
export async function refreshPieces(root: HTMLElement): Promise<void> {
  const answer = await fetch(location.href)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const piece of root.querySelectorAll('[data-live]')) {
    const fresh = page.getElementById(piece.id)
    // Nothing is swapped under the reader's focus.
    if (fresh && !piece.contains(document.activeElement) && fresh.innerHTML !== piece.innerHTML)
      piece.replaceWith(fresh)
  }
}
