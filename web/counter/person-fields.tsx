import type { ProcedureVersion } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import type { Nested } from '../form-fields.ts'
import { textOf } from '../officer/act-forms/act-form.ts'
import { DateField, Details, Select, TextField, errorOf, useView } from '../ui/index.ts'
import { neededParts } from './persons.ts'

type Props = { version: ProcedureVersion; typed: Nested; errors: readonly FieldError[] }

/** A scanner types the whole of a code into one field. */
const MOST_SCANNED = 1000

const KIND_TEXT: Record<ProcedureVersion['definition']['applicants'][number], Text> = {
  citizen: { vi: 'Công dân', en: 'Citizen' },
  organisation: { vi: 'Tổ chức, doanh nghiệp', en: 'Organisation, company' },
  household_business: { vi: 'Hộ kinh doanh', en: 'Household business' },
}

/** Chủ hồ sơ, and who came in his stead: typed once, used by the form below. */
export function PersonFields({ version, typed, errors }: Props) {
  const { t } = useView()
  const { applicants, form } = version.definition
  const needed = neededParts(form)
  const field = fieldsOf('principal', typed, errors)
  return (
    <fieldset class="persons">
      <legend>{t('Chủ hồ sơ', 'Principal')}</legend>
      <card-scan
        src="/quay/quet-the"
        fields="principal.personal_number principal.tax_code"
        kinds={applicants.join(' ')}
        place={placeFieldOf(version)}
      >
        <div class="dense">
          {applicants.length > 1 ? (
            <Select
              {...field('kind')}
              value={field('kind').value || 'citizen'}
              label={t('Đối tượng', 'Kind')}
              options={applicants.map((kind) => ({ value: kind, label: KIND_TEXT[kind] }))}
            />
          ) : null}
          <TextField
            {...field('personal_number')}
            autofocus={errors.length === 0}
            label={t('Số định danh', 'Personal number')}
            hint={t('12 chữ số, hoặc quét mã QR trên thẻ', '12 digits, or scan the card’s QR code')}
            inputmode="numeric"
            autocomplete="off"
            width="medium"
            maxlength={MOST_SCANNED}
            optional={!needed.includes('personal_number')}
          />
          <TextField {...field('full_name')} label={t('Họ và tên', 'Full name')} autocomplete="off" />
          <DateField
            {...field('birth_on')}
            label={t('Ngày sinh', 'Date of birth')}
            optional={!needed.includes('born_on')}
          />
          <TextField
            {...field('phone')}
            type="tel"
            label={t('Điện thoại', 'Phone')}
            autocomplete="off"
            width="medium"
            optional={!needed.includes('phone')}
          />
          {applicants.length > 1 ? (
            <TextField
              {...field('tax_code')}
              label={t('Mã số thuế', 'Tax code')}
              hint={t(
                'Khi là tổ chức, hộ kinh doanh; gõ hoặc quét mã trên giấy chứng nhận',
                'For organisations and household businesses; type it, or scan the certificate’s code',
              )}
              inputmode="numeric"
              autocomplete="off"
              width="medium"
              maxlength={MOST_SCANNED}
              optional
            />
          ) : null}
          <TextField
            {...field('address_printed')}
            label={t('Địa chỉ ghi trên thẻ', 'Address on the card')}
            autocomplete="off"
            optional
          />
        </div>
      </card-scan>
      <ProxyFields typed={typed} errors={errors} />
    </fieldset>
  )
}

/** The form's own address, by which the commune is found; where it has one, the printed one may be put there. */
function placeFieldOf({ definition }: ProcedureVersion): string | undefined {
  const { place } = definition.competent
  return place.by === 'field' ? `answers.${place.field}.unit` : undefined
}

/** Whoever came in the principal's stead; nothing is asked of him unless something is written. */
function ProxyFields({ typed, errors }: Omit<Props, 'version'>) {
  const { t } = useView()
  const proxy = fieldsOf('proxy', typed, errors)
  const hasProxy =
    typeof typed['proxy'] === 'object' || errors.some((error) => error.field.startsWith('proxy.'))
  return (
    <Details summary={t('Người khác nộp thay', 'Somebody else files')} open={hasProxy}>
      <div class="dense">
        <TextField
          {...proxy('personal_number')}
          label={t('Số định danh người nộp thay', 'Personal number of the proxy')}
          inputmode="numeric"
          autocomplete="off"
          width="medium"
          maxlength={15}
          optional
        />
        <TextField
          {...proxy('full_name')}
          label={t('Họ và tên người nộp thay', 'Full name of the proxy')}
          autocomplete="off"
          optional
        />
        <TextField
          {...proxy('phone')}
          type="tel"
          label={t('Điện thoại người nộp thay', 'Phone of the proxy')}
          autocomplete="off"
          width="medium"
          optional
        />
      </div>
    </Details>
  )
}

function fieldsOf(who: string, typed: Nested, errors: readonly FieldError[]) {
  const group = typed[who]
  const values: Nested = typeof group === 'object' && !Array.isArray(group) ? group : {}
  return (part: string) => ({
    name: `${who}.${part}`,
    value: textOf(values[part]),
    error: errorOf(errors, `${who}.${part}`),
  })
}
