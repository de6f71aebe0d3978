import type { ComponentChildren } from 'preact'
import { type Words, useView, useWords } from './words.ts'

export type TabLink = { key: string; label: Words; href: string; count?: string | undefined }

/** Views of one thing as links; the address says which one is open. */
export function Tabs({ label, tabs, current }: { label: Words; tabs: readonly TabLink[]; current: string }) {
  const say = useWords()
  return (
    <nav class="tabs" aria-label={say(label)}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.key}>
            <a href={tab.href} aria-current={tab.key === current ? 'page' : undefined}>
              {say(tab.label)}
              {tab.count ? <span class="tabs-count">{tab.count}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** More to read for those who want it. */
export function Details({
  summary,
  open,
  children,
}: {
  summary: Words
  open?: boolean | undefined
  children?: ComponentChildren
}) {
  const say = useWords()
  return (
    <details class="details" open={open}>
      <summary>{say(summary)}</summary>
      <div class="details-body">{children}</div>
    </details>
  )
}

export type PaginationProps = {
  /** The address of what follows; null at the end. */
  next: string | null
  /** The address of the beginning, once one has moved on. */
  first?: string | undefined
}

/** On to what follows: lists answer `{ items, next }`, so there are no page numbers. */
export function Pagination({ next, first }: PaginationProps) {
  const view = useView()
  if (!next && !first) return null
  return (
    <nav class="pagination" aria-label={view.t('Trang', 'Pages')}>
      {first ? (
        <a class="button button-secondary" href={first} rel="first">
          {view.t('Về đầu danh sách', 'Back to the beginning')}
        </a>
      ) : null}
      {next ? (
        <a class="button button-secondary" href={next} rel="next">
          {view.t('Xem tiếp', 'Show more')}
        </a>
      ) : null}
    </nav>
  )
}
