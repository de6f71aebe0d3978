import { CHANNELS } from '#modules/calendar'
import type { Text } from '#platform/text.ts'
import { CHANNEL_TEXT } from '../../../../citizen/limit-words.ts'
import { ask, type Block, choicesOf, namedAt, slot } from '../block.ts'
import { listAt, textAt } from '../pointer.ts'

const ANY_CHANNEL: Text = { vi: 'Mọi cách nộp', en: 'Every way of filing' }
const ANY_CASE: Text = { vi: 'Mọi trường hợp', en: 'Every case' }
const ANY = 'any'
const orAny = {
  read: (value: unknown) => value ?? ANY,
  write: (answer: unknown) => (answer === undefined || answer === ANY ? null : answer),
}

/** For which way of filing and which case a limit or a fee holds. */
export function scopeBlocks(definition: unknown): readonly Block[] {
  const channels = [{ value: ANY, label: ANY_CHANNEL }, ...choicesOf(CHANNEL_TEXT, [...CHANNELS])]
  const cases = listAt(definition, '/cases').map((one) => ({
    value: textAt(one, '/key'),
    label: namedAt(one, '/name'),
  }))
  return [
    slot(
      '/channel',
      ask(['channel', 'choice'], { vi: 'Cách nộp', en: 'Way of filing' }, { choices: channels }),
      orAny,
    ),
    slot(
      '/case',
      ask(
        ['case', 'choice'],
        { vi: 'Trường hợp', en: 'Case' },
        { choices: [{ value: ANY, label: ANY_CASE }, ...cases] },
      ),
      orAny,
    ),
  ]
}

/** The same in words. */
export function scopeText(item: unknown, definition: unknown): Text {
  const channel = CHANNELS.find((one) => one === textAt(item, '/channel'))
  const kase = listAt(definition, '/cases').find((one) => textAt(one, '/key') === textAt(item, '/case'))
  const words = [...(channel ? [CHANNEL_TEXT[channel]] : []), ...(kase ? [namedAt(kase, '/name')] : [])]
  if (words.length === 0) return { vi: 'Mọi cách nộp, mọi trường hợp', en: 'Every way of filing, every case' }
  return { vi: words.map(({ vi }) => vi).join(', '), en: words.map(({ en }) => en).join(', ') }
}
