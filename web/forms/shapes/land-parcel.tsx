import { LAND_PARCEL_PARTS } from '#modules/forms'
import { ComboBox, TextField } from '#web/ui/index.ts'
import { type FieldShape, partsOf, typed } from '../field-shape.ts'
import { address } from './address.tsx'
import { writeNumber } from './number.tsx'
import { Parts, readParts } from './parts.tsx'

const SHORT = new Set(['sheet', 'parcel', 'area'])

/** A stored area with a comma before decimals; what was typed and is no number stays as it is. */
function writeArea(value: unknown): string {
  const area = typed(value)
  return /^\d+(\.\d+)?$/.test(area) ? writeNumber(Number(area)) : area
}

/** A land parcel: its numbers on the map, where it lies, its area and certificate. */
export const landParcel: FieldShape = {
  Draw: (props) => (
    <Parts
      of={props}
      parts={LAND_PARCEL_PARTS}
      draw={({ key, ...part }) =>
        key === 'unit' ? (
          <ComboBox key={key} {...part} options={props.units} />
        ) : (
          <TextField
            key={key}
            {...part}
            value={key === 'area' ? writeArea(part.value) : part.value}
            width={SHORT.has(key) ? 'short' : 'full'}
            suffix={key === 'area' ? 'm²' : undefined}
            autocomplete="off"
          />
        )
      }
    />
  ),
  read: (_, posted) => readParts(LAND_PARCEL_PARTS, posted, (_key, text) => text),
  tell: (field, value, telling) => {
    const { say } = telling
    const given = partsOf(value)
    const [sheet, parcel, area, certificate] = ['sheet', 'parcel', 'area', 'certificate'].map((key) =>
      typed(given[key]),
    )
    const told = [
      parcel ? say({ vi: `Thửa đất số ${parcel}`, en: `Parcel ${parcel}` }) : '',
      sheet ? say({ vi: `tờ bản đồ số ${sheet}`, en: `map sheet ${sheet}` }) : '',
      area ? `${writeArea(area)} m²` : '',
    ]
    const number = say({ vi: `Giấy chứng nhận số ${certificate}`, en: `Land certificate ${certificate}` })
    return [
      told.filter(Boolean).join(', '),
      ...address.tell(field, value, telling),
      certificate ? number : '',
    ]
  },
  first: () => '.sheet',
}
