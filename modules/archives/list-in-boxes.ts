import { once, recordEvent, type Work } from '#modules/record'
import { getAgency } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import { mustKeepArchive } from './archives-policy.ts'
import type { BoxWords } from './box.ts'
import { upsertBoxes } from './boxes-store.ts'

/** What taking a list in came to. */
export type BoxesListed = { readonly boxes: number; readonly files: number; readonly written: number }

/** Lập mục lục hộp: a list of boxes of one agency's archive; a box that is there is listed anew, the others stay. */
export async function listInBoxes(
  work: Work,
  { agency: asked, boxes }: { readonly agency: string; readonly boxes: readonly BoxWords[] },
): Promise<BoxesListed> {
  mustKeepArchive(work.actor, asked)
  return once(work, async () => {
    const agency = await getAgency(work.trx, asked)
    if (agency.valid_to !== null && agency.valid_to <= dayOf(work.now)) throw ended(agency.name)
    const listing = { agency: agency.id, now: work.now, by: work.actor.name }
    const { written } = await upsertBoxes(work.trx, listing, boxes)
    const files = boxes.reduce((sum, box) => sum + box.files.length, 0)
    await recordEvent(work, {
      ...{ module: 'archives', noun: 'agency', noun_id: agency.id, noun_version: 1, act: 'list_boxes' },
      ...{ agency_id: agency.id, unit_id: agency.unit_id, data: { boxes: boxes.length, files, written } },
    })
    return { boxes: boxes.length, files, written }
  })
}

function ended(name: string) {
  return conflict('agency_closed', {
    vi: `${name} không còn hoạt động; hộp của cơ quan này ở nơi kế thừa.`,
    en: `${name} works no longer; its boxes are at its successor.`,
  })
}
