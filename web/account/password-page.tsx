import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#modules/people'
import type { FieldError } from '#platform/refusal.ts'
import { ActionBar, Button, ErrorSummary, errorOf, Form, Heading, Page, TextField } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { PresentPassword } from './present-password.tsx'

type Props = {
  view: View
  name: string
  action: string
  /** Whether the present password is asked; not from whoever has just come in with a given one. */
  asksPresent: boolean
  idempotencyKey?: string
  errors?: readonly FieldError[]
}

/** Setting one's own password: the first after a given one, or another. */
export function PasswordPage({ view, name, action, asksPresent, idempotencyKey, errors = [] }: Props) {
  const { t } = view
  const title = asksPresent
    ? t('Đổi mật khẩu', 'Change your password')
    : t('Đặt mật khẩu của bạn', 'Set your own password')
  return (
    <Page view={view} title={title} width="narrow" hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        caption={name}
        lead={
          asksPresent
            ? t('Các phiên khác của bạn sẽ kết thúc.', 'Your other sessions will end.')
            : t(
                'Mật khẩu tạm do quản trị cấp chỉ dùng để vào đây. Hãy đặt mật khẩu chỉ mình bạn biết.',
                'The password your administrator gave only leads here. Set one that only you know.',
              )
        }
      />
      <Form action={action} {...(idempotencyKey ? { idempotencyKey } : {})}>
        {asksPresent ? <PresentPassword error={errorOf(errors, 'password')} /> : null}
        <TextField
          name="next"
          type="password"
          label={t('Mật khẩu mới', 'New password')}
          hint={t(
            `Từ ${SHORTEST_PASSWORD} đến ${LONGEST_PASSWORD} ký tự; không cần ký tự đặc biệt. Một câu ngắn dễ nhớ là tốt nhất.`,
            `${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters, no special signs needed. A short phrase you remember is best.`,
          )}
          autocomplete="new-password"
          error={errorOf(errors, 'next')}
        />
        <TextField
          name="again"
          type="password"
          label={t('Gõ lại mật khẩu mới', 'The new password again')}
          autocomplete="new-password"
          error={errorOf(errors, 'again')}
        />
        <ActionBar>
          <Button text={t('Lưu mật khẩu', 'Save the password')} />
        </ActionBar>
      </Form>
    </Page>
  )
}
