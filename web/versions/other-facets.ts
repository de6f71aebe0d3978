import { CLOCK_START_TEXTS } from '#modules/calendar'
import type { Definition } from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import { AUDIENCE_TEXT, BODY_TEXT } from '../citizen/seven-parts.tsx'
import type { View } from '../view.ts'
import { RESULT_TEXT } from './definition-words.ts'
import type { Facet, Told } from './facets.ts'

const TITLES: Readonly<Record<string, Text>> = {
  name: { vi: 'Tên thủ tục', en: 'Name' },
  short_name: { vi: 'Tên ngắn', en: 'Short name' },
  status: { vi: 'Hiệu lực', en: 'Status' },
  competent: { vi: 'Cơ quan giải quyết', en: 'Who settles it' },
  applicants: { vi: 'Đối tượng', en: 'Who applies' },
  clock_rules: { vi: 'Quy tắc tính hạn', en: 'Rules of the clock' },
  result: { vi: 'Kết quả', en: 'Result' },
  legal_basis: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  published_by: { vi: 'Quyết định công bố', en: 'Published by' },
  unknown: { vi: 'Điều chưa rõ', en: 'What is not known' },
}

type Side = { readonly view: View; readonly definition: Definition }

/** What is said of a procedure as a whole, by the key of the comparison. */
export function tellOther(key: string, { view, definition }: Side): Told {
  const label = TITLES[key] ?? { vi: key, en: key }
  const facets: readonly Facet[] = wordsOf(key, view, definition).map(([name, value], place) => ({
    key: `${key} ${place}`,
    label: name ?? label,
    value,
  }))
  return { name: label[view.language], facets }
}

type Line = readonly [Text | null, string]

function wordsOf(key: string, view: View, definition: Definition): readonly Line[] {
  const { t, language } = view
  switch (key) {
    case 'name':
      return [[null, definition.name[language]]]
    case 'short_name':
      return [[null, definition.short_name[language]]]
    case 'status':
      return [
        [null, definition.status === 'in_force' ? t('đang áp dụng', 'in force') : t('bãi bỏ', 'withdrawn')],
      ]
    case 'competent':
      return competentWords(view, definition)
    case 'applicants':
      return [[null, definition.applicants.map((one) => AUDIENCE_TEXT[one][language]).join('; ')]]
    case 'clock_rules':
      return clockWords(view, definition)
    case 'result':
      return [
        [null, definition.result.name[language]],
        [{ vi: 'Loại', en: 'Kind' }, RESULT_TEXT[definition.result.kind][language]],
        [{ vi: 'Sổ', en: 'Register' }, definition.result.register],
      ]
    case 'legal_basis':
      return [[null, definition.legal_basis.map((one) => one.text).join('; ')]]
    case 'field':
      return [[null, definition.field.name[language]]]
    case 'published_by':
      return [[null, definition.published_by ?? '']]
    case 'unknown':
      return [[null, definition.unknown.map((one) => `${one.at}: ${one.note[language]}`).join('; ')]]
    default:
      return []
  }
}

function competentWords({ t, language }: View, { competent }: Definition): readonly Line[] {
  const decides =
    competent.decides === 'commune_committee'
      ? t('UBND phường, xã', 'the commune')
      : t('UBND thành phố', 'the city')
  const place =
    competent.place.by === 'any'
      ? t('nơi nào cũng giải quyết', 'any commune')
      : t(`nơi ghi ở câu “${competent.place.field}”`, `where “${competent.place.field}” says`)
  return [
    [{ vi: 'Quyết định', en: 'Decides' }, decides],
    [{ vi: 'Chuẩn bị', en: 'Prepares' }, BODY_TEXT[competent.handles][language]],
    [{ vi: 'Nơi giải quyết', en: 'Place' }, place],
  ]
}

function clockWords({ t, language }: View, { clock_rules: rules }: Definition): readonly Line[] {
  const yes = (value: boolean | undefined) => (value ? t('có', 'yes') : t('không', 'no'))
  return [
    [
      { vi: 'Thời hạn tính từ khi', en: 'The limit counts from when' },
      CLOCK_START_TEXTS[rules.starts ?? 'acceptance'][language],
    ],
    [
      { vi: 'Khi bổ sung', en: 'At a supplement' },
      rules.supplement === 'restart' ? t('tính lại từ đầu', 'restart') : t('tạm dừng', 'pause'),
    ],
    [
      { vi: 'Nhận sau 15 giờ tính ngày sau', en: 'After 15:00 counts the next day' },
      yes(rules.fifteen_oclock),
    ],
    [{ vi: 'Giờ cuối tính ngày sau', en: 'The last hour counts the next day' }, yes(rules.last_hour)],
    [{ vi: 'Ngoài giờ tính ngày sau', en: 'After closing counts the next day' }, yes(rules.after_closing)],
    [
      { vi: 'Lấy ý kiến', en: 'Consultation' },
      rules.consultation === 'inside'
        ? t('trong thời hạn', 'inside the limit')
        : t('dừng tính hạn', 'stops the clock'),
    ],
    [
      { vi: 'Hẹn lại thêm tối đa', en: 'Put off at most' },
      rules.extension_limits === undefined
        ? t('chưa rõ; một lần thời hạn', 'not known; the limit once')
        : t(`${rules.extension_limits} lần thời hạn`, `${rules.extension_limits} limit(s)`),
    ],
  ]
}
