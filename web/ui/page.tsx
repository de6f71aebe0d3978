import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { assets } from '#web/assets.ts'
import type { View } from '#web/view.ts'
import { classNames } from './class-names.ts'
import { Footer } from './footer.tsx'
import { type Crumb, Breadcrumbs } from './heading.tsx'
import { Masthead } from './masthead.tsx'
import { RehearsalRibbon } from './rehearsal-ribbon.tsx'
import { TooOld } from './too-old.tsx'
import { ViewContext } from './words.ts'

export type PageProps = {
  view: View
  /** What the page is, without the house's name; the document title adds it. */
  title: string
  description?: string | undefined
  breadcrumbs?: readonly Crumb[] | undefined
  /** A band right under the masthead, over the whole width (see `Hero`). */
  hero?: ComponentChildren
  /** True when a form came back with errors: the title says so first, as screen readers read it first. */
  hasErrors?: boolean | undefined
  /** `narrow` for reading and forms, `wide` for desks and boards. */
  width?: 'narrow' | 'normal' | 'wide' | undefined
  /** True for machines that stand in a room, such as a kiosk or a display: no masthead and no footer. */
  bare?: boolean | undefined
  children?: ComponentChildren
}

/** The whole document: head, masthead, breadcrumbs, content, footer. */
export function Page(props: PageProps): VNode {
  const { view, width = 'normal' } = props
  return (
    <ViewContext.Provider value={view}>
      <html lang={view.language}>
        <Head {...props} />
        <body class={classNames(`of-${view.audience}`, props.bare && 'is-bare')}>
          <a class="skip-link" href="#noi-dung">
            {view.t('Đến nội dung chính', 'Skip to main content')}
          </a>
          <TooOld />
          {view.isRehearsal ? <RehearsalRibbon /> : null}
          {props.bare ? null : <Masthead />}
          <main id="noi-dung" tabIndex={-1}>
            {props.hero}
            <div class={classNames('main', `main-${width}`)}>
              {props.breadcrumbs ? <Breadcrumbs items={props.breadcrumbs} /> : null}
              {props.children}
            </div>
          </main>
          {props.bare ? null : <Footer />}
        </body>
      </html>
    </ViewContext.Provider>
  )
}

function Head({ view, title, description, hasErrors }: PageProps) {
  const files = assets()
  const error = hasErrors ? view.t('Lỗi: ', 'Error: ') : ''
  const rehearsal = view.isRehearsal ? view.t('DIỄN TẬP – ', 'REHEARSAL – ') : ''
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${error}${rehearsal}${title} – ${view.house.name}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {description ? <meta name="description" content={description} /> : null}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#b3151d" />
      <meta name="format-detection" content="telephone=no" />
      {files.preloadedFonts.map((href) => (
        <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={files.style} />
      {view.audience === 'counter' ? <link rel="manifest" href="/quay/manifest.webmanifest" /> : null}
      <link rel="icon" type="image/svg+xml" href={files.icon} />
      <script type="module" src={files.scripts[view.audience]} />
    </head>
  )
}

/** A page as the text to send, with its doctype. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** A piece of a page as text, in a view's language: for fragments and tests. */
export function renderFragment(view: View, piece: ComponentChildren): string {
  return renderToString(<ViewContext.Provider value={view}>{piece}</ViewContext.Provider>)
}
