import type { SwitchList, SwitchPreview } from '#modules/procedures'
import type { Role } from '#modules/record'
import { formatDay } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { showNumber } from '../../format.ts'
import { ROLE_LABEL } from '../../shown-actor.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  Figures,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  Table,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { LIST_TEXT } from '../lists/list-words.ts'
import { ProcedureCodes, type NameOf } from '../lists/procedure-codes.tsx'

/** A unit that is not ready, and for what. */
export type UnreadyUnit = { readonly name: string; readonly lacks: readonly { role: string; at: string }[] }

export type SwitchPreviewProps = {
  view: View
  asked: { readonly list: SwitchList; readonly valid_from: string }
  preview: SwitchPreview
  units: readonly UnreadyUnit[]
  nameOf: NameOf
  idempotencyKey: string
}

/** Agencies where somebody must be. */
const AGENCY_TEXT: Readonly<Record<string, Text>> = {
  centre_point: { vi: 'điểm phục vụ hành chính công', en: 'the service point' },
  commune_committee: { vi: 'UBND phường, xã', en: 'the commune’s committee' },
  commune_office: { vi: 'Văn phòng HĐND và UBND', en: 'the commune’s office' },
  commune_economy: { vi: 'Phòng Kinh tế', en: 'the economy division' },
  commune_culture_society: { vi: 'Phòng Văn hóa – Xã hội', en: 'the culture and society division' },
  city_committee: { vi: 'UBND thành phố', en: 'the city’s committee' },
  city_office: { vi: 'Văn phòng UBND thành phố', en: 'the city’s office' },
}

/** What a switch would change and who is not ready for it; only then it can be decided. */
export function SwitchPreviewPage(props: SwitchPreviewProps) {
  const { view, asked, preview, units, nameOf } = props
  const { t, language } = view
  const day = formatDay(asked.valid_from)
  const list = LIST_TEXT[asked.list][language]
  const title = t(`Xem trước: ${list} từ ${day}`, `Preview: ${list} from ${day}`)
  const count = (codes: readonly unknown[]) => showNumber(codes.length, language)
  return (
    <Page
      view={view}
      title={title}
      breadcrumbs={[
        { text: t('Quản trị', 'Administration'), href: '/quan-tri' },
        { text: t('Chuyển danh mục', 'Switch'), href: '/quan-tri/chuyen-danh-muc' },
        { text: t('Xem trước', 'Preview') },
      ]}
    >
      <Heading text={title} />
      <Figures
        items={[
          { key: 'added', label: t('Thủ tục nhận thêm', 'Newly taken'), value: count(preview.added) },
          {
            key: 'removed',
            label: t('Thủ tục thôi nhận', 'No longer taken'),
            value: count(preview.removed),
            tone: preview.removed.length > 0 ? 'warning' : 'neutral',
          },
          {
            key: 'without',
            label: t('Chưa có phiên bản', 'Without a version'),
            value: count(preview.without_version),
            tone: preview.without_version.length > 0 ? 'bad' : 'neutral',
          },
          {
            key: 'units',
            label: t('Đơn vị chưa sẵn sàng', 'Units not ready'),
            value: count(units),
            tone: units.length > 0 ? 'bad' : 'good',
          },
        ]}
      />
      <Panel title={t('Thủ tục', 'Procedures')}>
        <ProcedureCodes title={t('Nhận thêm', 'Newly taken')} codes={preview.added} nameOf={nameOf} />
        <ProcedureCodes title={t('Thôi nhận', 'No longer taken')} codes={preview.removed} nameOf={nameOf} />
        <ProcedureCodes
          title={t('Trong danh sách mà ngày đó chưa có phiên bản', 'On the list without a version that day')}
          codes={preview.without_version}
          nameOf={nameOf}
        />
      </Panel>
      <Units units={units} />
      <Confirm {...props} />
    </Page>
  )
}

function Units({ units }: { units: readonly UnreadyUnit[] }) {
  const { t, language } = useView()
  const roles: Readonly<Record<string, Text | undefined>> = ROLE_LABEL satisfies Record<Role, Text>
  const words = ({ role, at }: { role: string; at: string }): string =>
    `${roles[role]?.[language] ?? role} – ${AGENCY_TEXT[at]?.[language] ?? at}`
  return (
    <Table
      caption={t('Đơn vị chưa sẵn sàng và còn thiếu ai', 'Units not ready, and who is missing')}
      rows={units}
      rowKey={(unit) => unit.name}
      empty={t('Mọi đơn vị đều có đủ người cho ngày đó.', 'Every unit has everybody it needs that day.')}
      columns={[
        { key: 'unit', label: t('Đơn vị', 'Unit'), isRowHeader: true, cell: (unit) => unit.name },
        {
          key: 'lacks',
          label: t('Còn thiếu', 'Missing'),
          cell: (unit) => unit.lacks.map((lack) => words(lack)).join('; '),
        },
      ]}
    />
  )
}

function Confirm({ asked, preview, units, idempotencyKey }: SwitchPreviewProps) {
  const { t } = useView()
  const isReady = preview.without_version.length === 0 && units.length === 0
  return (
    <>
      {isReady ? null : (
        <Notice kind="warning">
          <p>
            {t(
              'Vẫn đặt lịch được: bạn có thể bổ sung trước ngày chuyển, hoặc hủy lần chuyển.',
              'It can be scheduled all the same: you may mend this before the day, or undo the switch.',
            )}
          </p>
        </Notice>
      )}
      <Form action="/quan-tri/chuyen-danh-muc" idempotencyKey={idempotencyKey}>
        <input type="hidden" name="list" value={asked.list} />
        <input type="hidden" name="valid_from" value={asked.valid_from} />
        <ActionBar>
          <Button
            text={t(
              `Chuyển từ 00:00 ngày ${formatDay(asked.valid_from)}`,
              `Switch from 00:00 of ${formatDay(asked.valid_from)}`,
            )}
          />
          <ButtonLink kind="quiet" href="/quan-tri/chuyen-danh-muc" text={t('Bỏ qua', 'Cancel')} />
        </ActionBar>
      </Form>
    </>
  )
}
