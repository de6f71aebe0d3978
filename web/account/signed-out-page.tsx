import { ButtonLink, Heading, Page } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

/** Signed out here; at the provider one is signed in still, and may leave there too. */
export function SignedOutPage({ view, at }: { view: View; at: string | null }) {
  const { t } = view
  const title = t('Bạn đã đăng xuất', 'You are signed out')
  return (
    <Page view={view} title={title} width="narrow">
      <Heading text={title} />
      {at ? (
        <>
          <p>
            {t(
              'Ở hệ thống định danh điện tử bạn có thể vẫn đang đăng nhập. Trên máy dùng chung, hãy đăng xuất cả ở đó.',
              'At the electronic identity service you may still be signed in. On a shared computer, sign out there as well.',
            )}
          </p>
          <ButtonLink href={at} text={t('Đăng xuất cả ở đó', 'Sign out there as well')} />
        </>
      ) : null}
      <p>
        <a href="/">{t('Về trang chủ', 'Go to the home page')}</a>
      </p>
    </Page>
  )
}
