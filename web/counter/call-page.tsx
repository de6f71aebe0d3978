import { PRIORITIES, PRIORITY_TEXT, type QuarterHour } from '#modules/queue'
import { say } from '#platform/text.ts'
import { Times } from '../queue/times.tsx'
import {
  Button,
  Confirmation,
  Details,
  Form,
  Heading,
  HotKeys,
  Page,
  Panel,
  Select,
  Table,
  TextField,
  useView,
} from '../ui/index.ts'
import type { View } from '../view.ts'
import { ChangeDesk, QueueBar, type BarProps } from './queue-bar.tsx'

type Props = {
  view: View
  bar: BarProps
  times: readonly QuarterHour[]
  /** The number just given at the desk. */
  given: string | null
}

/** Gọi số: the bar of the desk, the lines behind it, and a number for who has no papers or no phone. */
export function CallPage({ view, bar, times, given }: Props) {
  const { t, language } = view
  const title = t('Gọi số', 'Call numbers')
  const name = (one: { name_vi: string; name_en: string }) => (language === 'en' ? one.name_en : one.name_vi)
  return (
    <Page view={view} title={title} width="wide">
      <Heading text={title} />
      {given ? (
        <Confirmation title={t('Đã cấp số', 'Number given')} codeLabel={t('Số', 'Number')} code={given} />
      ) : null}
      <queue-bar src="/quay/goi-so/thanh">
        <QueueBar {...bar} />
      </queue-bar>
      <HotKeys />
      <queue-follow src={`/api/queue/${bar.slug}/stream`}>
        <Lines bar={bar} />
      </queue-follow>
      <Times times={times} />
      <Panel title={t('Cấp số tại quầy', 'Give a number at the desk')}>
        <Form action="/quay/goi-so/cap" idempotencyKey={bar.newKey()}>
          <Select
            name="service"
            label={t('Dịch vụ', 'Service')}
            options={bar.services.map((one) => ({ value: one.key, label: `${one.letter} · ${name(one)}` }))}
          />
          <TextField
            name="personal_number"
            label={t('Số định danh', 'Personal number')}
            hint={t('Bỏ trống nếu người đến không có giấy tờ', 'Leave empty for who has no papers')}
            optional
            inputmode="numeric"
            autocomplete="off"
          />
          <Select
            name="priority"
            label={t('Ưu tiên theo luật', 'Who goes first by law')}
            optional
            emptyLabel={t('Không thuộc diện ưu tiên', 'None of these')}
            options={PRIORITIES.map((value) => ({ value, label: say(PRIORITY_TEXT[value], language) }))}
          />
          <Button kind="secondary" text={t('Cấp số', 'Give the number')} />
        </Form>
      </Panel>
      {bar.desks.length > 0 ? (
        <Details summary={t('Đổi quầy', 'Change the desk')}>
          <ChangeDesk desks={bar.desks} own={bar.own} newKey={bar.newKey} />
        </Details>
      ) : null}
    </Page>
  )
}

/** How many wait for each service of this point. */
function Lines({ bar }: { bar: BarProps }) {
  const { t, language } = useView()
  const name = (one: { name_vi: string; name_en: string }) => (language === 'en' ? one.name_en : one.name_vi)
  return (
    <Table
      caption={t('Hàng chờ theo dịch vụ', 'Lines by service')}
      rows={bar.queue?.services ?? []}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          label: t('Dịch vụ', 'Service'),
          isRowHeader: true,
          cell: (one) => `${one.letter} · ${name(one)}`,
        },
        {
          key: 'waiting',
          label: t('Đang chờ', 'Waiting'),
          align: 'end',
          cell: (one) => <span data-figure={`waiting.${one.key}`}>{one.waiting}</span>,
        },
        {
          key: 'minutes',
          label: t('Ước chờ (phút)', 'Likely wait (minutes)'),
          align: 'end',
          cell: (one) => <span data-figure={`minutes.${one.key}`}>{one.minutes}</span>,
        },
      ]}
    />
  )
}
