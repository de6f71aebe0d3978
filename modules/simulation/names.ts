/** Common Vietnamese family, middle and given names; people of the demonstration are made up from them. */
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Đinh']
const MIDDLE_WOMAN = ['Thị', 'Thu', 'Ngọc', 'Thanh', 'Minh', 'Hồng', 'Phương']
const MIDDLE_MAN = ['Văn', 'Đức', 'Quang', 'Minh', 'Hữu', 'Xuân', 'Tuấn']
const GIVEN_WOMAN = [
  'Hạnh',
  'Lan',
  'Mai',
  'Hương',
  'Thủy',
  'Nga',
  'Yến',
  'Trang',
  'Linh',
  'Hiền',
  'Dung',
  'Quỳnh',
]
const GIVEN_MAN = [
  'Hùng',
  'Dũng',
  'Sơn',
  'Bình',
  'Long',
  'Khánh',
  'Thắng',
  'Cường',
  'Phúc',
  'Trung',
  'Hải',
  'Việt',
]

/** A steady number from a text (FNV-1a), so that the same account always has the same name. */
export function steadyNumber(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}

function pick(list: readonly string[], number: number): string {
  return list[number % list.length] ?? ''
}

/** A made-up full name that always goes with this text. */
export function personName(text: string): string {
  const number = steadyNumber(text)
  const woman = number % 2 === 0
  const middle = pick(woman ? MIDDLE_WOMAN : MIDDLE_MAN, number >>> 7)
  const given = pick(woman ? GIVEN_WOMAN : GIVEN_MAN, number >>> 13)
  return `${pick(FAMILY, number >>> 3)} ${middle} ${given}`
}
