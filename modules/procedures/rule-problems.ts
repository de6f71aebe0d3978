import { answerAt, fieldsOf, fieldsOfForm, formProblems } from '#modules/forms'
import type { Condition } from '#modules/forms'
import { limitText } from '#modules/calendar'
import type { Problem } from './broken-definition.ts'
import type { Definition } from './definition.ts'
import { NOT_PUBLISHED } from './generic-limits.ts'
import { hoursOfLimit } from './step.ts'

function problem(path: string, vi: string, en: string): Problem {
  return { path, reason: { vi, en } }
}

/** Every value of a list that came before, with its place. */
function twice<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): [number, unknown][] {
  const keys = items.map((item) => keyOf(item))
  return [...keys.entries()].filter(([index, key]) => keys.indexOf(key) < index)
}

function namesTwice(definition: Definition): Problem[] {
  const lists: readonly [string, [number, unknown][]][] = [
    ['cases', twice(definition.cases, (one) => one.key)],
    ['papers', twice(definition.papers, (one) => one.key)],
    ['channels', twice(definition.channels, (one) => one.channel)],
    ['applicants', twice(definition.applicants, (one) => one)],
    ['limits', twice(definition.limits, (one) => `${one.channel} ${one.case}`)],
    ['fees', twice(definition.fees, (one) => [one.key, one.channel, one.case, one.valid_from].join(' '))],
  ]
  return lists.flatMap(([name, found]) =>
    found.map(([index, key]) =>
      problem(`/${name}/${index}`, `"${String(key)}" có hai lần`, `"${String(key)}" is there twice`),
    ),
  )
}

/** A file of the form is a paper of the dossier under its own key. */
function fileProblems({ form, papers }: Definition): Problem[] {
  const taken = new Set(papers.map(({ key }) => key))
  return form.sections.flatMap((section, at) =>
    section.fields.flatMap((field, index) =>
      field.type === 'file' && taken.has(field.key)
        ? [
            problem(
              `/form/sections/${at}/fields/${index}/key`,
              `"${field.key}" đã là khóa của một giấy tờ; mục tệp cần khóa riêng`,
              `"${field.key}" is the key of a paper already; a file field needs one of its own`,
            ),
          ]
        : [],
    ),
  )
}

function conditionProblems(definition: Definition): Problem[] {
  const known = new Set(fieldsOfForm(definition.form).map((field) => field.key))
  const lost = (when: Condition | undefined, path: string) =>
    fieldsOf(when)
      .filter((key) => !known.has(key.split('.')[0] ?? key))
      .map((key) => problem(path, `biểu mẫu không có trường "${key}"`, `the form has no field "${key}"`))
  const found = [
    ...definition.papers.flatMap((paper, index) => lost(paper.when, `/papers/${index}/when`)),
    ...definition.cases.flatMap((one, index) => lost(one.when, `/cases/${index}/when`)),
  ]
  const { place } = definition.competent
  if (place.by === 'any') return found
  const field = fieldsOfForm(definition.form).find((one) => one.key === place.field)
  if (field?.type === 'address' && field.required) return found
  const vi = `"${place.field}" phải là trường địa chỉ bắt buộc của biểu mẫu`
  return [
    ...found,
    problem('/competent/place/field', vi, `"${place.field}" must be a required address field of the form`),
  ]
}

function channelProblems(definition: Definition): Problem[] {
  const channels = new Set(definition.channels.map((row) => row.channel))
  const cases = new Set(definition.cases.map((one) => one.key))
  const check = (name: string, rows: Definition['limits'] | Definition['fees']) =>
    rows.flatMap((row, index) => [
      ...(row.channel === null || channels.has(row.channel)
        ? []
        : [
            problem(
              `/${name}/${index}/channel`,
              `kênh "${row.channel}" không nhận hồ sơ`,
              `channel "${row.channel}" is not open`,
            ),
          ]),
      ...(row.case === null || cases.has(row.case)
        ? []
        : [
            problem(
              `/${name}/${index}/case`,
              `không có trường hợp "${row.case}"`,
              `there is no case "${row.case}"`,
            ),
          ]),
    ])
  const levels = definition.channels.flatMap((row, index) => {
    const path = `/channels/${index}`
    if (row.channel === 'online' && row.level === undefined) {
      return [problem(path, 'kênh trực tuyến phải ghi mức độ (level)', 'the online channel needs its level')]
    }
    if (row.channel !== 'online' && row.level !== undefined) {
      return [problem(path, 'chỉ kênh trực tuyến có mức độ (level)', 'only the online channel has a level')]
    }
    if (row.level === 'partial' && row.reason === undefined) {
      return [problem(path, 'một phần thì phải nêu lý do', 'a partial level needs its legal reason')]
    }
    return []
  })
  return [...levels, ...check('limits', definition.limits), ...check('fees', definition.fees)]
}

/** A limit that is known says where it is written. */
function sourceProblems({ limits }: Definition): Problem[] {
  return limits.flatMap(({ limit, source }, index) =>
    limit.unit === 'unknown' || source !== NOT_PUBLISHED
      ? []
      : [
          problem(
            `/limits/${index}/source`,
            'thời hạn đã rõ thì phải ghi nguồn',
            'a known limit needs its source',
          ),
        ],
  )
}

function stepProblems(definition: Definition): Problem[] {
  const { steps } = definition
  const found = steps
    .map((step, index) => [step.no, index] as const)
    .filter(([no, index]) => no !== index + 1)
    .map(([, index]) =>
      problem(`/steps/${index}/no`, `phải là bước ${index + 1}`, `must be step ${index + 1}`),
    )
  const wanted = ['accept', 'propose', 'approve', 'deliver'] as const
  for (const act of wanted.filter((one) => !steps.some((step) => step.act === one))) {
    found.push(problem('/steps', `thiếu bước "${act}"`, `step "${act}" is missing`))
  }
  if (steps[0]?.act !== 'accept')
    found.push(problem('/steps/0/act', 'bước đầu phải là "accept"', 'the first step must be "accept"'))
  if (steps.at(-1)?.act !== 'deliver') {
    found.push(
      problem(
        `/steps/${steps.length - 1}/act`,
        'bước cuối phải là "deliver"',
        'the last step must be "deliver"',
      ),
    )
  }
  return found
}

/** Budgets name existing steps, none twice, next to each other, and sum up to the main limit. */
function budgetProblems(definition: Definition): Problem[] {
  const { budgets, steps, limits } = definition
  const found: Problem[] = []
  const covered = new Set<number>()
  for (const [index, budget] of budgets.entries()) {
    const path = `/budgets/${index}/steps`
    for (const [at, no] of budget.steps.entries()) {
      if (!steps.some((step) => step.no === no))
        found.push(problem(path, `không có bước ${no}`, `there is no step ${no}`))
      if (covered.has(no))
        found.push(problem(path, `bước ${no} đã có thời gian`, `step ${no} already has a budget`))
      covered.add(no)
      const before = budget.steps[at - 1]
      if (before !== undefined && no !== before + 1) {
        found.push(
          problem(
            path,
            'các bước chung thời gian phải liền nhau',
            'steps that share a budget must be neighbours',
          ),
        )
      }
    }
  }
  const main = limits[0]
  const hours = main ? hoursOfLimit(main.limit) : null
  const sum = budgets.reduce((total, budget) => total + budget.hours, 0)
  if (main && hours !== sum && !(hours === null && budgets.length === 0)) {
    const text = limitText(main.limit)
    const vi = `tổng thời gian các bước là ${sum} giờ nhưng thời hạn là ${text.vi}${hours === null ? ', không chia được' : ` = ${hours} giờ`}`
    const en = `the step budgets sum up to ${sum} hours but the limit is ${text.en}${hours === null ? ', which cannot be divided' : ` = ${hours} hours`}`
    found.push(problem('/budgets', vi, en))
  }
  return found
}

function valueAt(value: unknown, pointer: string): unknown {
  return answerAt({ root: value }, ['root', ...pointer.split('/').slice(1)].join('.'))
}

function otherProblems(definition: Definition): Problem[] {
  const found = formProblems(definition.form).map((one) => ({ ...one, path: `/form${one.path}` }))
  if (definition.valid_to !== null && definition.valid_to <= definition.valid_from) {
    found.push(problem('/valid_to', 'phải sau valid_from', 'must be after valid_from'))
  }
  for (const [index, note] of definition.unknown.entries()) {
    const [list = '', at = ''] = note.at.split('/').slice(1)
    const there = valueAt(definition, `/${list}`)
    const isThere = Array.isArray(there) ? at === '' || Number(at) < there.length : there !== undefined
    if (!isThere)
      found.push(
        problem(`/unknown/${index}/at`, `không có chỗ "${note.at}"`, `there is no place "${note.at}"`),
      )
  }
  return found
}

/** Everything wrong with a definition that its shape cannot show; empty when it is sound. */
export function ruleProblems(definition: Definition): readonly Problem[] {
  return [
    ...namesTwice(definition),
    ...fileProblems(definition),
    ...conditionProblems(definition),
    ...channelProblems(definition),
    ...sourceProblems(definition),
    ...stepProblems(definition),
    ...budgetProblems(definition),
    ...otherProblems(definition),
  ]
}
