import { Form, Heading, Notice, Page, Button, ActionBar } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { PasskeyForm } from './passkey-form.tsx'

type Props = {
  view: View
  stage: 'passkey' | 'enrol'
  name: string
  options: string | null
  back: string
  refused?: string
}

/** The second step of signing in: show the key, or set one up where the role must have one. */
export function SecondFactorPage({ view, stage, name, options, back, refused }: Props) {
  const { t } = view
  const isNew = stage === 'enrol'
  const title = isNew
    ? t('Đăng ký khóa đăng nhập', 'Enrol a passkey')
    : t('Bước hai: khóa đăng nhập', 'Second step: your passkey')
  return (
    <Page view={view} title={title} width="narrow" hasErrors={refused !== undefined}>
      <Heading text={title} caption={name} />
      {refused ? <Notice kind="error" title={refused} /> : null}
      <p>
        {isNew
          ? t(
              'Vai trò của bạn cần bước thứ hai khi đăng nhập. Hãy đăng ký một khóa: vân tay, khuôn mặt, mã PIN của máy, hoặc khóa USB.',
              'Your role needs a second step when signing in. Enrol a key: fingerprint, face, the PIN of this computer, or a USB key.',
            )
          : t(
              'Mật khẩu đúng. Hãy dùng khóa bạn đã đăng ký: vân tay, khuôn mặt, mã PIN của máy, hoặc khóa USB.',
              'The password is right. Use the key you enrolled: fingerprint, face, the PIN of this computer, or a USB key.',
            )}
      </p>
      <PasskeyForm
        mode={isNew ? 'create' : 'get'}
        action={`/dang-nhap/khoa?${new URLSearchParams({ ve: back })}`}
        options={options}
      />
      <p>
        {t(
          'Mất khóa? Hãy báo quản trị của đơn vị: sau khi xác nhận đúng người, họ thu hồi khóa cũ và bạn đăng ký khóa mới ở lần đăng nhập sau.',
          'Lost the key? Tell your unit’s administrator: once sure it is you, they revoke the old key, and you enrol a new one at your next sign-in.',
        )}
      </p>
      <Form action="/dang-xuat">
        <ActionBar>
          <Button kind="quiet" text={t('Dừng đăng nhập', 'Stop signing in')} />
        </ActionBar>
      </Form>
    </Page>
  )
}
