import type { WaitingNumber } from '#modules/queue'
import { say } from '#platform/text.ts'
import type { DeskData } from '../../counter/desk-data.ts'
import { Button, StatusTag, Table, useView } from '../../ui/index.ts'
import type { LineHere } from './line-of.ts'

const SHOWN = 30

/** Who waits as far as this desk knows, each to be called while nobody stands at it. */
export function WaitingNumbers({ data, line: { waiting, called } }: { data: DeskData; line: LineHere }) {
  const { t, language } = useView()
  const nameOf = (key: string) => {
    const found = data.queue.services.find((one) => one.key === key)
    return found ? say({ vi: found.name_vi, en: found.name_en }, language) : key
  }
  return (
    <>
      <Table
        caption={t(`Đang chờ: ${waiting.length}`, `Waiting: ${waiting.length}`)}
        empty={t('Không ai chờ.', 'Nobody waits.')}
        rows={waiting.slice(0, SHOWN)}
        rowKey={({ id }) => id}
        columns={[
          { key: 'label', label: t('Số', 'Number'), isRowHeader: true, cell: ({ label }) => label },
          { key: 'service', label: t('Dịch vụ', 'Service'), cell: (one) => nameOf(one.service) },
          { key: 'first', label: t('Ưu tiên', 'Goes first'), cell: (one) => <First one={one} /> },
          {
            key: 'call',
            label: t('Việc', 'Act'),
            cell: (one) => (called ? <span aria-hidden="true">–</span> : <Call one={one} />),
          },
        ]}
      />
      {waiting.length > SHOWN ? (
        <p>{t(`và ${waiting.length - SHOWN} số nữa`, `and ${waiting.length - SHOWN} more`)}</p>
      ) : null}
    </>
  )
}

function First({ one }: { one: WaitingNumber }) {
  const { t } = useView()
  if (!one.is_first) return <span aria-hidden="true">–</span>
  return <StatusTag text={{ vi: t('Ưu tiên', 'First'), en: 'First' }} tone="info" />
}

function Call({ one }: { one: WaitingNumber }) {
  const { t } = useView()
  return (
    <form action="#so" method="post">
      <input type="hidden" name="id" value={one.id} />
      <Button kind="quiet" text={t(`Gọi ${one.label}`, `Call ${one.label}`)} name="do" value="call" />
    </form>
  )
}
