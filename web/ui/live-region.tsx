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

/** Makes the pieces of the form around it follow its answers, also while one types where told so; the server draws them (`refresh=1` in what is posted). */
export function LivePieces({ whileTyping }: { whileTyping?: boolean | undefined }) {
  return <live-pieces while-typing={whileTyping} />
}

/** A piece of a form that is drawn anew when its shape changes; `shape` says all that is asked or told in it. */
export function ShapedPiece({
  id,
  shape,
  children,
}: {
  id: string
  shape: string
  children?: ComponentChildren
}) {
  return (
    <div class="shaped-piece" id={id} data-shape={shape}>
      {children}
    </div>
  )
}
