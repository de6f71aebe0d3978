import { BODIES, STEP_ACTS } from '#modules/procedures'
import { BODY_TEXT } from '../../../../citizen/seven-parts.tsx'
import { ROLE_LABEL } from '../../../../shown-actor.ts'
import { rowsOf } from '../../../../forms/field-shape.ts'
import { STEP_ACT_TEXT } from '../../../../versions/definition-words.ts'
import { choicesOf, namedAt, oneOf, pair } from '../block.ts'
import { listAt, textAt, valueAt, withValueAt } from '../pointer.ts'
import { budgetEntry, budgetFacts, BUDGETS_TITLE, hoursText } from './budgets.ts'
import { listPart } from './list-part.ts'

const ROLES = ['desk_officer', 'specialist', 'body_head', 'signer', 'clerk'] as const

/** After rows have moved: steps are numbered anew, and each budget follows its steps. */
function renumbered(definition: unknown): unknown {
  const steps = listAt(definition, '/steps')
  const numberOf = new Map(steps.map((step, place) => [valueAt(step, '/no'), place + 1]))
  const budgets = listAt(definition, '/budgets').flatMap((budget) => {
    const nos = rowsOf(valueAt(budget, '/steps')).flatMap((no) => numberOf.get(no) ?? [])
    return nos.length > 0
      ? [
          withValueAt(
            budget,
            '/steps',
            nos.sort((one, other) => one - other),
          ),
        ]
      : []
  })
  const numbered = steps.map((step, place) => withValueAt(step, '/no', place + 1))
  return withValueAt(withValueAt(definition, '/steps', numbered), '/budgets', inOrder(budgets))
}

function inOrder(budgets: readonly unknown[]): readonly unknown[] {
  const first = (budget: unknown) => Number(valueAt(budget, '/steps/0'))
  return [...budgets].sort((one, other) => first(one) - first(other))
}

/** Các bước: the internal process, and the working hours of each step. */
export const steps = listPart({
  slug: 'cac-buoc',
  title: { vi: 'Các bước', en: 'Steps' },
  lead: {
    vi: 'Quy trình nội bộ từ tiếp nhận đến trả kết quả, và thời gian của từng bước.',
    en: 'The internal process from acceptance to handing over, and the time of each step.',
  },
  at: '/steps',
  owns: ['/budgets'],
  one: { vi: 'Bước', en: 'Step' },
  add: { vi: 'Thêm bước', en: 'Add a step' },
  tell: (item, definition) => {
    const no = textAt(item, '/no')
    const act = STEP_ACTS.find((one) => one === textAt(item, '/act'))
    const body = BODIES.find((one) => one === textAt(item, '/body'))
    const role = ROLES.find((one) => one === textAt(item, '/role'))
    const content = namedAt(item, '/content')
    return {
      title: { vi: `${no}. ${content.vi}`, en: `${no}. ${content.en}` },
      facts: [
        ...(act ? [STEP_ACT_TEXT[act]] : []),
        ...(role ? [ROLE_LABEL[role]] : []),
        ...(body ? [BODY_TEXT[body]] : []),
        hoursText(definition, Number(no)),
      ],
    }
  },
  groups: () => [
    {
      key: 'main',
      title: { vi: 'Bước', en: 'Step' },
      blocks: [
        ...pair('/content', { vi: 'Nội dung', en: 'What is done' }),
        oneOf(
          '/act',
          { vi: 'Việc trong hệ thống', en: 'The act' },
          { choices: choicesOf(STEP_ACT_TEXT, [...STEP_ACTS]) },
        ),
        oneOf('/role', { vi: 'Ai làm', en: 'Who does it' }, { choices: choicesOf(ROLE_LABEL, [...ROLES]) }),
        oneOf(
          '/body',
          { vi: 'Ở bộ phận', en: 'At which body' },
          { choices: choicesOf(BODY_TEXT, [...BODIES]) },
        ),
      ],
    },
  ],
  fresh: () => ({}),
  beforeLast: true,
  settle: renumbered,
  further: ({ definition }) => ({
    panel: {
      key: 'budgets',
      add: [],
      lines: [
        {
          id: 'thoi-gian',
          pointer: '/budgets',
          title: BUDGETS_TITLE,
          facts: budgetFacts(definition),
          isRow: false,
        },
      ],
    },
    entries: { 'thoi-gian': budgetEntry(definition) },
  }),
})
