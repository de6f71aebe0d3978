import { renderSVG } from 'uqr'
import type { Unit } from '#modules/units'
import { Page } from '../ui/index.ts'
import type { View } from '../view.ts'

type Props = { view: View; unit: Unit; address: string }

/** Mã dán ở cửa: one sheet to print and stick to the door, by which a phone takes a number. */
export function DoorCodePage({ view, unit, address }: Props) {
  const { t } = view
  const title = t('Quét để lấy số', 'Scan to take a number')
  return (
    <Page view={view} title={`${title}: ${unit.full_name}`} bare width="narrow">
      <div class="ticket-slip door-code">
        <h1>{title}</h1>
        <p>{unit.full_name}</p>
        <div class="ticket-qr" dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 2 }) }} />
        <p>{address}</p>
        <p>
          {t(
            'Không có điện thoại? Lấy số ở máy lấy số hoặc hỏi cán bộ tại quầy.',
            'No phone? Take a number at the kiosk, or ask at the desk.',
          )}
        </p>
      </div>
    </Page>
  )
}
