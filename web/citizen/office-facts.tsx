import { DefinitionList, Details, Tag, useView } from '#web/ui/index.ts'
import type { Office } from './office.ts'

/** Name, address and hours of the office where one hands in. */
export function OfficeFacts({ office }: { office: Office }) {
  const { t, language } = useView()
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
        <table class="table">
          <tbody>
            {hours.days.map((day) => (
              <tr key={day.key}>
                <th scope="row">{day.day[language]}</th>
                <td>{day.hours[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Details>
    </>
  )
}
