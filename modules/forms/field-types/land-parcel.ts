import { cleanLine, type FieldKind, allowOptions } from '../field-kind.ts'
import { ADDRESS_PARTS } from './address.ts'
import { readNumber } from './number.ts'
import { checkParts, type Part, type PartReader } from './parts.ts'

/** Sheets and parcels are numbered with digits, sometimes with letters: "12", "DC 05", "112-1". */
const readNo: PartReader = (value) => {
  const no = cleanLine(value)
  if (/^[\p{L}\d][\p{L}\d ./-]{0,19}$/u.test(no)) return { value: no }
  return {
    reason: {
      vi: 'ghi số như trên giấy tờ về đất, ví dụ 12 hoặc DC 05.',
      en: 'write the number as on the land papers, such as 12 or DC 05.',
    },
  }
}

const readArea: PartReader = (value) => {
  const area = readNumber(value)
  // A third decimal would read as thousands when it comes back.
  if (area !== null && area > 0 && area < 1_000_000_000 && Number(area.toFixed(2)) === area)
    return { value: String(area) }
  return {
    reason: {
      vi: 'ghi số mét vuông, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 125,5.',
      en: 'write the square metres with at most two decimals, for example 125,5.',
    },
  }
}

const readCertificate: PartReader = (value) => {
  const no = cleanLine(value)
  if (no.length >= 2 && no.length <= 60) return { value: no }
  return { reason: { vi: 'viết từ 2 đến 60 ký tự.', en: 'write 2 to 60 characters.' } }
}

/** The parts a land parcel shows: its numbers on the map, where it lies, and what its papers say. */
export const LAND_PARCEL_PARTS: readonly Part[] = [
  { key: 'sheet', label: { vi: 'Tờ bản đồ số', en: 'Map sheet number' }, required: true, read: readNo },
  { key: 'parcel', label: { vi: 'Thửa đất số', en: 'Parcel number' }, required: true, read: readNo },
  ...ADDRESS_PARTS.map((part) => (part.key === 'unit' ? part : { ...part, required: false })),
  { key: 'area', label: { vi: 'Diện tích', en: 'Area' }, required: false, read: readArea },
  {
    key: 'certificate',
    label: { vi: 'Số phát hành Giấy chứng nhận', en: 'Number of the land certificate' },
    required: false,
    read: readCertificate,
  },
]

/** Thửa đất. Whether the parcel exists is for the land register to say. */
export const landParcel: FieldKind = {
  problem: allowOptions([]),
  check: (field, value, context) => checkParts(field, value, { parts: LAND_PARCEL_PARTS, context }),
}
