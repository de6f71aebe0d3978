import type { CalendarContent, CalendarInput } from '#modules/calendar'
import { compareCalendars, writeCalendarCsv } from '#modules/calendar'
import type { Touched } from '#modules/dossiers'
import { formatDay } from '#platform/dates.ts'
import { ActionBar, Button, ButtonLink, Form, Notice, Panel } from '../../ui/index.ts'
import { differenceText } from './calendar-words.ts'
import { calendarHref, OwnerFrame, type OwnerProps } from './owner-frame.tsx'
import { TouchedTable } from './touched-table.tsx'

export type PreviewProps = OwnerProps & {
  before: CalendarContent | null
  after: CalendarContent
  input: CalendarInput
  touched: Touched
  units: ReadonlyMap<number, string>
  idempotencyKey: string
  skip: number
}

/** Xem trước: what the calendar would say otherwise and whom that would have touched, before anything is saved. */
export function PreviewPage(props: PreviewProps) {
  const { view, agency, mayEdit, before, after, input, touched, units, skip } = props
  const { t, language } = view
  const href = calendarHref(agency)
  const changes = compareCalendars(before, after)
  const kept = {
    csv: writeCalendarCsv(after),
    effective_on: input.effective_on,
    reason: input.reason,
    seen: String(input.seen),
  }
  const hidden = Object.entries(kept).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
  return (
    <OwnerFrame
      {...{ view, agency, mayEdit }}
      current="edit"
      lead={t(
        `Áp dụng từ ${formatDay(input.effective_on)}. ${input.reason}`,
        `From ${formatDay(input.effective_on)}. ${input.reason}`,
      )}
    >
      <Notice>
        <p>
          {t(
            'Chưa có gì được ghi. Hẹn đã trao không đổi khi xác nhận.',
            'Nothing is recorded yet. Confirming moves no appointment.',
          )}
        </p>
      </Notice>
      <Panel title={t(`Thay đổi: ${changes.length}`, `Changes: ${changes.length}`)}>
        <ul>
          {changes.slice(0, 100).map((one, index) => (
            <li key={index}>{differenceText(one)[language]}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('Hồ sơ bị ảnh hưởng', 'Dossiers touched')}>
        <TouchedTable {...{ touched, units }} />
        {touched.touched > skip + touched.items.length ? (
          <Form action={`${href}/xem-truoc`}>
            {hidden}
            <input type="hidden" name="skip" value={String(skip + touched.items.length)} />
            <Button kind="secondary" text={t('Xem tiếp', 'Show more')} />
          </Form>
        ) : null}
        {touched.touched > 0 ? (
          <Form action={`${href}/xem-truoc.csv`}>
            {hidden}
            <Button kind="quiet" text={t('Tải danh sách (CSV)', 'Download the list (CSV)')} />
          </Form>
        ) : null}
      </Panel>
      <Form action={`${href}/ghi`} idempotencyKey={props.idempotencyKey}>
        {hidden}
        <ActionBar>
          <Button text={t('Ghi lịch này', 'Save this calendar')} />
          <ButtonLink kind="quiet" href={`${href}/sua`} text={t('Bỏ qua', 'Cancel')} />
        </ActionBar>
      </Form>
    </OwnerFrame>
  )
}
