import type { FieldError } from '#platform/refusal.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  errorOf,
  Form,
  Heading,
  Select,
  TextField,
  useView,
} from '../../ui/index.ts'
import { AREA, PEOPLE } from './change-options.ts'
import type { PlanActsProps } from './plan-acts.tsx'
import { PLANS } from './plan-reader.ts'

/** A line as it was typed, and the digest of the plan in which it was opened. */
export type Editing = {
  readonly line: number | null
  readonly digest: string
  readonly typed: Readonly<Record<string, string>>
}

type Props = Pick<PlanActsProps, 'plan' | 'newKey'> & {
  editing: Editing
  errors: readonly FieldError[]
}

/** One line of a draft, to change, to add, or to take away. */
export function ChangeForm({ plan, editing, errors, newKey }: Props) {
  const { t } = useView()
  const { line, digest, typed } = editing
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: errorOf(errors, name) })
  const code = { width: 'short', inputmode: 'numeric', maxlength: 5, autocomplete: 'off' } as const
  return (
    <section id="sua">
      <Heading
        level={2}
        text={line === null ? t('Thêm một dòng', 'Add a line') : t('Sửa dòng này', 'Change this line')}
      />
      <Form action={`${PLANS}/${plan.id}/dong`} idempotencyKey={newKey()}>
        <input type="hidden" name="line" value={line ?? ''} />
        <input type="hidden" name="digest" value={digest} />
        <TextField {...field('old_code')} {...code} label={t('Mã đơn vị cũ', 'Code of the old unit')} />
        <TextField {...field('old_name')} label={t('Tên đơn vị cũ', 'Name of the old unit')} />
        <TextField {...field('new_code')} {...code} label={t('Mã đơn vị mới', 'Code of the new unit')} />
        <TextField
          {...field('new_name')}
          label={t('Tên đơn vị mới', 'Name of the new unit')}
          hint={t(
            'Bắt đầu bằng Phường, Xã, Thị trấn hoặc Đặc khu',
            'Begins with Phường, Xã, Thị trấn or Đặc khu',
          )}
        />
        <Select {...field('receives_population')} label={t('Dân cư', 'People')} options={PEOPLE} />
        <Select {...field('area_part')} label={t('Diện tích', 'Area')} options={AREA} />
        <TextField {...field('legal_basis')} label={t('Căn cứ pháp lý', 'Legal basis')} />
        <ButtonGroup>
          <Button text={t('Lưu dòng', 'Save the line')} />
          {line === null ? null : (
            <Button kind="danger" name="xoa" value="1" text={t('Bỏ dòng này', 'Take the line away')} />
          )}
          <ButtonLink kind="quiet" href={`${PLANS}/${plan.id}`} text={t('Thôi', 'Leave it')} />
        </ButtonGroup>
      </Form>
    </section>
  )
}
