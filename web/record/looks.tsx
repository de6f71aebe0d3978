import type { RecordLine } from '#modules/dossiers'
import { PURPOSE_TEXT } from '#modules/record'
import { formatMoment } from '#platform/dates.ts'
import { say, type Language, type Text } from '#platform/text.ts'
import { showNumber } from '../format.ts'
import { Table, useView } from '../ui/index.ts'

const SHOWN: Readonly<Record<string, Text>> = {
  dossier: { vi: 'Trang hồ sơ', en: 'The dossier’s page' },
  history: { vi: 'Nhật ký, quá trình giải quyết', en: 'Its record and history' },
  payment: { vi: 'Phí, lệ phí, biên lai', en: 'Fees and receipts' },
  print: { vi: 'Bản in', en: 'A print' },
  result: { vi: 'Kết quả', en: 'The result' },
  paper: { vi: 'Giấy tờ đã nộp', en: 'A paper handed in' },
  list: { vi: 'Một dòng trong danh sách', en: 'A line of a list' },
  book: { vi: 'Một dòng trong sổ', en: 'A line of a register' },
  bank: { vi: 'Một dòng trong sao kê ngân hàng', en: 'A line of a bank statement' },
  purpose: { vi: 'Nêu mục đích xem', en: 'Said why it is opened' },
}

type Group = {
  readonly key: string
  readonly who: string
  readonly what: string
  readonly why: string
  count: number
  last: string
}

/** Who looked at the dossier, at what of it and why; the same look again is counted, the last first. */
export function Looks({ looks, isOwn }: { looks: readonly RecordLine[]; isOwn: boolean }) {
  const { t, language } = useView()
  const rows = grouped(looks, language)
  return (
    <>
      <p>
        {isOwn
          ? t(
              'Mọi lần cán bộ xem dữ liệu của bạn đều được ghi. Bạn thấy cơ quan và chức danh; muốn biết thêm, hãy hỏi cơ quan ấy.',
              'Every look of an officer at your data is recorded. You see office and title; for more, ask that office.',
            )
          : t(
              'Mọi lần cán bộ xem dữ liệu của người dân đều được ghi trước khi hiện ra.',
              'Every look of an officer at residents’ data is recorded before it is shown.',
            )}
      </p>
      <Table
        caption={t('Các lần xem', 'Looks')}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        empty={t('Chưa có cán bộ nào xem.', 'No officer has looked.')}
        columns={[
          { key: 'who', label: t('Ai', 'Who'), isRowHeader: true, cell: ({ who }) => who },
          { key: 'what', label: t('Xem gì', 'What'), cell: ({ what }) => what },
          { key: 'why', label: t('Mục đích', 'Purpose'), cell: ({ why }) => why },
          {
            key: 'count',
            label: t('Số lần', 'Times'),
            align: 'end',
            cell: ({ count }) => showNumber(count, language),
          },
          { key: 'last', label: t('Lần cuối', 'Last'), cell: ({ last }) => formatMoment(last) },
        ]}
      />
    </>
  )
}

function grouped(looks: readonly RecordLine[], language: Language): Group[] {
  const groups = new Map<string, Group>()
  for (const look of looks) {
    const who = [look.actor_name, look.actor_title, look.agency_name].filter(Boolean).join(', ')
    const known = SHOWN[look.act]
    const what = known ? say(known, language) : look.act
    const why = purposeIn(look.data, language)
    const key = [who, look.act, why].join('|')
    const group = groups.get(key) ?? { key, who, what, why, count: 0, last: look.at }
    group.count += 1
    if (look.at > group.last) group.last = look.at
    groups.set(key, group)
  }
  return [...groups.values()].toSorted((one, other) => other.last.localeCompare(one.last))
}

/** Looks of before purposes were written down were those of the officers who handled it. */
function purposeIn({ purpose }: RecordLine['data'], language: Language): string {
  const known: Readonly<Record<string, Text>> = PURPOSE_TEXT
  return say(known[String(purpose)] ?? PURPOSE_TEXT.handling, language)
}
