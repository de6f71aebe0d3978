import { type Limit, limitText } from '#modules/calendar'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { ChainEnding } from './chain.ts'
import type { ChainView, LinkView } from './chain-view.ts'

/** A chain in words, link by link and then the whole; the days of the links are added up beside the cap. */
export function explainChain(chain: ChainView): readonly Text[] {
  return [...chain.links.map(explainLink), sumText(chain), ...whole(chain)]
}

function explainLink(link: LinkView): Text {
  const limit = limitText(link.limit)
  const head = {
    vi: `${link.number}. ${link.name.vi}: ${limit.vi}`,
    en: `${link.number}. ${link.name.en}: ${limit.en}`,
  }
  const parts = [head, ...sinceText(link), ...dueText(link), ...stateText(link)]
  return { vi: `${parts.map(({ vi }) => vi).join('; ')}.`, en: `${parts.map(({ en }) => en).join('; ')}.` }
}

function sinceText({ from_at, number }: LinkView): Text[] {
  if (from_at === null) return []
  const at = formatMoment(from_at)
  return number === 1
    ? [{ vi: `tính từ khi tiếp nhận ${at}`, en: `counted from the receipt on ${at}` }]
    : [{ vi: `tính từ kết quả trước, ${at}`, en: `counted from the result before it, ${at}` }]
}

function dueText({ due_at, state }: LinkView): Text[] {
  if (state === 'dropped') return []
  if (due_at === null) return [{ vi: 'chưa tính được hạn', en: 'its due date cannot be counted yet' }]
  const at = formatMoment(due_at)
  if (state === 'waiting')
    return [
      { vi: `dự kiến hạn ${at} nếu các bước trước đúng hạn`, en: `due ${at} if those before are on time` },
    ]
  return [{ vi: `hạn ${at}`, en: `due ${at}` }]
}

function stateText({ state, result, is_late }: LinkView): Text[] {
  if (state === 'stopped') return [{ vi: 'kết thúc không có kết quả', en: 'ended without a result' }]
  if (state === 'dropped') return [{ vi: 'không thực hiện nữa', en: 'will not be done' }]
  if (result) {
    const at = formatMoment(result.at)
    return is_late
      ? [{ vi: `có kết quả ${at}, trễ hạn`, en: `result on ${at}, late` }]
      : [{ vi: `có kết quả ${at}`, en: `result on ${at}` }]
  }
  if (is_late) return [{ vi: 'đang trễ hạn', en: 'late by now' }]
  return []
}

/** `3 + 3 + 10 = 16 ngày làm việc`, where all limits are of one unit and known. */
function sumText({ links, cap }: ChainView): Text {
  const capped = limitText(cap)
  const limits = links.map(({ limit }) => limit)
  const sum = addUp(limits)
  if (!sum) {
    return {
      vi: `Cả chuỗi: không quá ${capped.vi}; thời hạn các bước chưa rõ hoặc khác đơn vị nên không cộng được.`,
      en: `The whole: at most ${capped.en}; limits not known or of different units cannot be added up.`,
    }
  }
  const values = limits.flatMap((limit) => ('value' in limit ? limit.value : [])).join(' + ')
  const added = limitText(sum)
  return {
    vi: `Cả chuỗi: ${values} = ${added.vi}; không quá ${capped.vi}.`,
    en: `The whole: ${values} = ${added.en}; at most ${capped.en}.`,
  }
}

function addUp(limits: readonly Limit[]): Limit | null {
  const [first] = limits
  if (!first || !('value' in first)) return null
  let value = 0
  for (const limit of limits) {
    if (!('value' in limit) || limit.unit !== first.unit) return null
    value += limit.value
  }
  return { ...first, value }
}

function whole(chain: ChainView): Text[] {
  const { received_at, cap_due_at, links, is_late, ending } = chain
  const ended = ending && ending.how !== 'finished' ? [endingText(ending)] : []
  if (received_at === null) {
    const wait = { vi: 'Thời hạn chung tính từ khi tiếp nhận.', en: 'The cap counts from the receipt.' }
    return ending ? ended : [wait]
  }
  const late = links.filter((link) => link.is_late).map(({ number }) => number)
  const [from, until] = [formatMoment(received_at), cap_due_at === null ? null : formatMoment(cap_due_at)]
  return [
    ...(until
      ? [
          {
            vi: `Thời hạn chung tính một lần từ khi tiếp nhận ${from}: đến ${until}${is_late ? ', đã quá' : ''}.`,
            en: `The cap is counted once, from the receipt on ${from}: until ${until}${is_late ? ', passed' : ''}.`,
          },
        ]
      : []),
    ...(late.length > 0
      ? [{ vi: `Trễ ở mắt xích ${late.join(', ')}.`, en: `Late at link ${late.join(', ')}.` }]
      : []),
    ...ended,
  ]
}

const HOW: Record<Exclude<ChainEnding['how'], 'finished'>, Text> = {
  refused: { vi: 'không được tiếp nhận', en: 'was not accepted' },
  declined: { vi: 'không đủ điều kiện', en: 'was declined' },
  stopped: { vi: 'dừng giải quyết', en: 'was stopped' },
  withdrawn: { vi: 'người nộp rút hồ sơ', en: 'was withdrawn' },
}

/** Why a chain stopped. */
function endingText({ how, link, reason }: ChainEnding): Text {
  const said = how === 'finished' ? { vi: '', en: '' } : HOW[how]
  return {
    vi: `Chuỗi dừng ở mắt xích ${link + 1}: ${said.vi}. Lý do: ${reason}`,
    en: `The chain stopped at link ${link + 1}: it ${said.en}. Reason: ${reason}`,
  }
}
