import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { type Words, useLangOf, useWords } from './words.ts'

export type CardProps = {
  title: Words
  href?: string | undefined
  caption?: Words | undefined
  level?: 2 | 3 | undefined
  children?: ComponentChildren
}

/** One thing among others; with an address the whole card is the link. */
export function Card({ title, href, caption, level = 3, children }: CardProps) {
  const say = useWords()
  const langOf = useLangOf()
  const Tag = `h${level}` as const
  return (
    <article class={classNames('card', href && 'card-linked')}>
      {caption ? <p class="card-caption">{say(caption)}</p> : null}
      <Tag class="card-title" lang={langOf(title)}>
        {href ? <a href={href}>{say(title)}</a> : say(title)}
      </Tag>
      {children ? <div class="card-body">{children}</div> : null}
    </article>
  )
}

/** Cards beside one another, as many as fit. */
export function CardGrid({ children }: { children?: ComponentChildren }) {
  return <div class="card-grid">{children}</div>
}

/** A part of a page with its heading, set off by a frame. */
export function Panel({
  title,
  level = 2,
  children,
}: {
  title?: Words | undefined
  level?: 2 | 3 | undefined
  children?: ComponentChildren
}) {
  const say = useWords()
  const Tag = `h${level}` as const
  return (
    <section class="panel">
      {title ? <Tag class="panel-title">{say(title)}</Tag> : null}
      {children}
    </section>
  )
}

/** Two columns on a desk, one on a phone: the work, and what helps beside it. */
export function Split({ aside, children }: { aside: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="split">
      <div class="stack">{children}</div>
      <aside class="stack">{aside}</aside>
    </div>
  )
}

/** Things under one another with even room between. */
export function Stack({ children }: { children?: ComponentChildren }) {
  return <div class="stack">{children}</div>
}
