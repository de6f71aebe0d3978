import {
  ActionBar,
  Button,
  ButtonLink,
  Choice,
  ComboBox,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  HotKeys,
  LookupField,
  MoneyField,
  MultipleChoice,
  NumberField,
  Select,
  TextArea,
  TextField,
  YesNo,
  errorOf,
  useView,
} from '#web/ui/index.ts'
import { UNITS } from './gallery-units.ts'

const ERRORS = [
  {
    field: 'full_name',
    message: { vi: 'Nhập họ và tên như trên căn cước', en: 'Enter the full name as on the identity card' },
  },
  {
    field: 'born_on',
    message: {
      vi: 'Ngày sinh phải là ngày có thật, như 24/11/1990',
      en: 'Date of birth must be a real day, such as 24/11/1990',
    },
  },
  { field: 'purpose', message: { vi: 'Chọn việc bạn cần', en: 'Choose what you need' } },
]

/** Every kind of field, with errors and without. */
export function FormGallery() {
  const { t } = useView()
  return (
    <>
      <ErrorSummary errors={ERRORS} />
      <Form
        action="/_/giao-dien"
        idempotencyKey="00000000-0000-4000-8000-000000000001"
        saveDraftTo="/_/giao-dien/nhap"
      >
        <PersonFields />
        <ChoiceFields />
        <FileField
          name="paper"
          label={t('Bản chụp giấy chứng sinh', 'Copy of the birth notification')}
          uploadTo="/_/giao-dien/tep"
        />
        <FileField
          name="other"
          label={t('Giấy tờ khác', 'Other papers')}
          optional
          uploaded={[{ id: 'p1', name: 'giay-ket-hon.pdf', href: '/' }]}
        />
        <ActionBar>
          <Button text={t('Tiếp tục', 'Continue')} shortcut="F2" />
          <Button kind="secondary" text={t('Lưu nháp', 'Save draft')} name="save" value="draft" />
          <Button kind="danger" text={t('Từ chối tiếp nhận', 'Refuse')} shortcut="Alt+T" />
          <ButtonLink kind="quiet" href="/" text={t('Hủy', 'Cancel')} />
        </ActionBar>
      </Form>
      <HotKeys />
    </>
  )
}

function PersonFields() {
  const { t } = useView()
  return (
    <>
      <TextField
        name="full_name"
        label={t('Họ và tên', 'Full name')}
        hint={t('Như trên căn cước', 'As on the identity card')}
        autocomplete="name"
        error={errorOf(ERRORS, 'full_name')}
      />
      <TextField
        name="personal_number"
        label={t('Số định danh cá nhân', 'Personal number')}
        hint={t('12 chữ số', '12 digits')}
        inputmode="numeric"
        width="medium"
        maxlength={12}
        value="001190000123"
      />
      <DateField
        name="born_on"
        label={t('Ngày sinh', 'Date of birth')}
        autocomplete="bday"
        value="31/02/1990"
        error={errorOf(ERRORS, 'born_on')}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('Điện thoại', 'Telephone')}
        autocomplete="tel"
        width="medium"
        value="0912345678"
      />
      <NumberField name="copies" label={t('Số bản', 'Copies')} value="2" />
      <MoneyField name="fee" label={t('Số tiền', 'Amount')} value="8.000" optional />
      <TextArea name="note" label={t('Ghi chú', 'Note')} optional />
    </>
  )
}

function ChoiceFields() {
  const { t } = useView()
  const units = UNITS.map((name) => ({ value: name, label: name }))
  return (
    <>
      <Choice
        name="purpose"
        label={t('Bạn cần gì?', 'What do you need?')}
        error={errorOf(ERRORS, 'purpose')}
        options={[
          { value: 'birth', label: t('Đăng ký khai sinh', 'Register a birth') },
          {
            value: 'copy',
            label: t('Trích lục khai sinh', 'Extract of a birth record'),
            hint: t('Khi đã đăng ký trước đây', 'When it was registered before'),
          },
        ]}
      />
      <MultipleChoice
        name="papers"
        label={t('Giấy tờ đã nhận', 'Papers received')}
        values={['a']}
        optional
        options={[
          { value: 'a', label: t('Giấy chứng sinh', 'Birth notification') },
          { value: 'b', label: t('Giấy ủy quyền', 'Letter of authorisation') },
        ]}
      />
      <YesNo name="for_self" label={t('Bạn nộp cho chính mình?', 'Do you file for yourself?')} value />
      <Select
        name="result_at"
        label={t('Nhận kết quả ở đâu', 'Where to receive the result')}
        options={units.slice(0, 4)}
        value="Phường Cầu Giấy"
      />
      <ComboBox
        name="unit"
        label={t('Phường, xã', 'Ward or commune')}
        hint={t('Gõ không dấu cũng được', 'Accents not needed')}
        options={units}
      />
      <LookupField
        name="place"
        label={t('Tìm trên máy chủ', 'Found on the server')}
        source="/_/giao-dien/don-vi"
      />
    </>
  )
}
