import type { FieldError } from '#platform/refusal.ts'
import { ActionBar, Button, errorOf, Form, Panel, TextField, useView } from '#web/ui/index.ts'

type Props = {
  address: string
  hasAddress: boolean
  errors: readonly FieldError[]
  newKey: () => string
}

/** Where the reader wants alerts by e-mail; emptied, he gets none. */
export function AddressForm({ address, hasAddress, errors, newKey }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Nhận cảnh báo qua thư điện tử', 'Alerts by e-mail')}>
      <Form action="/can-bo/canh-bao/dia-chi" idempotencyKey={newKey()}>
        <TextField
          name="address"
          type="email"
          label={t('Địa chỉ thư công vụ', 'Office address')}
          hint={
            hasAddress
              ? t('Xóa trống rồi lưu để không nhận thư nữa.', 'Empty it and save to get no more letters.')
              : t(
                  'Thư chỉ nêu việc, đơn vị và mã hồ sơ; không nêu tên người dân.',
                  'Letters name what, where and the dossier’s code; never a resident.',
                )
          }
          value={address}
          error={errorOf(errors, 'address')}
          optional
        />
        <ActionBar>
          <Button kind="secondary" text={t('Lưu địa chỉ', 'Save')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}
