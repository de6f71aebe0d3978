import { DefinitionList, Details, Notice, Tag, useView } from '#web/ui/index.ts'
import type { Office } from './office.ts'
import type { AheadHours, DayHours } from './opening-hours.ts'

/** Name, address and hours of the office where one hands in. */
export function OfficeFacts({ office }: { office: Office }) {
  const { t } = useView()
  const { point, address, hours } = office
  return (
    <>
      <p class="place-name">{point.name}</p>
      <DefinitionList
        items={[
          {
            key: 'address',
            label: t('Địa chỉ', 'Address'),
            value: address ?? t('Chưa có địa chỉ, hãy gọi 1022', 'Not known yet, please call 1022'),
          },
          {
            key: 'now',
            label: t('Giờ làm việc', 'Opening hours'),
            value: <Tag tone={hours.isOpen ? 'good' : 'neutral'} text={hours.state} />,
          },
        ]}
      />
      <Details summary={t('Giờ mở cửa 7 ngày tới', 'Hours of the next 7 days')}>
        <HoursTable days={hours.days} />
      </Details>
      <HoursAhead ahead={hours.ahead} />
    </>
  )
}

/** Which hours the days from a day on have. */
export function HoursTable({ days }: { days: readonly DayHours[] }) {
  const { language } = useView()
  return (
    <table class="table">
      <tbody>
        {days.map((day) => (
          <tr key={day.key}>
            <th scope="row">{day.day[language]}</th>
            <td>{day.hours[language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Changes of the ordinary hours to come, each with its first day. */
export function HoursAhead({ ahead }: { ahead: readonly AheadHours[] }) {
  const { t, language } = useView()
  return (
    <>
      {ahead.map(({ key, from, week }) => (
        <Notice
          key={key}
          kind="info"
          title={t(`Giờ làm việc đổi từ ${from.vi}`, `Other hours from ${from.en}`)}
        >
          <ul>
            {week.map((line) => (
              <li key={line.vi}>{line[language]}</li>
            ))}
          </ul>
        </Notice>
      ))}
    </>
  )
}
