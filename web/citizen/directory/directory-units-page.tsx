import type { Unit } from '#modules/units'
import { Heading, Page } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

/** Danh bạ: every commune with the page of its desks. */
export function DirectoryUnitsPage({
  view,
  units,
  base = '/danh-ba',
}: {
  view: View
  units: readonly Unit[]
  /** Where a unit's page lies: the public one, or where its desks are kept. */
  base?: string
}) {
  const { t } = view
  const title = t('Danh bạ', 'Directory')
  const sorted = units.toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
  return (
    <Page view={view} title={title}>
      <Heading
        text={title}
        lead={t(
          'Chọn xã, phường để xem quầy, người trực, điện thoại và giờ làm việc.',
          'Choose a commune or ward to see its desks, who is on duty, telephones and hours.',
        )}
      />
      <ul class="chips">
        {sorted.map((unit) => (
          <li key={unit.slug}>
            <a href={`${base}/${unit.slug}`}>{unit.full_name}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/bieu-phi">{t('Biểu phí, lệ phí các thủ tục', 'Table of fees')}</a>
      </p>
    </Page>
  )
}
