import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import {
  ActionBar,
  Button,
  DateField,
  errorOf,
  Form,
  MultipleChoice,
  NumberField,
  Panel,
  TextField,
  useView,
} from '#web/ui/index.ts'
import { FEE_KIND_TEXT } from '../fee-kinds.ts'

/** An exemption as it was typed. */
export type TypedExemption = Readonly<
  Record<'name_vi' | 'name_en' | 'evidence_vi' | 'evidence_en' | 'share' | 'valid_from' | 'source', string>
> & { readonly fields: readonly string[]; readonly kinds: readonly string[] }

export const NOTHING_TYPED: TypedExemption = {
  ...{ name_vi: '', name_en: '', evidence_vi: '', evidence_en: '', share: '', valid_from: '', source: '' },
  ...{ fields: [], kinds: [] },
}

export type NewExemptionProps = {
  fields: readonly { readonly code: string; readonly name: Text }[]
  errors: readonly FieldError[]
  newKey: () => string
  typed: TypedExemption
}

/** The form of a new exemption, from a coming day on. */
export function NewExemption({ fields, errors, newKey, typed }: NewExemptionProps) {
  const { t } = useView()
  const wrong = (...names: string[]) => names.map((name) => errorOf(errors, name)).find(Boolean)
  return (
    <Panel title={t('Thêm một trường hợp', 'Add one')}>
      <Form action="/quan-tri/mien-giam" idempotencyKey={newKey()}>
        <TextField
          name="name_vi"
          label={t('Đối tượng (tiếng Việt)', 'Who (Vietnamese)')}
          value={typed.name_vi}
          error={wrong('name_vi', 'name', 'key')}
        />
        <TextField
          name="name_en"
          label={t('Đối tượng (tiếng Anh)', 'Who (English)')}
          value={typed.name_en}
          error={wrong('name_en')}
        />
        <TextField
          name="evidence_vi"
          label={t('Giấy tờ chứng minh (tiếng Việt)', 'Evidence (Vietnamese)')}
          value={typed.evidence_vi}
          error={wrong('evidence_vi', 'evidence')}
        />
        <TextField
          name="evidence_en"
          label={t('Giấy tờ chứng minh (tiếng Anh)', 'Evidence (English)')}
          value={typed.evidence_en}
          error={wrong('evidence_en')}
        />
        <MultipleChoice
          name="fields"
          label={t('Lĩnh vực', 'Fields')}
          values={typed.fields}
          error={wrong('fields')}
          options={fields.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <MultipleChoice
          name="kinds"
          label={t('Loại', 'Kinds')}
          inline
          values={typed.kinds}
          error={wrong('kinds')}
          options={(['fee', 'charge'] as const).map((kind) => ({ value: kind, label: FEE_KIND_TEXT[kind] }))}
        />
        <NumberField
          name="share"
          label={t('Phần vẫn phải nộp (%)', 'Share still to be paid (%)')}
          hint={t('0 là miễn, 50 là giảm một nửa.', '0 is nothing, 50 is half.')}
          value={typed.share}
          error={wrong('share')}
        />
        <DateField
          name="valid_from"
          label={t('Có hiệu lực từ', 'Valid from')}
          hint={t('Sau hôm nay.', 'Later than today.')}
          value={typed.valid_from}
          error={wrong('valid_from')}
        />
        <TextField
          name="source"
          label={t('Căn cứ pháp lý', 'Legal basis')}
          value={typed.source}
          error={wrong('source')}
        />
        <ActionBar>
          <Button text={t('Thêm', 'Add')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}
