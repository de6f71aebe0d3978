/** What going on without the line needs of a browser; without one of them the page says that it is too old. */
export function isTooOld(): boolean {
  return !(
    'serviceWorker' in navigator &&
    'locks' in navigator &&
    'indexedDB' in window &&
    'BroadcastChannel' in window &&
    'subtle' in (window.crypto ?? {}) &&
    'timeout' in AbortSignal
  )
}
