/** How many people of an old unit go along. */
export const PEOPLE = [
  { value: 'all', label: { vi: 'Toàn bộ dân cư', en: 'Everybody' } },
  { value: 'some', label: { vi: 'Một phần dân cư', en: 'Some people' } },
  { value: 'no', label: { vi: 'Không có dân cư', en: 'Nobody' } },
  { value: '', label: { vi: 'Chưa rõ', en: 'Not known' } },
]

/** How much of its land. */
export const AREA = [
  { value: 'all', label: { vi: 'Toàn bộ diện tích', en: 'The whole area' } },
  { value: 'part', label: { vi: 'Một phần diện tích', en: 'A part of the area' } },
  { value: 'rest', label: { vi: 'Phần còn lại', en: 'The rest' } },
  { value: '', label: { vi: 'Chưa rõ', en: 'Not known' } },
]
