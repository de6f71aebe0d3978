import type { FieldError } from '#platform/refusal.ts'
import { Button, errorOf, Form, Panel, TextField, useView } from '#web/ui/index.ts'

type Props = { code: string; errors?: readonly FieldError[] | undefined }

/** Asks for what the receipt alone does not show before the whole result is given out. */
export function ResultForm({ code, errors = [] }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Tải kết quả đã ký số', 'Download the signed result')}>
      <p>
        {t(
          'Kết quả có đầy đủ thông tin cá nhân, nên cần thêm số định danh cá nhân của một người trong hồ sơ.',
          'The result says everything about a person, so the personal number of somebody in the dossier is needed too.',
        )}
      </p>
      <Form action="/tra-cuu/ket-qua">
        <input type="hidden" name="code" value={code} />
        <TextField
          name="phone_tail"
          label={t('4 số cuối điện thoại', 'Last 4 digits of the phone')}
          error={errorOf(errors, 'phone_tail')}
          inputmode="numeric"
          width="short"
          maxlength={4}
          autocomplete="off"
        />
        <TextField
          name="personal_number"
          label={t('Số định danh cá nhân (12 số)', 'Personal number (12 digits)')}
          hint={t('Tổ chức ghi mã số thuế', 'An organisation writes its tax code')}
          error={errorOf(errors, 'personal_number')}
          inputmode="numeric"
          maxlength={13}
          autocomplete="off"
        />
        <Button text={t('Tải kết quả', 'Download the result')} />
      </Form>
    </Panel>
  )
}
