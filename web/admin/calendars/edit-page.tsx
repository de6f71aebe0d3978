import { formatDay } from '#platform/dates.ts'
import { ActionBar, Button, DateField, errorOf, Form, Panel, Tabs, TextField } from '../../ui/index.ts'
import { ChangeFields } from './change-fields.tsx'
import type { EditProps } from './edit-props.ts'
import { calendarHref, OwnerFrame } from './owner-frame.tsx'

const CHANGE_TEXT = {
  days: { vi: 'Ngày nghỉ, ngày làm', en: 'Days' },
  hours: { vi: 'Giờ làm việc', en: 'Opening hours' },
  remove: { vi: 'Bỏ bớt', en: 'Take away' },
  file: { vi: 'Nhập tệp', en: 'Import' },
} as const

/** Sửa lịch: one kind of change at a time, looked at before it is saved. */
export function EditPage(props: EditProps) {
  const { view, agency, mayEdit, change, changes, errors = [] } = props
  const { t } = view
  const href = calendarHref(agency)
  return (
    <OwnerFrame
      {...{ view, agency, mayEdit, errors }}
      current="edit"
      lead={t(
        'Bước sau cho xem trước: đổi những gì, hồ sơ nào bị ảnh hưởng.',
        'The next step shows what changes and whom it would have touched.',
      )}
    >
      <Tabs
        label={t('Sửa gì', 'What to change')}
        tabs={changes.map((key) => ({ key, label: CHANGE_TEXT[key], href: `${href}/sua?viec=${key}` }))}
        current={change}
      />
      <Panel title={CHANGE_TEXT[change]}>
        <Form action={`${href}/xem-truoc`} hasFiles={change === 'file'}>
          <input type="hidden" name="change" value={change} />
          <input type="hidden" name="seen" value={String(props.seen)} />
          <ChangeFields {...props} errors={errors} />
          <DateField
            name="effective_on"
            label={t('Áp dụng cho hẹn trao từ ngày', 'Appointments given from')}
            value={props.values['effective_on'] ?? formatDay(props.today)}
            error={errorOf(errors, 'effective_on')}
          />
          <TextField
            name="reason"
            label={t('Lý do sửa', 'Reason')}
            value={props.values['reason']}
            maxlength={500}
            error={errorOf(errors, 'reason')}
          />
          <ActionBar>
            <Button text={t('Xem trước', 'Preview')} />
          </ActionBar>
        </Form>
      </Panel>
    </OwnerFrame>
  )
}
