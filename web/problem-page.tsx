import type { ComponentChildren, VNode } from 'preact'
import type { Text } from '#platform/text.ts'
import { ButtonGroup, ButtonLink, Heading, Notice, Page, useView } from './ui/index.ts'
import type { View } from './view.ts'

export type ProblemPageProps = {
  view: View
  /** The HTTP status, which decides the heading. */
  status: number
  /** What is wrong and what is allowed, in the reader's language; the refusal's own words. */
  detail: string
  /** What is wrong with single fields, where the page with the form could not be shown again. */
  fields?: readonly { readonly field: string; readonly message: string }[] | undefined
  /** Buttons for what is allowed now; the home page is always offered. */
  children?: ComponentChildren
}

const HEADINGS: Readonly<Record<number, Text>> = {
  400: { vi: 'Có chỗ chưa đúng', en: 'Something is not right' },
  401: { vi: 'Bạn cần đăng nhập', en: 'You need to sign in' },
  403: { vi: 'Bạn không có quyền làm việc này', en: 'You may not do this' },
  404: { vi: 'Không tìm thấy trang', en: 'Page not found' },
  409: { vi: 'Việc này đã thay đổi', en: 'This has changed meanwhile' },
  413: { vi: 'Tệp quá lớn', en: 'The file is too large' },
  429: { vi: 'Bạn thử quá nhiều lần', en: 'Too many tries' },
  503: { vi: 'Hệ thống tạm gián đoạn', en: 'The system is interrupted' },
}

const BROKEN: Text = { vi: 'Hệ thống gặp lỗi', en: 'Something went wrong on our side' }

/** The page people get instead of what they asked for: what happened, and where to go on. */
export function ProblemPage({ view, status, detail, fields, children }: ProblemPageProps): VNode {
  const heading = HEADINGS[status] ?? BROKEN
  const title = heading[view.language]
  return (
    <Page view={view} title={title} width="narrow">
      <Heading text={title} />
      <Notice kind={status >= 500 ? 'error' : 'warning'}>
        <p>{detail}</p>
        {fields ? (
          <ul>
            {fields.map((one) => (
              <li key={one.field}>{one.message}</li>
            ))}
          </ul>
        ) : null}
      </Notice>
      <ButtonGroup>
        {children}
        <WaysOn status={status} />
      </ButtonGroup>
      <p>
        {view.t('Nếu vẫn chưa được, hãy gọi', 'If it still does not work, call')}{' '}
        <a href={view.house.hotline.href}>{view.house.hotline.number}</a>.
      </p>
    </Page>
  )
}

function WaysOn({ status }: { status: number }) {
  const view = useView()
  const query = new URLSearchParams({ ve: view.path })
  return (
    <>
      {status === 401 ? (
        <ButtonLink href={`/dang-nhap?${query}`} text={view.t('Đăng nhập', 'Sign in')} />
      ) : null}
      {status >= 500 || status === 409 ? (
        <ButtonLink href={view.path} text={view.t('Tải lại', 'Try again')} />
      ) : null}
      <ButtonLink href="/" kind="secondary" text={view.t('Về trang chủ', 'Go to the home page')} />
    </>
  )
}
