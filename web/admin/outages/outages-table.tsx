import type { Outage } from '#modules/dossiers'
import type { Agency, Unit } from '#modules/units'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { showNumber } from '../../format.ts'
import { Button, errorOf, Form, StatusTag, Table, TextField, useView } from '../../ui/index.ts'

/** The name of the field in which one says why an outage is withdrawn; a page has one for each. */
export function reasonName(id: string): string {
  return `reason_${id.replaceAll('-', '')}`
}

/** What the list of outages is drawn from. */
export type OutagesTableProps = {
  items: readonly Outage[]
  units: readonly Unit[]
  agencies: readonly Pick<Agency, 'id' | 'name'>[]
  errors: readonly FieldError[]
  newKey: () => string
}

/** Every recorded outage: who answers for it, how far it has come, and the way to take it back. */
export function OutagesTable(props: OutagesTableProps) {
  const { t, language } = useView()
  const count = (value: number) => showNumber(value, language)
  return (
    <Table
      caption={t('Các sự cố', 'Outages')}
      rows={props.items}
      rowKey={(one) => one.id}
      empty={t('Chưa ghi nhận sự cố nào.', 'No outage has been recorded.')}
      columns={[
        {
          key: 'when',
          label: t('Từ – đến', 'From – to'),
          isRowHeader: true,
          cell: (one) => `${formatMoment(one.from_at)} – ${formatMoment(one.to_at)}`,
        },
        {
          key: 'where',
          label: t('Ở đâu', 'Where'),
          cell: (one) => <Reach one={one} {...props} />,
        },
        {
          key: 'why',
          label: t('Căn cứ, sự việc', 'Basis, event'),
          cell: (one) => `${one.legal_basis}. ${one.reason}`,
        },
        {
          key: 'who',
          label: t('Người ghi', 'Recorded by'),
          cell: (one) => `${one.recorder}, ${formatMoment(one.recorded_at)}`,
        },
        { key: 'applied', label: t('Đã áp dụng', 'Applied'), cell: (one) => count(one.applied) },
        { key: 'state', label: t('Tình trạng', 'State'), cell: (one) => <State one={one} /> },
        { key: 'acts', label: t('Rút lại', 'Withdraw'), cell: (one) => <Withdraw one={one} {...props} /> },
      ]}
    />
  )
}

const MOST_NAMED = 3

/** Whom it met, in names: many communes by the first ones and how many more. */
function Reach({ one, units, agencies }: OutagesTableProps & { one: Outage }) {
  const { t } = useView()
  const [agency] = one.agency_ids
  if (agency !== undefined) {
    const name = agencies.find(({ id }) => id === agency)?.name ?? '–'
    const under = one.agency_ids.length - 1
    return (
      <>{under > 0 ? t(`${name} và ${under} đơn vị trực thuộc`, `${name} and ${under} under it`) : name}</>
    )
  }
  if (one.unit_ids.length === 0) return <>{t('Cả thành phố', 'The whole city')}</>
  const names = one.unit_ids.flatMap((id) => units.find((unit) => unit.id === id)?.full_name ?? [])
  const more = names.length - MOST_NAMED
  const first = names.slice(0, MOST_NAMED).join(', ')
  return <>{more > 0 ? t(`${first} và ${more} nơi khác`, `${first} and ${more} more`) : first}</>
}

function State({ one }: { one: Outage }) {
  const { t, language } = useView()
  if (one.withdrawn_at)
    return <StatusTag text={t(`Đã rút: ${one.withdrawal_reason}`, `Withdrawn: ${one.withdrawal_reason}`)} />
  if (one.waiting === 0) return <StatusTag tone="good" text={t('Đã áp dụng xong', 'Applied')} />
  const waiting = showNumber(one.waiting, language)
  return <StatusTag tone="warning" text={t(`Còn ${waiting} hồ sơ`, `${waiting} dossiers to go`)} />
}

function Withdraw({ one, errors, newKey }: OutagesTableProps & { one: Outage }) {
  const { t } = useView()
  if (one.withdrawn_at) return <>–</>
  const name = reasonName(one.id)
  return (
    <Form action={`/quan-tri/su-co/${one.id}/rut`} idempotencyKey={newKey()}>
      <TextField name={name} label={t('Lý do rút', 'Why')} error={errorOf(errors, name)} />
      <Button kind="danger" text={t('Rút sự cố', 'Withdraw')} />
    </Form>
  )
}
