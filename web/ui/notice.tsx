import type { ComponentChildren } from 'preact'
import { type Words, useView, useWords } from './words.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

const KIND_WORDS: Record<NoticeKind, { vi: string; en: string }> = {
  info: { vi: 'Thông tin', en: 'Information' },
  success: { vi: 'Thành công', en: 'Success' },
  warning: { vi: 'Lưu ý', en: 'Important' },
  error: { vi: 'Lỗi', en: 'Error' },
}

const KIND_SIGNS: Record<NoticeKind, string> = {
  info: 'M11 10h2v7h-2zM11 7h2v2h-2z',
  success: 'M10.5 16.3l-4-4 1.4-1.4 2.6 2.6 5.7-5.7 1.4 1.4z',
  warning: 'M11 6.5h2v7h-2zM11 15.5h2v2h-2z',
  error: 'M8 6.6l4 4 4-4 1.4 1.4-4 4 4 4-1.4 1.4-4-4-4 4-1.4-1.4 4-4-4-4z',
}

export type NoticeProps = {
  kind?: NoticeKind | undefined
  title?: Words | undefined
  children?: ComponentChildren
}

/** A message in the page. Errors are announced at once, successes politely. */
export function Notice({ kind = 'info', title, children }: NoticeProps) {
  const say = useWords()
  const role = kind === 'error' ? 'alert' : kind === 'success' ? 'status' : undefined
  return (
    <div class={`notice notice-${kind}`} role={role}>
      <svg
        class="notice-sign"
        viewBox="0 0 24 24"
        width="28"
        height="28"
        aria-hidden="true"
        focusable="false"
      >
        <circle cx="12" cy="12" r="12" />
        <path d={KIND_SIGNS[kind]} />
      </svg>
      <div class="notice-body">
        {title ? (
          <p class="notice-title">{say(title)}</p>
        ) : (
          <span class="visually-hidden">{`${say(KIND_WORDS[kind])}: `}</span>
        )}
        {children}
      </div>
    </div>
  )
}

export type EmptyStateProps = { title: Words; children?: ComponentChildren }

/** What stands where a list has nothing: why, and what to do next. */
export function EmptyState({ title, children }: EmptyStateProps) {
  const say = useWords()
  return (
    <div class="empty-state">
      <p class="empty-state-title">{say(title)}</p>
      {children}
    </div>
  )
}

/** Grey lines in the shape of what is coming, for a part that a script is fetching. */
export function Loading({ lines = 3 }: { lines?: number | undefined }) {
  const view = useView()
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">{view.t('Đang tải…', 'Loading…')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="loading-line" />
      ))}
    </div>
  )
}

export type ConfirmationProps = {
  title: Words
  codeLabel?: Words | undefined
  code?: string | undefined
  children?: ComponentChildren
}

/** The green panel after something was done for good, with the code to keep. */
export function Confirmation({ title, codeLabel, code, children }: ConfirmationProps) {
  const say = useWords()
  return (
    <div class="confirmation">
      <h1>{say(title)}</h1>
      {code ? (
        <p class="confirmation-code">
          {codeLabel ? <span>{say(codeLabel)}</span> : null}
          <CopyCode code={code} />
        </p>
      ) : null}
      {children}
    </div>
  )
}

/** A code people must carry elsewhere: easy to read, and one press to copy where the browser can. */
export function CopyCode({ code }: { code: string }) {
  return (
    <copy-code value={code}>
      <code class="code">{code}</code>
    </copy-code>
  )
}
