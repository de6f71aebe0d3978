import type { FieldError } from '#platform/refusal.ts'
import { ActionBar, Button, ErrorSummary, Form, Heading, Page, TextField, errorOf } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

type Props = {
  view: View
  code: string
  errors?: readonly FieldError[] | undefined
  /** Why nothing was found, in the reader's language. */
  refused?: string | undefined
}

/** Asks for the code and the second factor. */
export function TrackingPage({ view, code, errors = [], refused }: Props) {
  const { t } = view
  const title = t('Tra cứu hồ sơ', 'Track a dossier')
  const lead = t(
    'Không cần đăng nhập. Chỉ cần giấy tiếp nhận của bạn.',
    'No sign-in needed, only your receipt.',
  )
  return (
    <Page
      view={view}
      title={title}
      description={lead}
      width="narrow"
      hasErrors={errors.length > 0 || refused !== undefined}
    >
      <ErrorSummary errors={errors} title={refused} />
      <Heading text={title} lead={lead} />
      <Form action="/tra-cuu">
        <TextField
          name="code"
          label={t('Mã hồ sơ', 'Dossier code')}
          hint={t('Ghi ở đầu giấy tiếp nhận, cạnh mã QR', 'At the top of the receipt, beside the QR code')}
          value={code}
          error={errorOf(errors, 'code')}
          autocomplete="off"
          maxlength={60}
        />
        <TextField
          name="phone_tail"
          label={t('4 số cuối điện thoại', 'Last 4 digits of the phone')}
          hint={t(
            'Số điện thoại khi nộp hồ sơ; không khai số điện thoại thì dùng 4 số cuối căn cước',
            'The phone given when filing; without one, the last 4 digits of the personal number',
          )}
          error={errorOf(errors, 'phone_tail')}
          inputmode="numeric"
          width="short"
          maxlength={4}
          autocomplete="off"
        />
        <ActionBar>
          <Button text={t('Xem hồ sơ', 'Show the dossier')} />
        </ActionBar>
      </Form>
      <p class="muted">
        {t('Mất giấy tiếp nhận?', 'Lost the receipt?')}{' '}
        <a href="/ho-so">{t('Đăng nhập để xem mọi hồ sơ của bạn', 'Sign in to see all your dossiers')}</a>{' '}
        {t('hoặc gọi', 'or call')} <a href={view.house.hotline.href}>{view.house.hotline.number}</a>.
      </p>
    </Page>
  )
}
