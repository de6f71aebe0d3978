import { randomUUID } from 'node:crypto'
import { once, recordEvent, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict, invalid, notFound } from '#platform/refusal.ts'
import { mustAdminister } from './catalogue-policy.ts'
import { countChange, selectList } from './lists-store.ts'
import { mustBeFuture } from './future-day.ts'
import {
  insertSwitch,
  selectSwitches,
  type SwitchList,
  type SwitchRow,
  updateUndone,
} from './switches-store.ts'

type Switching = { readonly list: SwitchList; readonly valid_from: string }

/** Chuyển đồng loạt: from 00:00 of a day the house takes a list's procedures and no others; running dossiers go on. */
export async function switchCatalogue(work: Work, asked: Switching): Promise<SwitchRow> {
  mustAdminister(work.actor)
  return once(work, () => decide(work, asked))
}

async function decide(work: Work, asked: Switching): Promise<SwitchRow> {
  const { list, valid_from } = asked
  mustBeFuture(work.now, valid_from)
  if (list !== 'all' && (await selectList(work.trx, list)).length === 0) {
    throw invalid('list_not_imported', {
      vi: 'Danh sách này chưa có mã nào. Hãy nhập danh sách trước khi chuyển.',
      en: 'This list has no codes yet. Import it before switching.',
    })
  }
  const same = (await selectSwitches(work.trx)).find((one) => one.valid_from === valid_from && !one.undone_at)
  if (same) {
    throw conflict('switch_there', {
      vi: `Đã có lần chuyển vào ngày ${valid_from}. Hãy hủy lần đó trước.`,
      en: `There is a switch on ${valid_from} already. Undo it first.`,
    })
  }
  const row = { id: randomUUID(), list, valid_from, decided_at: work.now }
  await insertSwitch(work.trx, { ...row, decided_by: work.actor.id })
  await tell(work, row, 'decide')
  return { ...row, undone_at: null }
}

/** Hủy chuyển: one act takes a switch back, as long as its day has not begun. */
export async function undoSwitch(work: Work, id: string): Promise<SwitchRow> {
  mustAdminister(work.actor)
  return once(work, () => undo(work, id))
}

async function undo(work: Work, id: string): Promise<SwitchRow> {
  const row = (await selectSwitches(work.trx)).find((one) => one.id === id)
  if (!row) throw notFound('switch', { vi: 'Không có lần chuyển này.', en: 'There is no such switch.' })
  if (row.valid_from <= dayOf(work.now)) {
    throw conflict('switch_in_effect', {
      vi: 'Lần chuyển này đã có hiệu lực. Hãy quyết định một lần chuyển mới.',
      en: 'This switch is in effect. Decide a new one instead.',
    })
  }
  if (!(await updateUndone(work.trx, { id, at: work.now, by: work.actor.id }))) {
    throw conflict('switch_undone', {
      vi: 'Lần chuyển này đã hủy rồi.',
      en: 'This switch was undone before.',
    })
  }
  await tell(work, row, 'undo')
  return { ...row, undone_at: work.now }
}

async function tell(
  work: Work,
  row: Pick<SwitchRow, 'id' | 'list' | 'valid_from'>,
  act: string,
): Promise<void> {
  await countChange(work.trx)
  await recordEvent(work, {
    ...{ module: 'procedures', noun: 'procedure_switch', noun_id: row.id, act },
    ...{ noun_version: act === 'decide' ? 1 : 2, agency_id: null, unit_id: null },
    data: { list: row.list, valid_from: row.valid_from },
  })
}
