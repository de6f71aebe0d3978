import type { Text } from '#platform/text.ts'

/** What is wrong with a hand-over, in the house's own words where it says the same. */
export const WRONG = {
  unpaid: {
    vi: 'Còn phí chưa thu. Thu tiền mặt rồi đánh dấu; không trả kết quả khi chưa thu.',
    en: 'There is a fee to pay. Take it in cash and mark it; nothing is handed over unpaid.',
  },
  identity: {
    vi: 'Chọn giấy tờ đã xem của người nhận.',
    en: 'Choose what the receiver showed.',
  },
  signed: {
    vi: 'Mời người nhận ký trên màn hình, hoặc chọn “Đã ký trên giấy”.',
    en: 'Let the receiver sign on the screen, or choose “Signed on paper”.',
  },
  unsigned: {
    vi: 'Chưa có chữ ký trên màn hình. Mời người nhận ký vào khung, hoặc chọn “Đã ký trên giấy”.',
    en: 'There is no signature on the screen. Let the receiver sign in the box, or choose “Signed on paper”.',
  },
  tail: {
    vi: 'Gõ 4 số cuối trên thẻ căn cước của người nhận.',
    en: 'Type the last 4 digits of the card of who receives.',
  },
  other_tail: {
    vi: 'Bốn số này không khớp người nhận đã chọn. Xem lại thẻ, hoặc chọn đúng người nhận.',
    en: 'These four digits are not of who was chosen to receive. Look at the card again, or choose the right person.',
  },
  paper: {
    vi: 'Quét mã QR “đối chiếu” trên bản giấy, hoặc gõ số của bản giấy.',
    en: 'Scan the paper’s checking code, or type the number on it.',
  },
  other_paper: {
    vi: 'Số này không phải số của kết quả. Kiểm tra lại bản giấy trước khi trả.',
    en: 'This is not the number of the result. Look at the paper again before handing it over.',
  },
} as const satisfies Record<string, Text>
