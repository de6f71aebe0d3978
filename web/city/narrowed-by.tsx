import { AGES } from '#modules/oversight'
import { useView } from '#web/ui/index.ts'
import { CHANNEL_TEXT } from '../citizen/limit-words.ts'
import type { ListQuery } from './list-query.ts'

/** By what a list is narrowed beside its figure, and the way back to the whole of it. */
export function NarrowedBy({ query }: { query: ListQuery }) {
  const { t, language } = useView()
  const channel = (['counter', 'online', 'post'] as const).find((one) => one === query['cach-nop'])
  const age = AGES.find(({ key }) => key === query.tuoi)
  const parts = [
    ...(query['linh-vuc'] ? [t(`lĩnh vực ${query['linh-vuc']}`, `field ${query['linh-vuc']}`)] : []),
    ...(query.procedure ? [t(`thủ tục ${query.procedure}`, `procedure ${query.procedure}`)] : []),
    ...(channel ? [CHANNEL_TEXT[channel][language].toLowerCase()] : []),
    ...(query['can-bo'] ? [t(`người thụ lý ${query['can-bo']}`, `held by ${query['can-bo']}`)] : []),
    ...(age ? [t(`quá hạn ${age.text.vi.toLowerCase()}`, `overdue ${age.text.en.toLowerCase()}`)] : []),
  ]
  if (parts.length === 0) return null
  const { view = '', unit = '', ky = '', from = '', to = '' } = query
  const whole = Object.entries({ view, unit, ky, from, to }).filter(([, value]) => value !== '')
  return (
    <p class="narrowed">
      {t('Chỉ: ', 'Only: ')}
      <strong>{parts.join(' · ')}</strong>{' '}
      <a href={`/dieu-hanh/ho-so?${new URLSearchParams(whole)}`}>{t('Bỏ lọc', 'Show all')}</a>
    </p>
  )
}
