import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { listDossiers, soonUntil } from '#modules/dossiers'
import { FIGURE_TEXT, FIGURES_OF_NOW } from '#modules/oversight'
import { getUnit } from '#modules/units'
import { dayOf, formatMoment } from '#platform/dates.ts'
import { say, type Text } from '#platform/text.ts'
import type { Reader } from '../serve.ts'
import { presentRows } from './dossier-rows.ts'
import { listOf, type ListQuery, narrowed } from './list-query.ts'
import { momentsOf, periodText, readPeriod } from './period.ts'
import { HEAD, lineOf } from './sheet-line.ts'
import type { WholeSheet } from './whole-sheet.ts'

/** Lines of one file at most; a longer list is narrowed first. */
const MOST_LINES = 5000
const PAGE = 500

const CUT: Text = {
  vi: `Chỉ ${MOST_LINES} hồ sơ đầu tiên; hãy lọc theo xã, phường hoặc kỳ ngắn hơn.`,
  en: `The first ${MOST_LINES} dossiers only; narrow the list by commune or a shorter period.`,
}

/** The dossiers behind a figure as a sheet, without names of persons. */
export async function listSheet(door: Door, reader: Reader, query: ListQuery): Promise<WholeSheet> {
  const { actor, now, language } = reader
  const list = listOf(query)
  const period = FIGURES_OF_NOW.includes(list) ? null : readPeriod(query, dayOf(now))
  return read(door, actor, async (trx) => {
    const unit = query.unit ? await getUnit(trx, query.unit, dayOf(now)) : null
    const rows: (string | number)[][] = []
    const filter = {
      ...{ view: list, actor, now, soon_until: soonUntil(now), limit: PAGE, unit: unit?.id },
      ...(await narrowed(trx, query, now)),
      ...(period ? momentsOf(period) : {}),
    }
    let after: string | null | undefined
    do {
      const page = await listDossiers(trx, { ...filter, after: after ?? undefined })
      for (const line of await presentRows(trx, page.items, reader)) rows.push(lineOf(line, language))
      after = page.next
    } while (after && rows.length < MOST_LINES)
    const what = [
      say(FIGURE_TEXT[list], language),
      unit?.full_name,
      period && say(periodText(period), language),
    ]
    return {
      name: say({ vi: 'Hồ sơ', en: 'Dossiers' }, language),
      titles: [what.filter(Boolean).join(', '), after ? say(CUT, language) : formatMoment(now)],
      head: HEAD.map((text) => say(text, language)),
      widths: [27, 12, 40, 24, 16, 20, 17, 17, 17, 17],
      rows,
      total: [
        say({ vi: `${rows.length} hồ sơ`, en: `${rows.length} dossiers` }, language),
        ...HEAD.slice(1).map(() => ''),
      ],
    }
  })
}
