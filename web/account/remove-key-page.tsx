import type { Passkey } from '#modules/people'
import type { FieldError } from '#platform/refusal.ts'
import { ActionBar, Button, ButtonLink, ErrorSummary, errorOf, Form, Heading, Page } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { PresentPassword } from './present-password.tsx'

type Props = {
  view: View
  passkey: Passkey
  idempotencyKey: string
  errors?: readonly FieldError[]
}

/** Taking one of one's own keys away, with the password asked again. */
export function RemoveKeyPage({ view, passkey, idempotencyKey, errors = [] }: Props) {
  const { t } = view
  const title = t('Gỡ khóa đăng nhập', 'Remove a passkey')
  return (
    <Page view={view} title={title} width="narrow" hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        caption={passkey.name}
        lead={t(
          'Khóa này sẽ không mở được tài khoản của bạn nữa.',
          'This key will no longer open your account.',
        )}
      />
      <Form action={`/tai-khoan/khoa/${passkey.id}/go`} idempotencyKey={idempotencyKey}>
        <PresentPassword error={errorOf(errors, 'password')} />
        <ActionBar>
          <Button kind="danger" text={t('Gỡ khóa', 'Remove the key')} />
          <ButtonLink kind="quiet" href="/tai-khoan" text={t('Quay lại', 'Back')} />
        </ActionBar>
      </Form>
    </Page>
  )
}
