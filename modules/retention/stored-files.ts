import { deterministicId } from '#platform/ids.ts'
import { recordEvent, type Work } from '#modules/record'

/** Tệp không còn dòng nào ghi tên đã xóa khỏi kho: how many stored files went, and no name of any. */
export async function recordRemovedFiles(work: Work, files: number): Promise<void> {
  if (files === 0) return
  await recordEvent(work, {
    ...{
      module: 'retention',
      noun: 'retention',
      noun_id: deterministicId('retention files'),
      noun_version: 0,
    },
    ...{ act: 'remove_files', agency_id: null, unit_id: null, data: { files } },
  })
}
