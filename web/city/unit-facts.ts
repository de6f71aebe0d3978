import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { listDossiers, soonUntil } from '#modules/dossiers'
import { readBoard, readProcedures, readTrend, type BoardRow } from '#modules/oversight'
import { findProcedure, openCatalogue } from '#modules/procedures'
import { getUnit, type Unit } from '#modules/units'
import { dayOf, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { notFound } from '#platform/refusal.ts'
import type { Reader } from '../serve.ts'
import { type DossierRow, presentRows } from './dossier-rows.ts'
import type { ShownPeriod } from './period.ts'

/** One procedure's line on the page of a unit. */
export type ProcedureLine = {
  readonly code: string
  readonly name: string
  readonly received: number
  readonly settled: number
  readonly on_time: number
  readonly late: number
}

/** Everything the page of one commune shows. */
export type UnitFacts = {
  readonly unit: Unit
  readonly row: BoardRow
  readonly days: Awaited<ReturnType<typeof readTrend>>
  readonly procedures: readonly ProcedureLine[]
  readonly open: readonly DossierRow[]
}

const OPEN_SHOWN = 10
/** A line needs some days to be one. */
const FEWEST_DAYS = 13

/** Reads a commune's figures, days, procedures and the open dossiers that are due first. */
export function readUnitFacts(
  door: Door,
  reader: Reader,
  asked: { slug: string; period: ShownPeriod },
): Promise<UnitFacts> {
  const { actor, language } = reader
  const { from, to } = asked.period
  return read(door, actor, async (trx, now) => {
    const unit = await getUnit(trx, asked.slug, dayOf(now))
    const board = await readBoard(trx, { now, from, to, units: [unit.id] })
    const row = board.items[0]
    if (!row) throw noFigures(unit)
    const earliest = fromDayNumber(toDayNumber(to) - FEWEST_DAYS + 1)
    const days = await readTrend(trx, { unit: unit.id, from: from < earliest ? from : earliest, to })
    const catalogue = await openCatalogue(door.house.app)
    const procedures = await readProcedures(trx, { unit: unit.id, from, to })
    const filter = { view: 'open' as const, actor, now, soon_until: soonUntil(now), unit: unit.id }
    const { items } = await listDossiers(trx, { ...filter, limit: OPEN_SHOWN })
    return {
      ...{ unit, row, days },
      procedures: procedures.map(({ procedure_code: code, ...counts }) => ({
        ...{ code, ...counts },
        name: findProcedure(catalogue, code, now)?.version?.definition.short_name[language] ?? code,
      })),
      open: await presentRows(trx, items, reader),
    }
  })
}

function noFigures(unit: Unit) {
  return notFound('no_figures', {
    vi: `${unit.full_name} không phải xã, phường của thành phố nên không có số liệu ở đây.`,
    en: `${unit.full_name} is no commune of the city, so there are no figures here.`,
  })
}
