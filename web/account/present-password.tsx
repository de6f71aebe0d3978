import type { ComponentProps } from 'preact'
import { TextField, useView } from '#web/ui/index.ts'

/** Asks for the password again before something that protects the account changes. */
export function PresentPassword({ error }: Pick<ComponentProps<typeof TextField>, 'error'>) {
  const { t } = useView()
  return (
    <TextField
      name="password"
      type="password"
      label={t('Mật khẩu hiện tại', 'Your present password')}
      hint={t('Để chắc chắn chính là bạn đang ngồi trước máy.', 'To be sure that it is you who sits here.')}
      autocomplete="current-password"
      error={error}
    />
  )
}
