import { fieldsOfForm } from '#modules/forms'
import { namedAt, pair } from '../block.ts'
import { conditionBlock } from '../condition-block.ts'
import { asCondition, conditionText } from '../condition-words.ts'
import { keyBlock } from '../key-block.ts'
import { listAt, textAt, valueAt } from '../pointer.ts'
import { formOf } from './form-of.ts'
import { listPart } from './list-part.ts'

/** Trường hợp: what has a limit, a fee or papers of its own. */
export const cases = listPart({
  slug: 'truong-hop',
  title: { vi: 'Trường hợp', en: 'Cases' },
  lead: {
    vi: 'Những trường hợp có thời hạn, phí hoặc giấy tờ riêng.',
    en: 'Cases with a limit, a fee or papers of their own.',
  },
  at: '/cases',
  one: { vi: 'Trường hợp', en: 'Case' },
  add: { vi: 'Thêm trường hợp', en: 'Add a case' },
  tell: (item, definition) => {
    const when = asCondition(valueAt(item, '/when'))
    const words = when && conditionText(when, fieldsOfForm(formOf(definition)))
    return {
      title: namedAt(item, '/name'),
      facts: [
        words
          ? { vi: `khi ${words.vi}`, en: `when ${words.en}` }
          : { vi: 'cán bộ chọn khi tiếp nhận', en: 'chosen by the officer' },
      ],
    }
  },
  groups: ({ definition }, place) => {
    const others = listAt(definition, '/cases').filter((_, at) => at !== place)
    return [
      {
        key: 'main',
        title: { vi: 'Trường hợp', en: 'Case' },
        blocks: [
          ...pair('/name', { vi: 'Tên trường hợp', en: 'Name of the case' }),
          conditionBlock(
            {
              vi: 'Câu trả lời nào dẫn đến trường hợp này (luôn luôn: cán bộ chọn)',
              en: 'Which answers make it this case (always: the officer chooses)',
            },
            fieldsOfForm(formOf(definition)),
          ),
          keyBlock(new Set(others.map((one) => textAt(one, '/key'))), '/name/vi'),
        ],
      },
    ]
  },
  fresh: () => ({}),
})
