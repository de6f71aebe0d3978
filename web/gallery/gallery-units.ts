import { fold } from '#platform/text.ts'

/** Some communes and wards, for the examples. */
export const UNITS: readonly string[] = [
  'Phường Cầu Giấy',
  'Phường Nghĩa Đô',
  'Phường Yên Hòa',
  'Phường Ô Chợ Dừa',
  'Phường Văn Miếu – Quốc Tử Giám',
  'Phường Hoàn Kiếm',
  'Phường Cửa Nam',
  'Phường Ba Đình',
  'Phường Ngọc Hà',
  'Phường Giảng Võ',
  'Phường Hai Bà Trưng',
  'Phường Đống Đa',
  'Phường Kim Liên',
  'Phường Long Biên',
  'Phường Hà Đông',
  'Xã Sóc Sơn',
  'Xã Đông Anh',
  'Xã Ba Vì',
  'Xã Quốc Oai',
  'Xã Mỹ Đức',
]

/** The units whose unaccented name holds the typed words, as a combo box takes them. */
export function findUnits(typed: string): { value: string; label: string; hint: string }[] {
  const words = fold(typed)
  return UNITS.filter((name) => fold(name).includes(words)).map((name) => ({
    value: fold(name).replaceAll(' ', '-'),
    label: name,
    hint: 'Hà Nội',
  }))
}
