import { formatDay, formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  DateField,
  errorOf,
  FileField,
  MultipleChoice,
  Select,
  TextArea,
  TextField,
  useView,
  useWords,
} from '../../ui/index.ts'
import { goneKey } from './calendar-change.ts'
import { DAY_TEXT, WEEKDAY_TEXT } from './calendar-words.ts'
import type { EditProps } from './edit-props.ts'

type FieldsProps = EditProps & { errors: readonly FieldError[] }

/** The fields of one kind of change. */
export function ChangeFields(props: FieldsProps) {
  switch (props.change) {
    case 'days':
      return <DayFields {...props} />
    case 'hours':
      return <HourFields {...props} />
    case 'remove':
      return <GoneFields {...props} />
    case 'file':
      return <FileFields {...props} />
  }
}

function DayFields({ kinds, values, errors }: FieldsProps) {
  const { t } = useView()
  const of = (name: string) => ({ name, value: values[name], error: errorOf(errors, name) })
  return (
    <>
      <Select
        {...of('kind')}
        value={values['kind'] ?? 'closure'}
        label={t('Loại ngày', 'Kind of day')}
        options={kinds.map((kind) => ({ value: kind, label: DAY_TEXT[kind] }))}
      />
      <DateField {...of('from')} label={t('Từ ngày', 'From')} />
      <DateField {...of('to')} optional label={t('Đến hết ngày', 'To')} />
      <TextField
        {...of('name')}
        label={t('Tên hoặc lý do của ngày', 'Name of the day')}
        hint={t('Ví dụ: Giỗ Tổ Hùng Vương; Mất điện', 'As people read it in Vietnamese')}
      />
      <TextField {...of('name_en')} optional label={t('Tên tiếng Anh', 'Name in English')} />
      <TextField
        {...of('hours')}
        optional
        label={t('Giờ mở cửa trong ngày', 'Open hours')}
        hint={HOURS_HINT}
      />
      {kinds.includes('swap') ? (
        <DateField
          {...of('paired')}
          optional
          label={t('Nếu làm bù hoặc hoán đổi: cho ngày nào', 'If made up or swapped: for which day')}
        />
      ) : null}
      <TextField {...of('legal_basis')} label={t('Căn cứ', 'Legal basis')} />
    </>
  )
}

const HOURS_HINT = {
  vi: 'Ví dụ: 08:00-12:00 13:00-17:00. Để trống là đóng cửa.',
  en: 'For example 08:00-12:00 13:00-17:00. Empty is closed.',
}

function HourFields({ values, errors, last }: FieldsProps) {
  const { t } = useView()
  const hours = last?.weeks.at(-1)?.hours
  return (
    <>
      {Object.entries(WEEKDAY_TEXT).map(([name, label]) => (
        <TextField
          key={name}
          {...{ name, label }}
          optional
          hint={name === 'mon' ? HOURS_HINT : undefined}
          value={values[name] ?? hours?.[asWeekday(name)]?.join(' ')}
          error={errorOf(errors, name)}
        />
      ))}
      <TextField
        name="legal_basis"
        label={t('Căn cứ', 'Legal basis')}
        value={values['legal_basis']}
        error={errorOf(errors, 'legal_basis')}
      />
    </>
  )
}

function asWeekday(name: string): keyof typeof WEEKDAY_TEXT {
  return name in WEEKDAY_TEXT ? (name as keyof typeof WEEKDAY_TEXT) : 'mon'
}

function GoneFields({ last, errors, today }: FieldsProps) {
  const { t } = useView()
  const say = useWords()
  const days = last?.days.filter((day) => day.on >= today) ?? []
  const options = [
    ...days.map((day) => ({
      value: goneKey(day),
      label: `${formatDay(day.on)} ${say(DAY_TEXT[day.kind])}: ${say(day.name)}`,
    })),
    ...(last?.weeks ?? []).map((week) => ({
      value: goneKey(week),
      label: t(`Giờ làm việc từ ${formatDay(week.from)}`, `Opening hours from ${formatDay(week.from)}`),
    })),
    ...(last?.outages ?? []).map((outage) => ({
      value: goneKey(outage),
      label: t(
        `Sự cố ${formatMoment(outage.from_at)}: ${outage.name.vi}`,
        `Outage ${formatMoment(outage.from_at)}: ${outage.name.en}`,
      ),
    })),
  ]
  return (
    <MultipleChoice
      name="gone"
      label={t('Bỏ những mục này', 'Take these away')}
      options={options}
      error={errorOf(errors, 'gone')}
    />
  )
}

function FileFields({ errors, values }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <p>
        {t(
          'Tệp thay toàn bộ nội dung lịch. Cách dễ nhất: tải lịch hiện có về, sửa bằng Excel, lưu CSV UTF-8 rồi chọn lại ở đây. Các cột: ',
          'The file replaces the whole content. Easiest: download the calendar, change it in a spreadsheet, save as CSV UTF-8 and choose it here. Columns: ',
        )}
        <code>
          kind, from, to, hours, name_vi, name_en, instead_of, made_up_on, legal_basis, status, note
        </code>
      </p>
      <FileField
        name="file"
        optional
        label={t('Tệp CSV', 'CSV file')}
        hint={t('CSV, tối đa 900 KB', 'CSV, up to 900 KB')}
        accept=".csv,text/csv,text/plain"
        error={errorOf(errors, 'file')}
      />
      <TextArea
        name="csv"
        optional
        label={t('Hoặc dán nội dung', 'Or paste it')}
        value={values['csv']}
        error={errorOf(errors, 'csv')}
      />
    </>
  )
}
