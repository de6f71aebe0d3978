import { fromLocalText } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'
import { parseDay } from '../../format.ts'

/** `24/11/2026 17:00` on Hà Nội's clock as a moment. */
export function readMoment(field: string, text: string): { [name: string]: string } {
  if (text === '') return {}
  const [, day = '', hour = '', minute = ''] = /^(.+?)[\s,]+(\d{1,2})[:hg](\d{2})$/.exec(text) ?? []
  const parsed = parseDay(day)
  if (parsed && Number(hour) < 24 && Number(minute) < 60) {
    return { [field]: fromLocalText(`${parsed}T${hour.padStart(2, '0')}:${minute}`) }
  }
  const message = {
    vi: 'ghi ngày/tháng/năm và giờ:phút có thật, ví dụ 24/11/2026 17:00.',
    en: 'write a real day/month/year and hour:minute, such as 24/11/2026 17:00.',
  }
  throw invalid('not_a_moment', { vi: 'Có chỗ cần sửa.', en: 'Something needs correcting.' }, [
    { field, message },
  ])
}
