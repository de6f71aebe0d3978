import type { Answers } from '#modules/forms'
import { limitText } from '#modules/calendar'
import { hoursOfLimit } from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import { rowsOf, typed } from '../../../../forms/field-shape.ts'
import { ask, type Block, namedAt } from '../block.ts'
import type { Entry } from '../entry.ts'
import { listAt, textAt, valueAt, withValueAt } from '../pointer.ts'
import { limitAt } from './limits.ts'

export const BUDGETS_TITLE: Text = { vi: 'Thời gian của các bước', en: 'Time of the steps' }

const stepsOf = (budget: unknown): readonly unknown[] => rowsOf(valueAt(budget, '/steps'))
const vietnamese = (hours: number | string) => String(hours).replace('.', ',')

/** The hours of one step in words; steps that share theirs say so. */
export function hoursText(definition: unknown, no: number): Text {
  const budget = listAt(definition, '/budgets').find((one) => stepsOf(one).includes(no))
  if (budget === undefined) return { vi: 'không tính thời gian', en: 'no time of its own' }
  const hours = textAt(budget, '/hours')
  if (stepsOf(budget)[0] !== no)
    return { vi: 'chung thời gian với bước trước', en: 'shares the time of the step before' }
  return { vi: `${vietnamese(hours)} giờ làm việc`, en: `${hours} working hours` }
}

/** How the budgets stand against the main limit, and whether they agree. */
export function sumOf(definition: unknown): { readonly text: Text; readonly agrees: boolean } {
  const budgets = listAt(definition, '/budgets')
  const sum = budgets.reduce<number>((total, one) => total + (Number(textAt(one, '/hours')) || 0), 0)
  const limit = limitAt(definition, '/limits/0/limit')
  const hours = limit ? hoursOfLimit(limit) : null
  const main = limit ? limitText(limit) : { vi: 'chưa có', en: 'not there yet' }
  const told = {
    vi: `Tổng thời gian các bước: ${vietnamese(sum)} giờ. Thời hạn chính: ${main.vi}`,
    en: `The steps sum up to ${sum} hours. The main limit: ${main.en}`,
  }
  if (hours === null) {
    const end = {
      vi: ', không chia được: để trống thời gian của mọi bước.',
      en: ', which cannot be divided: leave every step without time.',
    }
    return { text: { vi: told.vi + end.vi, en: told.en + end.en }, agrees: budgets.length === 0 }
  }
  const gap = hours - sum
  const end =
    gap === 0
      ? { vi: 'Khớp.', en: 'They agree.' }
      : gap > 0
        ? { vi: `Còn thiếu ${vietnamese(gap)} giờ.`, en: `${gap} hours are missing.` }
        : { vi: `Thừa ${vietnamese(-gap)} giờ.`, en: `${-gap} hours too many.` }
  return {
    text: {
      vi: `${told.vi} = ${vietnamese(hours)} giờ. ${end.vi}`,
      en: `${told.en} = ${hours} hours. ${end.en}`,
    },
    agrees: gap === 0,
  }
}

/** What the line of the budgets says. */
export function budgetFacts(definition: unknown): readonly Text[] {
  return [sumOf(definition).text]
}

function budgetsFrom(answers: Answers, count: number): readonly unknown[] {
  const shared = new Set(rowsOf(answers['shared']).map(typed))
  const budgets: { steps: number[]; hours: unknown }[] = []
  for (let no = 1; no <= count; no += 1) {
    const last = budgets.at(-1)
    const hours = answers[`hours_${no}`]
    if (shared.has(String(no)) && last?.steps.at(-1) === no - 1) last.steps.push(no)
    else if (hours !== undefined) budgets.push({ steps: [no], hours })
  }
  return budgets
}

function budgetsBlock(definition: unknown): Block {
  const steps = listAt(definition, '/steps')
  const named = steps.map((step, place) => {
    const content = namedAt(step, '/content')
    return { no: place + 1, vi: `Bước ${place + 1}: ${content.vi}`, en: `Step ${place + 1}: ${content.en}` }
  })
  const unit = { vi: 'giờ', en: 'hours' }
  const shared = named.slice(1).map(({ no, vi, en }) => ({ value: String(no), label: { vi, en } }))
  return {
    at: '/budgets',
    fields: [
      ...named.map(({ no, vi, en }) =>
        ask([`hours_${no}`, 'number'], { vi, en }, { required: false, decimals: 2, unit }),
      ),
      ...(shared.length > 0
        ? [
            ask(
              ['shared', 'multiple_choice'],
              {
                vi: 'Những bước dùng chung thời gian với bước liền trước',
                en: 'Steps that share the time of the step before',
              },
              { required: false, choices: shared },
            ),
          ]
        : []),
    ],
    read: (item) => {
      const budgets = listAt(item, '/budgets')
      const hours = budgets.map((one) => [`hours_${String(stepsOf(one)[0])}`, valueAt(one, '/hours')])
      const others = budgets.flatMap((one) => stepsOf(one).slice(1).map(String))
      return { ...Object.fromEntries(hours), ...(others.length > 0 ? { shared: others } : {}) }
    },
    write: (item, answers) => withValueAt(item, '/budgets', budgetsFrom(answers, steps.length)),
  }
}

/** The hours of every step on one page, with their sum. */
export function budgetEntry(definition: unknown): Entry {
  return {
    title: BUDGETS_TITLE,
    lead: {
      vi: 'Giờ làm việc của từng bước; một ngày là 8 giờ. Để trống thì bước không tính thời gian.',
      en: 'Working hours of each step; a day is 8. Left empty, a step has no time of its own.',
    },
    pointer: '',
    groups: [{ key: 'main', title: BUDGETS_TITLE, blocks: [budgetsBlock(definition)] }],
  }
}
