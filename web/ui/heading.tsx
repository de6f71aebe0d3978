import type { ComponentChildren } from 'preact'
import { Mark } from './mark.tsx'
import { Said } from './said.tsx'
import { type Words, useLangOf, useView, useWords } from './words.ts'

/** One step of the way back; the last one is the page itself and needs no link. */
export type Crumb = { text: Words; href?: string | undefined }

/** Where this page stands: links back up to the home page. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const view = useView()
  const say = useWords()
  return (
    <nav class="breadcrumbs" aria-label={view.t('Vị trí trang', 'Breadcrumbs')}>
      <ol>
        <li>
          <a href="/">{view.t('Trang chủ', 'Home')}</a>
        </li>
        {items.map((item) => (
          <li key={say(item.text)}>
            {item.href ? (
              <a href={item.href}>
                <Said text={item.text} />
              </a>
            ) : (
              <span aria-current="page">
                <Said text={item.text} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

export type HeadingProps = {
  text: Words
  /** A short line over the heading: the kind of thing, a code. */
  caption?: Words | undefined
  /** One or two sentences under the heading. */
  lead?: Words | undefined
  level?: 1 | 2 | 3 | undefined
  id?: string | undefined
  /** Buttons or a status tag at the end of the line. */
  children?: ComponentChildren
}

/** A heading with its caption, lead and what stands beside it. */
export function Heading({ text, caption, lead, level = 1, id, children }: HeadingProps) {
  const say = useWords()
  const lang = useLangOf()(text)
  const Tag = `h${level}` as const
  return (
    <div class={`heading heading-${level}`}>
      <div class="heading-line">
        <Tag id={id}>
          {caption ? <span class="heading-caption">{say(caption)}</span> : null}
          {lang ? <span lang={lang}>{say(text)}</span> : say(text)}
        </Tag>
        {children ? <div class="heading-aside">{children}</div> : null}
      </div>
      {lead ? <p class="lead">{say(lead)}</p> : null}
    </div>
  )
}

export type HeroProps = { title: Words; lead?: Words | undefined; children?: ComponentChildren }

/** The welcoming band of a first page, with its search box inside. */
export function Hero({ title, lead, children }: HeroProps) {
  const say = useWords()
  return (
    <div class="hero">
      <Mark className="hero-mark" />
      <div class="hero-inner">
        <h1>{say(title)}</h1>
        {lead ? <p class="lead">{say(lead)}</p> : null}
        {children}
      </div>
    </div>
  )
}
