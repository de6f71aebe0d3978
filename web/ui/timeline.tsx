import type { ComponentChildren } from 'preact'
import { type Words, useView, useWords } from './words.ts'

/** One thing that happened, or is to happen. `at` is the moment as people read it. */
export type TimelineItem = {
  key: string
  at?: string | undefined
  title: Words
  /** Who did it, with unit. */
  by?: Words | undefined
  body?: ComponentChildren
  state?: 'done' | 'now' | 'next' | 'bad' | undefined
}

/** What happened, in order. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const say = useWords()
  return (
    <ol class="timeline">
      {items.map((item) => (
        <li key={item.key} class={`timeline-item timeline-${item.state ?? 'done'}`}>
          <p class="timeline-title">{say(item.title)}</p>
          {item.at || item.by ? (
            <p class="timeline-facts">
              {item.at ? <time>{item.at}</time> : null}
              {item.at && item.by ? ' · ' : null}
              {item.by ? say(item.by) : null}
            </p>
          ) : null}
          {item.body ? <div class="timeline-body">{item.body}</div> : null}
        </li>
      ))}
    </ol>
  )
}

export type Step = {
  key: string
  label: Words
  href?: string | undefined
  state: 'done' | 'current' | 'todo'
}

const STATE_WORDS: Record<Step['state'], { vi: string; en: string }> = {
  done: { vi: 'đã xong', en: 'done' },
  current: { vi: 'đang làm', en: 'current' },
  todo: { vi: 'chưa đến', en: 'to do' },
}

/** How far a filing or a dossier has come; on a phone only the current step is named. */
export function Steps({ label, steps }: { label: Words; steps: readonly Step[] }) {
  const view = useView()
  const say = useWords()
  const current = steps.findIndex((step) => step.state === 'current')
  const step = steps[current]
  return (
    <nav class="steps" aria-label={say(label)}>
      {step ? (
        <p class="steps-now" aria-hidden="true">
          {view.t(`Bước ${current + 1}/${steps.length}`, `Step ${current + 1} of ${steps.length}`)}:{' '}
          <strong>{say(step.label)}</strong>
        </p>
      ) : null}
      <ol>
        {steps.map((one) => (
          <li
            key={one.key}
            class={`step step-${one.state}`}
            aria-current={one.state === 'current' ? 'step' : undefined}
          >
            <span class="step-words">
              {one.href && one.state === 'done' ? <a href={one.href}>{say(one.label)}</a> : say(one.label)}
              <span class="visually-hidden">{`, ${say(STATE_WORDS[one.state])}`}</span>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
