import { CHANNELS } from '#modules/calendar'
import type { Field } from '#modules/forms'
import type { Text } from '#platform/text.ts'
import { CHANNEL_TEXT } from '../../../../citizen/limit-words.ts'
import { rowsOf } from '../../../../forms/field-shape.ts'
import { LEVEL_TEXT } from '../../../../versions/definition-words.ts'
import { ask, type Block, choicesOf } from '../block.ts'
import { listAt, textAt, withValueAt } from '../pointer.ts'

function questions(): readonly Field[] {
  const when = { field: 'level', is: 'partial' }
  const ways = { vi: 'Cách nộp', en: 'Ways to file' }
  const level = { vi: 'Mức độ trực tuyến', en: 'How much goes online' }
  const reason = { vi: 'Lý do chỉ trực tuyến một phần', en: 'Why only partly online (Vietnamese)' }
  const second = { vi: `${reason.vi}, bằng tiếng Anh`, en: 'Why only partly online (English)' }
  return [
    ask(['channels', 'multiple_choice'], ways, { choices: choicesOf(CHANNEL_TEXT, [...CHANNELS]) }),
    ask(['level', 'choice'], level, {
      choices: choicesOf(LEVEL_TEXT),
      when: { field: 'channels', is: 'online' },
    }),
    ask(['reason_vi', 'text'], reason, { when }),
    ask(['reason_en', 'text'], second, { when }),
  ]
}

/** The ways to file; how much of it goes online, and why not all of it. */
export function channelsBlock(): Block {
  return {
    at: '/channels',
    fields: questions(),
    read: (item) => {
      const rows = listAt(item, '/channels')
      const online = rows.find((row) => textAt(row, '/channel') === 'online')
      const said = {
        level: textAt(online, '/level'),
        reason_vi: textAt(online, '/reason/vi'),
        reason_en: textAt(online, '/reason/en'),
      }
      return {
        channels: rows.map((row) => textAt(row, '/channel')),
        ...Object.fromEntries(Object.entries(said).filter(([, text]) => text !== '')),
      }
    },
    write: (item, { channels, level, reason_vi, reason_en }) => {
      const online = {
        ...(level === undefined ? {} : { level }),
        ...(reason_vi === undefined && reason_en === undefined
          ? {}
          : { reason: { vi: reason_vi ?? '', en: reason_en ?? '' } }),
      }
      const rows = rowsOf(channels).map((channel) => ({ channel, ...(channel === 'online' ? online : {}) }))
      return withValueAt(item, '/channels', inOrder(rows, listAt(item, '/channels')))
    },
  }
}

/** Channels that were there keep their order. */
function inOrder<Row extends { channel: unknown }>(
  rows: readonly Row[],
  before: readonly unknown[],
): readonly Row[] {
  const places = before.map((row) => textAt(row, '/channel'))
  const placeOf = ({ channel }: Row) => {
    const place = places.indexOf(String(channel))
    return place < 0 ? places.length : place
  }
  return [...rows].sort((one, other) => placeOf(one) - placeOf(other))
}

/** The ways to file in words. */
export function channelsText(value: unknown): Text {
  const found = rowsOf(value).flatMap((row) => CHANNELS.filter((one) => one === textAt(row, '/channel')))
  return {
    vi: found.map((one) => CHANNEL_TEXT[one].vi).join(', '),
    en: found.map((one) => CHANNEL_TEXT[one].en).join(', '),
  }
}
