import type { Answers, Condition, Field } from '#modules/forms'
import type { Text } from '#platform/text.ts'
import { partsOf, rowsOf, typed } from '../../../forms/field-shape.ts'
import { ask, type Block, choicesOf } from './block.ts'
import { asCondition, conditionText, leavesOf } from './condition-words.ts'
import { valueAt, withValueAt } from './pointer.ts'

const MODES = {
  always: { vi: 'Luôn luôn', en: 'Always' },
  all: { vi: 'Khi đúng tất cả các điều sau', en: 'When all of these hold' },
  any: { vi: 'Khi đúng ít nhất một điều sau', en: 'When at least one of these holds' },
  data: { vi: 'Điều kiện phức tạp, viết bằng JSON', en: 'A complex condition, written as JSON' },
} as const satisfies Record<string, Text>

function questions(label: Text, choices: NonNullable<Field['choices']>): readonly Field[] {
  const modes = choices.length > 0 ? MODES : { always: MODES.always, data: MODES.data }
  const answer = { vi: 'Câu trả lời trước', en: 'An earlier answer' }
  return [
    ask(['when_mode', 'choice'], label, { choices: choicesOf(modes) }),
    ask(
      ['when_rows', 'group'],
      { vi: 'Điều kiện', en: 'Condition' },
      {
        when: { field: 'when_mode', in: ['all', 'any'] },
        fields: [{ key: 'leaf', type: 'choice', label: answer, required: true, choices }],
      },
    ),
    ask(
      ['when_data', 'long_text'],
      { vi: 'Điều kiện (JSON)', en: 'Condition (JSON)' },
      {
        when: { field: 'when_mode', is: 'data' },
        hint: {
          vi: 'Ví dụ {"field": "ho_ten", "answered": true}; ghép bằng all, any, not',
          en: 'For example {"field": "name", "answered": true}; joined by all, any, not',
        },
      },
    ),
  ]
}

/** When something applies: a few choices instead of a language; what they cannot say is written as data. */
export function conditionBlock(label: Text, asked: readonly Field[], at = '/when'): Block {
  const leaves = new Map(leavesOf(asked).map((leaf) => [JSON.stringify(leaf), conditionText(leaf, asked)]))
  const choices = [...leaves].map(([value, words]) => ({ value, label: words }))
  return {
    at,
    fields: questions(label, choices),
    read: (item) => readCondition(valueAt(item, at), leaves),
    write: (item, answers) => withValueAt(item, at, written(answers)),
    check: (answers) =>
      answers['when_mode'] === 'data' && parsed(answers) === undefined
        ? [
            {
              field: 'when_data',
              message: {
                vi: 'Điều kiện (JSON): chưa đúng cú pháp JSON.',
                en: 'Condition (JSON): this is not JSON.',
              },
            },
          ]
        : [],
  }
}

function readCondition(value: unknown, leaves: ReadonlyMap<string, Text>): Answers {
  if (value === undefined) return { when_mode: 'always' }
  const condition = asCondition(value)
  const found = condition && rowsFrom(condition)
  const isListed = found?.rows.every((one) => leaves.has(JSON.stringify(one)))
  if (!found || !isListed) return { when_mode: 'data', when_data: JSON.stringify(value, null, 2) }
  return { when_mode: found.mode, when_rows: found.rows.map((one) => ({ leaf: JSON.stringify(one) })) }
}

/** The rows that say a condition of one storey; null where it takes more. */
function rowsFrom(condition: Condition): { mode: 'all' | 'any'; rows: readonly Condition[] } | null {
  if ('field' in condition) return { mode: 'all', rows: [condition] }
  if ('not' in condition) return null
  const [mode, rows] =
    'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
  return rows.length > 1 ? { mode, rows } : null
}

function parsed(answers: Answers): unknown {
  try {
    return JSON.parse(typed(answers['when_data']))
  } catch {
    return undefined
  }
}

function written(answers: Answers): unknown {
  const mode = answers['when_mode']
  if (mode === 'data') return parsed(answers)
  if (mode !== 'all' && mode !== 'any') return undefined
  const leaves = rowsOf(answers['when_rows']).flatMap((row): unknown[] => {
    const leaf = partsOf(row)['leaf']
    return typeof leaf === 'string' ? [JSON.parse(leaf)] : []
  })
  return leaves.length > 1 ? { [mode]: leaves } : leaves[0]
}
