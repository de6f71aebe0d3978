import { sayHere } from '../define.ts'
import type { PageFault } from './readable.ts'
import type { TakenPage } from './take-page.ts'

/** What is said of pages and done with them. */
export const PAGE_WORDS = {
  page: { vi: 'Trang', en: 'Page' },
  turn: { vi: 'Xoay', en: 'Turn' },
  up: { vi: 'Lên', en: 'Up' },
  down: { vi: 'Xuống', en: 'Down' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  readable: { vi: 'Đọc được.', en: 'Readable.' },
  cut: { vi: 'Đã cắt nền, chỉnh thẳng.', en: 'The ground was cut away.' },
  keep: {
    vi: 'Vẫn giữ trang này được, nếu bạn đọc được.',
    en: 'You may keep the page all the same, if you can read it.',
  },
}

const FAULTS: Record<PageFault, { vi: string; en: string }> = {
  dark: { vi: 'Trang quá tối. Hãy chụp lại nơi sáng hơn.', en: 'Too dark. Take it again in better light.' },
  pale: {
    vi: 'Không thấy chữ: trang trắng hoặc chữ quá nhạt. Hãy xem lại mặt giấy.',
    en: 'No letters are seen: it is blank or too pale. Look at the sheet again.',
  },
  blurred: {
    vi: 'Ảnh mờ, chữ có thể không đọc được. Hãy giữ chắc máy và chụp lại.',
    en: 'Blurred: letters may not be readable. Hold still and take it again.',
  },
  small: {
    vi: 'Ảnh nhỏ, chữ có thể không rõ. Hãy chụp gần hơn hoặc quét từ 200 điểm/inch.',
    en: 'A small picture: letters may be unclear. Come closer, or scan at 200 dots an inch or more.',
  },
}

/** What is said of one page: readable, or what to do about it. */
export function wordsOf({ faults, isCut }: TakenPage): string {
  if (faults.length === 0)
    return [PAGE_WORDS.readable, ...(isCut ? [PAGE_WORDS.cut] : [])].map(sayHere).join(' ')
  return [...faults.map((fault) => FAULTS[fault]), PAGE_WORDS.keep].map(sayHere).join(' ')
}
