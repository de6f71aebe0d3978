import type { FieldError } from '#platform/refusal.ts'
import { Check } from 'typebox/value'
import { Change } from './plan.ts'
import { type CsvRow, wrong } from './plan-problem.ts'

const TYPES = ['Phường', 'Xã', 'Thị trấn', 'Đặc khu'] as const

/** The type a full name begins with: "Phường Ba Đình" is a phường. */
export function typeOf(fullName: string): string {
  return TYPES.find((type) => fullName.startsWith(`${type} `)) ?? ''
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  extent: ['whole', 'part'],
  area_part: ['all', 'part', 'rest', ''],
  population_part: ['all', 'part', 'rest', 'none', ''],
  receives_population: ['all', 'some', 'no', ''],
}

/** The lines of changes.csv as changes; what is wrong with any of them goes to `problems` by line. */
export function changeProblems(rows: readonly CsvRow[], problems: FieldError[]): Change[] {
  for (const row of rows) lineProblems(row, problems)
  const changes = rows.flatMap(({ line, fields }): Change[] => {
    const change = { line, ...fields }
    return Check(Change, change) ? [change] : []
  })
  pairProblems(changes, problems)
  extentProblems(
    changes,
    new Map(rows.map(({ line, fields }) => [line, Number(fields['targets'])])),
    problems,
  )
  nameProblems(changes, problems)
  if (rows.length === 0 && problems.length === 0)
    problems.push(
      wrong(
        at(1),
        'không có thay đổi nào; cần ít nhất một dòng',
        'holds no change; at least one line is needed',
      ),
    )
  return changes
}

function lineProblems({ line, fields }: CsvRow, problems: FieldError[]): void {
  const say = (vi: string, en: string) => problems.push(wrong(`changes.csv:${line}`, vi, en))
  if (!/^\d{5}$/.test(fields['old_code'] ?? ''))
    say(
      `old_code “${fields['old_code']}” phải là 5 chữ số`,
      `old_code "${fields['old_code']}" must be 5 digits`,
    )
  if (!/^\d{5}$/.test(fields['new_code'] ?? ''))
    say(
      `new_code “${fields['new_code']}” phải là 5 chữ số`,
      `new_code "${fields['new_code']}" must be 5 digits`,
    )
  if (typeOf(fields['new_name'] ?? '') === '')
    say(
      `new_name “${fields['new_name']}” phải bắt đầu bằng ${TYPES.join(', ')}`,
      `new_name "${fields['new_name']}" must begin with ${TYPES.join(', ')}`,
    )
  for (const [column, allowed] of Object.entries(WORDS)) {
    const value = fields[column] ?? ''
    if (allowed.includes(value)) continue
    const list = allowed.map((word) => word || '(để trống)').join(', ')
    const listed = allowed.map((word) => word || '(empty)').join(', ')
    say(`${column} “${value}” phải là một trong: ${list}`, `${column} "${value}" is one of: ${listed}`)
  }
}

function at(line: number): string {
  return `changes.csv:${line}`
}

function pairProblems(changes: readonly Change[], problems: FieldError[]): void {
  const pairs = new Set<string>()
  for (const { line, old_code, new_code } of changes) {
    const pair = `${old_code} ${new_code}`
    if (pairs.has(pair))
      problems.push(
        wrong(at(line), `cặp ${old_code} → ${new_code} có hai lần`, `${old_code} → ${new_code} stands twice`),
      )
    pairs.add(pair)
  }
}

/** One line is the whole unit; of several each is a part, and says how many there are. */
function extentProblems(
  changes: readonly Change[],
  counted: ReadonlyMap<number, number>,
  problems: FieldError[],
): void {
  for (const [code, own] of Map.groupBy(changes, ({ old_code }) => old_code)) {
    for (const { line, extent } of own) {
      if ((extent === 'whole') !== (own.length === 1))
        problems.push(
          wrong(
            at(line),
            `đơn vị ${code} có ${own.length} dòng: một dòng thì extent là whole, nhiều dòng thì là part`,
            `${code} has ${own.length} lines: extent is whole for one line, part for several`,
          ),
        )
      if (counted.get(line) !== own.length)
        problems.push(
          wrong(
            at(line),
            `targets phải là ${own.length}, số dòng của đơn vị ${code}`,
            `targets must be ${own.length}, the number of lines of ${code}`,
          ),
        )
    }
  }
}

function nameProblems(changes: readonly Change[], problems: FieldError[]): void {
  for (const [code, own] of Map.groupBy(changes, ({ new_code }) => new_code)) {
    const [first] = own
    for (const { line, new_name } of own) {
      if (new_name !== first?.new_name)
        problems.push(
          wrong(
            at(line),
            `mã ${code} mang hai tên: “${first?.new_name}” và “${new_name}”`,
            `${code} has two names: "${first?.new_name}" and "${new_name}"`,
          ),
        )
    }
  }
}
