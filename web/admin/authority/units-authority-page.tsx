import { selectSigningFacts, type SigningFacts } from '#modules/authority'
import { unitOf } from '#http/names.ts'
import { listAgencies, type Unit } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { showNumber } from '../../format.ts'
import { Heading, Page, Table } from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { absenceStanding, standingOf } from './delegation-words.ts'

type Line = { readonly unit: Unit; readonly inForce: number; readonly away: number }

/** Every committee with how many delegations hold and how many are away; the city's first. */
export async function listUnitsOfAuthority(trx: Trx, now: string): Promise<readonly Line[]> {
  const on = dayOf(now)
  const kinds = ['city_committee', 'commune_committee'] as const
  const [committees, facts] = [
    await listAgencies(trx, { kinds: [...kinds], on }),
    await selectSigningFacts(trx, null),
  ]
  const lines = await Promise.all(
    committees.map(async (committee) =>
      lineOf(await unitOf(trx, committee.unit_id, on), facts.get(committee.id), now),
    ),
  )
  return lines.sort(
    (one, other) =>
      Number(other.unit.kind === 'province') - Number(one.unit.kind === 'province') ||
      one.unit.full_name.localeCompare(other.unit.full_name, 'vi'),
  )
}

function lineOf(unit: Unit, facts: SigningFacts | undefined, now: string): Line {
  return {
    unit,
    inForce: facts?.delegations.filter((row) => standingOf(row, now).tone === 'good').length ?? 0,
    away: facts?.absences.filter((row) => absenceStanding(row, now).tone === 'warning').length ?? 0,
  }
}

/** The city's way to each unit's authorities. */
export function UnitsAuthorityPage({ view, units }: { view: View; units: readonly Line[] }) {
  const { t, language } = view
  const title = t('Thẩm quyền ký của các đơn vị', 'Who may sign, by unit')
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      breadcrumbs={[{ text: t('Quản trị', 'Administration'), href: '/quan-tri' }, { text: title }]}
    >
      <Heading
        text={title}
        lead={t(
          'Chọn đơn vị để xem ai ký được, giao hoặc thu hồi quyền ký, ghi vắng mặt.',
          'Choose a unit to see who can sign, to authorise or revoke, to record absences.',
        )}
      />
      <Table
        caption={t('Các Ủy ban nhân dân', 'People’s committees')}
        hideCaption
        dense
        rows={units}
        rowKey={({ unit }) => unit.slug}
        columns={[
          {
            key: 'unit',
            label: t('Đơn vị', 'Unit'),
            isRowHeader: true,
            cell: ({ unit }) => <a href={`/quan-tri/tham-quyen/${unit.slug}`}>{unit.full_name}</a>,
          },
          {
            key: 'in_force',
            label: t('Văn bản đang hiệu lực', 'In force'),
            align: 'end',
            cell: ({ inForce }) => showNumber(inForce, language),
          },
          {
            key: 'away',
            label: t('Đang vắng', 'Away'),
            align: 'end',
            cell: ({ away }) => showNumber(away, language),
          },
        ]}
      />
    </Page>
  )
}
