import { ActionBar, Button, HiddenKey, Notice, TextField, useView } from '#web/ui/index.ts'
import { PresentPassword } from './present-password.tsx'
import { WrongAddress } from './wrong-address.tsx'

type Props = {
  mode: 'create' | 'get'
  action: string
  /** What the browser is asked, as JSON; null where no key can be used at this address. */
  options: string | null
  idempotencyKey?: string
  /** Whether the password is asked again: the session may have been left open. */
  asksPassword?: boolean
}

/** The button that makes or shows a passkey; without a script, or at the wrong address, it says what to do. */
export function PasskeyForm({ mode, action, options, idempotencyKey, asksPassword = false }: Props) {
  const { t } = useView()
  if (options === null) return <WrongAddress />
  const isNew = mode === 'create'
  return (
    <>
      <pass-key mode={mode} options={options}>
        <div class="without-script">
          <Notice kind="warning">
            <p>
              {t(
                'Khóa đăng nhập cần JavaScript. Hãy bật JavaScript cho trang này rồi tải lại.',
                'Passkeys need JavaScript. Switch it on for this site and load the page again.',
              )}
            </p>
          </Notice>
        </div>
        <form class="form" method="post" action={action} hidden>
          {idempotencyKey ? <HiddenKey value={idempotencyKey} /> : null}
          <input type="hidden" name="response" value="" />
          {isNew ? (
            <TextField
              name="name"
              label={t('Tên để nhận ra khóa này', 'A name to know this key by')}
              hint={t('Ví dụ: máy tính ở quầy, khóa USB', 'For example: desk computer, USB key')}
              value={t('Khóa của tôi', 'My key')}
              maxlength={60}
            />
          ) : null}
          {asksPassword ? <PresentPassword /> : null}
          <ActionBar>
            <Button text={isNew ? t('Đăng ký khóa', 'Enrol the key') : t('Dùng khóa', 'Use the key')} />
          </ActionBar>
          <p class="field-hint" role="status"></p>
        </form>
      </pass-key>
    </>
  )
}
