import { Type, type Static } from 'typebox'
import { FIGURE_TEXT, type BoardRow, type FigureName } from '#modules/oversight'
import { fold } from '#platform/text.ts'
import type { Order } from '#web/ui/index.ts'
import { PeriodQuery } from './period.ts'

/** What the board's address says besides the period: part of a name, and the order of the units. */
export const BoardQuery = Type.Interface([PeriodQuery], {
  q: Type.Optional(Type.String({ maxLength: 100 })),
  theo: Type.Optional(Type.String({ maxLength: 30 })),
  chieu: Type.Optional(Type.String({ maxLength: 10 })),
})
export type BoardQuery = Static<typeof BoardQuery>

/** The figures of the league table. */
export const COLUMNS: readonly FigureName[] = [
  'received',
  'online_share',
  'settled',
  'on_time',
  'late',
  'open',
  'due_soon',
  'overdue',
  'rating',
]

const NAMES = new Intl.Collator('vi')

/** The order an address asks for: the most received first, unless told. */
export function orderOf({ theo, chieu }: BoardQuery): Order {
  const key = theo === 'name' || (theo !== undefined && theo in FIGURE_TEXT) ? theo : 'received'
  const usual = key === 'name' ? 'ascending' : 'descending'
  const direction = chieu === 'tang' ? 'ascending' : chieu === 'giam' ? 'descending' : usual
  return { key, direction }
}

/** What an address keeps of an order. */
export function orderParts({ key, direction }: Order): Record<string, string> {
  return { theo: key, chieu: direction === 'ascending' ? 'tang' : 'giam' }
}

/** The units whose name holds the words, accents aside, in the order asked for; what is not known comes last. */
export function arrange(items: readonly BoardRow[], query: BoardQuery): BoardRow[] {
  const words = fold(query.q ?? '')
  const { key, direction } = orderOf(query)
  const sign = direction === 'ascending' ? 1 : -1
  const byName = (a: BoardRow, b: BoardRow): number => NAMES.compare(a.unit.name, b.unit.name)
  const compare = (a: BoardRow, b: BoardRow): number => {
    if (!isFigure(key)) return sign * byName(a, b)
    const [left, right] = [a[key], b[key]]
    if (left === right) return byName(a, b)
    if (left === null || right === null) return left === null ? 1 : -1
    return sign * (left - right)
  }
  return items.filter(({ unit }) => fold(unit.full_name).includes(words)).sort(compare)
}

function isFigure(key: string): key is FigureName {
  return key in FIGURE_TEXT
}
