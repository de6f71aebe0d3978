import { type Words, useWords } from './words.ts'

export type Bar = { key: string; label: Words; value: number; text: string; href?: string | undefined }

export type BarsProps = {
  caption: Words
  items: readonly Bar[]
  /** What a full bar means; the greatest value unless said. */
  max?: number | undefined
  tone?: 'info' | 'good' | 'bad' | undefined
}

/** Bars beside their numbers: a table, so that it needs no second telling. */
export function Bars({ caption, items, max, tone = 'info' }: BarsProps) {
  const say = useWords()
  const full = max ?? Math.max(1, ...items.map((item) => item.value))
  return (
    <table class={`bars bars-${tone}`}>
      <caption>{say(caption)}</caption>
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <th scope="row">{item.href ? <a href={item.href}>{say(item.label)}</a> : say(item.label)}</th>
            <td class="bars-bar">
              <svg width="100%" height="14" aria-hidden="true" focusable="false">
                <rect class="bars-track" width="100%" height="14" rx="4" />
                <rect class="bars-fill" width={`${percentOf(item.value, full)}%`} height="14" rx="4" />
              </svg>
            </td>
            <td class="bars-value">{item.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function percentOf(value: number, full: number): string {
  return Math.min(100, Math.max(0, (100 * value) / full)).toFixed(2)
}
