import type { Text } from '#platform/text.ts'

/** What can be wrong with a log: its text says what is missing or differs at a position, size or tile. */
const FAULTS = {
  position_missing: {
    vi: 'Dòng sự kiện thiếu vị trí này: nhật ký bị cắt hoặc bị xóa.',
    en: 'The feed lacks this position: the record was cut off or deleted from.',
  },
  event_missing: { vi: 'Sự kiện ở vị trí này không còn.', en: 'The event at this position is gone.' },
  event_changed: {
    vi: 'Sự kiện ở vị trí này không phải sự kiện đã ghi: bị sửa hoặc bị đổi chỗ.',
    en: 'The event at this position is not the one that was logged: it was changed or moved.',
  },
  event_unplaced: {
    vi: 'Có sự kiện được chèn vào sau khi dòng sự kiện đã đi qua.',
    en: 'An event was slipped in behind the feed.',
  },
  backdated: {
    vi: 'Sự kiện mang thời điểm sớm hơn lúc nhật ký đã ghi đến: bị lùi ngày.',
    en: 'The event bears a moment the log had already passed: it was dated back.',
  },
  leaf_missing: { vi: 'Nhật ký thiếu lá ở vị trí này.', en: 'The log lacks the leaf of this position.' },
  leaf_moment: {
    vi: 'Thời điểm ghi của lá này sớm hơn lá trước.',
    en: 'This leaf was logged before the one in front of it.',
  },
  salt_missing: {
    vi: 'Muối của lá này không còn mà không có quyết định xóa nào được ghi.',
    en: 'The salt of this leaf is gone and no deletion of it is on the record.',
  },
  tile_differs: {
    vi: 'Mảnh cây băm này thiếu hoặc không khớp với các lá.',
    en: 'This tile is missing or does not fit the leaves.',
  },
  tile_extra: {
    vi: 'Có mảnh cây băm không thuộc nhật ký.',
    en: 'There is a tile that does not belong to the log.',
  },
  checkpoint_unsigned: {
    vi: 'Điểm chốt này không có chữ ký của khóa nào đã biết.',
    en: 'No known key signed this checkpoint.',
  },
  checkpoint_differs: {
    vi: 'Điểm chốt đã ký nói khác với nhật ký.',
    en: 'The signed checkpoint says something else than the log.',
  },
  key_missing: { vi: 'Không có khóa để kiểm tra chữ ký.', en: 'There is no key to check signatures with.' },
} as const satisfies Record<string, Text>

export type FaultKind = keyof typeof FAULTS

/** The first thing that is wrong, and where: a position of the feed, a size of the log or the path of a tile. */
export type Fault = { readonly kind: FaultKind; readonly where: number | string; readonly text: Text }

/** What a verifier found: how many entries and the last checkpoint; `fault` is the first thing that is wrong. */
export type Verdict = {
  readonly ok: boolean
  readonly entries: number
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string } | null
  readonly fault: Fault | null
}

/** Ends a verification at the first thing that is wrong. */
export class LogFault extends Error {
  readonly fault: Fault
  constructor(kind: FaultKind, where: number | string) {
    super(`${kind} at ${where}: ${FAULTS[kind].en}`)
    this.name = 'LogFault'
    this.fault = { kind, where, text: FAULTS[kind] }
  }
}
