import { FINDINGS, type Finding, STATE_TEXT } from '#modules/reorganisation'
import { formatMoment } from '#platform/dates.ts'
import { showNumber } from '../../format.ts'
import {
  ButtonGroup,
  ButtonLink,
  Figures,
  Heading,
  Notice,
  Page,
  Stack,
  Table,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { findingWords } from './finding-words.ts'
import { type Flow, type PlanFacts, PLANS } from './plan-reader.ts'

type Props = PlanFacts & { view: View }

/** Báo cáo chạy thử: what moves where, what is missing, and what would become late; also as a paper and as a list. */
export function ReportPage(props: Props) {
  const { view, plan, flows, findings } = props
  const { t } = view
  const title = t('Báo cáo chạy thử', 'Dry-run report')
  return (
    <Page
      view={view}
      title={title}
      breadcrumbs={[
        { text: t('Sắp xếp đơn vị', 'Reorganisations'), href: PLANS },
        { text: plan.name, href: `${PLANS}/${plan.id}` },
        { text: title },
      ]}
    >
      <Heading
        text={title}
        caption={`${plan.name} · ${STATE_TEXT[plan.state][view.language]}`}
        lead={
          plan.planned_at
            ? t(
                `Đọc tại một thời điểm: ${formatMoment(plan.planned_at)}`,
                `Read at one moment: ${formatMoment(plan.planned_at)}`,
              )
            : undefined
        }
      />
      <Counted {...props} />
      <ButtonGroup>
        <ButtonLink
          kind="secondary"
          download
          href={`${PLANS}/${plan.id}/chay-thu.pdf`}
          text={t('Tải bản in (PDF)', 'Download the paper (PDF)')}
        />
        <ButtonLink
          kind="secondary"
          download
          href={`${PLANS}/${plan.id}/chay-thu.csv`}
          text={t('Tải từng hồ sơ (CSV)', 'Download each dossier (CSV)')}
        />
      </ButtonGroup>
      {plan.changed ? <ChangedSince {...props} /> : null}
      <section id="phat-hien">
        <Stack>
          <Heading level={2} text={t('Điều phát hiện', 'What was found')} />
          <Findings findings={findings} names={props.names} />
        </Stack>
      </section>
      <Heading level={2} text={t('Hồ sơ đi đâu', 'Where dossiers go')} />
      <FlowTable flows={flows} />
    </Page>
  )
}

function Counted({ plan }: Props) {
  const { t, language } = useView()
  const { planned } = plan
  if (!planned) {
    return <Notice title={t('Chưa chạy thử', 'No dry run yet')} />
  }
  const number = (value: number): string => showNumber(value, language)
  return (
    <Figures
      items={[
        { key: 'moved', label: t('Chuyển nơi', 'Move'), value: number(planned.moved) },
        { key: 'undecided', label: t('Chờ quyết định', 'To be decided'), value: number(planned.undecided) },
        { key: 'untouched', label: t('Ở nguyên', 'Stay'), value: number(planned.untouched) },
        { key: 'late', label: t('Sẽ quá hạn', 'Would become late'), value: number(planned.late) },
        {
          key: 'seconds',
          label: t('Dự kiến mất', 'Expected to take'),
          value: t(`${number(planned.expected_seconds)} giây`, `${number(planned.expected_seconds)} s`),
        },
      ]}
    />
  )
}

function ChangedSince({ plan }: Props) {
  const { t, language } = useView()
  const { changed } = plan
  if (!changed) return null
  const number = (value: number): string => showNumber(value, language)
  const [added, ended, rerouted, decided] = [
    changed.added,
    changed.ended,
    changed.rerouted,
    changed.decided,
  ].map(number)
  return (
    <Notice title={t('Khác với chạy thử', 'Otherwise than the dry run said')}>
      <p>
        {t(
          `${added} hồ sơ mới nộp, ${ended} đã kết thúc, ${rerouted} đi nơi khác, ${decided} đã quyết định được.`,
          `${added} filed since, ${ended} ended, ${rerouted} go elsewhere, ${decided} could be decided.`,
        )}
      </p>
      {changed.examples.length > 0 ? (
        <p>
          {changed.examples
            .slice(0, 10)
            .map(({ code }) => code)
            .join(', ')}
        </p>
      ) : null}
    </Notice>
  )
}

function Findings({ findings, names }: { findings: readonly Finding[]; names: PlanFacts['names'] }) {
  const { t, language } = useView()
  if (findings.length === 0) {
    return (
      <Notice
        kind="success"
        title={t(
          'Không thiếu gì, không trùng gì, không hồ sơ nào quá hạn vì sắp xếp.',
          'Nothing is missing, nothing collides, nothing becomes late.',
        )}
      />
    )
  }
  return (
    <Table
      caption={t('Điều phát hiện, theo loại', 'What was found, by kind')}
      hideCaption
      rows={findings}
      rowKey={({ kind, subject }) => `${kind} ${subject}`}
      columns={[
        {
          key: 'kind',
          label: t('Việc', 'What'),
          isRowHeader: true,
          cell: ({ kind }) => FINDINGS[kind][language],
        },
        { key: 'where', label: t('Ở đâu, của ai', 'Where, whose'), cell: (one) => findingWords(one, names) },
        {
          key: 'dossiers',
          label: t('Hồ sơ', 'Dossiers'),
          align: 'end',
          cell: ({ dossiers }) => showNumber(dossiers, language),
        },
      ]}
    />
  )
}

/** Dossiers from each old unit into each new one. */
function FlowTable({ flows }: { flows: readonly Flow[] }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Số hồ sơ từ đơn vị cũ về đơn vị mới', 'Dossiers from old units into new ones')}
      hideCaption
      dense
      rows={flows}
      rowKey={({ from, to }) => `${from} ${to}`}
      columns={[
        { key: 'from', label: t('Từ', 'From'), isRowHeader: true, cell: ({ from }) => from },
        {
          key: 'to',
          label: t('Về', 'To'),
          cell: ({ from, to }) =>
            to === from ? t('ở nguyên', 'stays') : (to ?? t('chờ quyết định', 'to be decided')),
        },
        {
          key: 'dossiers',
          label: t('Hồ sơ', 'Dossiers'),
          align: 'end',
          cell: ({ dossiers }) => showNumber(dossiers, language),
        },
        {
          key: 'late',
          label: t('Sẽ quá hạn', 'Late'),
          align: 'end',
          cell: ({ late }) => showNumber(late, language),
        },
        {
          key: 'originals',
          label: t('Bản chính', 'Originals'),
          align: 'end',
          cell: ({ originals }) => showNumber(originals, language),
        },
      ]}
    />
  )
}
