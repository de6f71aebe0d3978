import type { ComponentChildren } from 'preact'

/**
 * A part of a page that follows a stream of server-sent events at `source`.
 * Event `figures` carries `{ "key": "text" }` and swaps `Figures` in place; event `refresh` fetches the
 * page again and swaps every element inside that has an id and `data-live`.
 */
export function LiveRegion({ source, children }: { source: string; children?: ComponentChildren }) {
  return <live-board src={source}>{children}</live-board>
}

/** One piece of a `LiveRegion` that is drawn anew by the server when the stream says `refresh`. */
export function LivePiece({ id, children }: { id: string; children?: ComponentChildren }) {
  return (
    <div id={id} data-live>
      {children}
    </div>
  )
}

/** Listens for the keys that buttons and links of this page name as their shortcut. */
export function HotKeys() {
  return <hot-keys />
}
