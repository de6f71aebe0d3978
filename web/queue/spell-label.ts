const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/** A whole number up to 99 as it is said: 21 is "hai mươi mốt". */
export function spellNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const digit = (at: number): string => DIGITS[at] ?? ''
  if (tens === 0) return digit(ones)
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`
  if (ones === 0) return head
  const last = ones === 1 && tens > 1 ? 'mốt' : ones === 5 ? 'lăm' : digit(ones)
  return `${head} ${last}`
}

/** A ticket's number as it is said aloud, digit by digit: "A không một hai", "của ngày ba mươi". */
function spellLabel(label: string): string {
  const [number = '', day] = label.split('-')
  const digits = Array.from(number.slice(1), (digit) => DIGITS[Number(digit)] ?? digit)
  const said = [number.charAt(0), ...digits].join(' ')
  return day === undefined ? said : `${said}, của ngày ${spellNumber(Number(day))}`
}

/** What the voice says when a number is called. */
export function callWords({ label, desk }: { label: string; desk: number }): string {
  return `Mời số ${spellLabel(label)}, đến quầy số ${spellNumber(desk)}.`
}
