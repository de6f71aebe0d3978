import { type DAY_ORDERS, type Field, givesDay } from '#modules/forms'
import type { Text } from '#platform/text.ts'
import { ask, type Block, slot } from '../block.ts'

const FREE = 'none'

const LABELS: Record<(typeof DAY_ORDERS)[number], Text> = {
  earlier_than: { vi: 'Phải trước ngày ở mục', en: 'Must lie before the day of' },
  not_before: { vi: 'Không trước ngày ở mục', en: 'Must not lie before the day of' },
}

/** Before or after whose day a day must lie; not asked where nothing with a day comes earlier. */
export function orderBlocks(asked: readonly Field[], when: Field['when']): readonly Block[] {
  const earlier = asked.filter(givesDay).map(({ key, label }) => ({ value: key, label }))
  if (earlier.length === 0) return []
  const hint = { vi: 'Với người: tính theo ngày sinh', en: 'Of a person, the day of birth counts' }
  const free = { value: FREE, label: { vi: 'Không ràng buộc', en: 'Nothing' } }
  const options = { required: false, choices: [free, ...earlier], hint, ...(when ? { when } : {}) }
  const block = (key: keyof typeof LABELS): Block =>
    slot(`/${key}`, ask([key, 'choice'], LABELS[key], options), {
      read: (value) => value ?? FREE,
      write: (answer) => (answer === FREE ? undefined : answer),
    })
  return [block('earlier_than'), block('not_before')]
}
