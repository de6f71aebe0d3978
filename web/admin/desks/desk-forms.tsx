import type { Desk } from '#modules/directory'
import { formatDay } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  DateField,
  errorOf,
  Form,
  NumberField,
  type Option,
  Panel,
  Select,
  TextField,
  useView,
} from '../../ui/index.ts'

/** What a form came back with, and the key its next sending carries. */
export type Filled = {
  readonly idempotencyKey: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** Mở quầy: a new desk at one of the unit's agencies. */
export function OpenDeskForm({
  action,
  agencies,
  filled: { idempotencyKey, typed, errors },
}: {
  action: string
  agencies: readonly Option[]
  filled: Filled
}) {
  const { t } = useView()
  const field = (name: string) => ({ name, value: typed[name], error: errorOf(errors, name) })
  return (
    <Panel title={t('Mở quầy mới', 'Open a desk')}>
      <Form action={action} idempotencyKey={idempotencyKey}>
        <Select {...field('agency')} label={t('Cơ quan', 'Agency')} options={agencies} />
        <NumberField {...field('number')} label={t('Số quầy', 'Desk number')} />
        <TextField
          {...field('handles')}
          label={t('Việc của quầy', 'What it handles')}
          hint={t('Ví dụ: Tiếp nhận và trả kết quả', 'For example: receiving and handing over')}
        />
        <TextField {...field('phone')} optional label={t('Điện thoại quầy', 'Desk’s telephone')} />
        <DateField
          {...field('valid_from')}
          optional
          label={t('Từ ngày (để trống: hôm nay)', 'From (empty: today)')}
        />
        <ActionBar>
          <Button text={t('Mở quầy', 'Open the desk')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}

/** Phân trực: an officer at this desk from a day, to a day or until it is ended. */
export function DutyForm({
  action,
  officers,
  filled: { idempotencyKey, typed, errors },
}: {
  action: string
  officers: readonly Option[]
  filled: Filled
}) {
  const { t } = useView()
  const field = (name: string) => ({ name, value: typed[name], error: errorOf(errors, name) })
  return (
    <Panel title={t('Phân người trực', 'Put somebody on duty')}>
      <Form action={action} idempotencyKey={idempotencyKey}>
        <Select {...field('account')} label={t('Cán bộ', 'Officer')} options={officers} />
        <TextField
          {...field('phone')}
          optional
          label={t('Điện thoại khi trực', 'Telephone on duty')}
          hint={t('Để trống: dùng điện thoại của quầy', 'Empty: the desk’s own')}
        />
        <DateField
          {...field('valid_from')}
          optional
          label={t('Từ ngày (để trống: hôm nay)', 'From (empty: today)')}
        />
        <DateField {...field('valid_to')} optional label={t('Đến trước ngày', 'Until (first day without)')} />
        <ActionBar>
          <Button text={t('Phân trực', 'Put on duty')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}

/** Who is on duty here now and later, each with the button that ends it from today. */
export function Duties({ desk, base, newKey }: { desk: Desk; base: string; newKey: () => string }) {
  const { t } = useView()
  if (desk.officers.length === 0) return <p>{t('Chưa phân công ai.', 'Nobody is named.')}</p>
  return desk.officers.map(({ id, name, title, phone, valid_from, valid_to }) => (
    <div key={id} class="section">
      <p>
        <strong>{name}</strong>, {title}
        {phone ? ` · ${phone}` : ''} · {t('từ', 'from')} {formatDay(valid_from)}
        {valid_to === null ? '' : ` ${t('đến trước', 'until')} ${formatDay(valid_to)}`}
      </p>
      <Form action={`${base}/truc/${id}/thoi`} idempotencyKey={newKey()}>
        <Button kind="secondary" text={t(`Thôi trực từ hôm nay: ${name}`, `End from today: ${name}`)} />
      </Form>
    </div>
  ))
}
