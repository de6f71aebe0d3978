import { PROOFS, STATE_TEXT } from '#modules/reorganisation'
import { formatMoment } from '#platform/dates.ts'
import { showNumber } from '../../format.ts'
import { Facts, Heading, Notice, Page, Progress, Stack, Table, Tag, useView } from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { PLANS, type RunFacts } from './plan-reader.ts'
import { stepText, toneOf } from './plan-words.ts'
import { provenIn, type ReportShown } from './report-shown.ts'

type Props = RunFacts & { view: View }

/** Tiến độ và đối soát: how far each step is, drawn anew every second while it runs, and then what was proven. */
export function RunPage(props: Props) {
  const { view, plan } = props
  const { t } = view
  const title = t('Tiến độ và đối soát', 'Progress and reconciliation')
  const isRunning = plan.state === 'running' || plan.state === 'undoing'
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
      <Heading text={title} caption={plan.name} />
      <live-progress>
        <div id="tien-do" data-live data-state={isRunning ? 'running' : 'still'}>
          <Stack>
            <Facts
              items={[
                {
                  key: 'state',
                  label: t('Trạng thái', 'State'),
                  value: <Tag tone={toneOf(plan.state)} text={STATE_TEXT[plan.state]} />,
                },
                { key: 'moment', label: t('Thời điểm', 'Moment'), value: formatMoment(plan.effective_at) },
              ]}
            />
            <Moves {...props} />
            <StepsTable {...props} />
            <Proven shown={provenIn(plan.report)} seal={plan.seal} />
          </Stack>
        </div>
      </live-progress>
      {isRunning ? (
        <noscript>
          <p>
            <a href={`${PLANS}/${plan.id}/tien-do`}>{t('Xem tiến độ bây giờ', 'See how far it is now')}</a>
          </p>
        </noscript>
      ) : null}
    </Page>
  )
}

function Moves({ counts, plan }: Props) {
  const { t, language } = useView()
  const total = counts
    .flatMap(({ outcome, moves }) => (outcome === 'moves' ? [moves] : []))
    .reduce((sum, one) => sum + one, 0)
  const state = plan.state === 'undoing' || plan.state === 'undone' ? 'restored' : 'folded'
  const ahead = counts.reduce(
    (sum, one) => sum + (one.outcome === 'moves' && one.state === 'staged' ? one.moves : 0),
    0,
  )
  const done = counts.reduce(
    (sum, one) => sum + (one.outcome === 'moves' && one.state === state ? one.moves : 0),
    0,
  )
  const [all, staged, there] = [total, ahead + done, done].map((value) => showNumber(value, language))
  return (
    <>
      <Progress
        label={t('Đã xếp sẵn', 'Staged')}
        value={ahead + done}
        max={Math.max(total, 1)}
        text={`${staged} / ${all}`}
      />
      <Progress
        label={state === 'folded' ? t('Đã chuyển nơi', 'Moved') : t('Đã trả về nơi cũ', 'Given back')}
        value={done}
        max={Math.max(total, 1)}
        text={`${there} / ${all}`}
        tone="good"
      />
    </>
  )
}

function StepsTable({ steps }: Props) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Các bước', 'The steps')}
      empty={t('Chưa bắt đầu.', 'Not begun yet.')}
      rows={steps}
      rowKey={({ step }) => step}
      columns={[
        {
          key: 'step',
          label: t('Bước', 'Step'),
          isRowHeader: true,
          cell: ({ step }) => stepText(step)[language],
        },
        {
          key: 'done',
          label: t('Đã làm', 'Done'),
          align: 'end',
          cell: ({ done }) => showNumber(done, language),
        },
        { key: 'began', label: t('Bắt đầu', 'Began'), cell: ({ began_at }) => formatMoment(began_at) },
        {
          key: 'ended',
          label: t('Xong', 'Ended'),
          cell: ({ ended_at }) =>
            ended_at ? formatMoment(ended_at) : t('đang làm hoặc đang chờ', 'working or waiting'),
        },
      ]}
    />
  )
}

function Proven({ shown, seal }: { shown: ReportShown | null; seal: string | null }) {
  const { t, language } = useView()
  if (!shown) return null
  const broken = shown.proofs.reduce((sum, one) => sum + one.broken, 0)
  return (
    <Stack>
      <Heading level={2} text={t('Biên bản đối soát', 'Reconciliation')} />
      {broken + shown.lost + shown.doubled + shown.clocks_changed === 0 ? (
        <Notice
          kind="success"
          title={t(
            'Không hồ sơ nào mất, lặp hoặc đổi hạn.',
            'No dossier was lost, doubled, or had its date changed.',
          )}
        />
      ) : (
        <Notice
          kind="error"
          title={t('Có điều không khớp, xem bảng.', 'Something does not hold, see the table.')}
        />
      )}
      {shown.proofs.length > 0 ? (
        <Table
          caption={t('Điều được chứng minh', 'What was proven')}
          rows={shown.proofs}
          rowKey={({ name }) => name}
          columns={[
            {
              key: 'name',
              label: t('Điều', 'What'),
              isRowHeader: true,
              cell: ({ name }) => PROOFS[name][language],
            },
            {
              key: 'checked',
              label: t('Đã xét', 'Looked at'),
              align: 'end',
              cell: ({ checked }) => showNumber(checked, language),
            },
            {
              key: 'broken',
              label: t('Không khớp', 'Does not hold'),
              align: 'end',
              cell: ({ broken: many }) => showNumber(many, language),
            },
            {
              key: 'examples',
              label: t('Ví dụ', 'Examples'),
              cell: ({ examples }) => examples.slice(0, 5).join(', ') || '–',
            },
          ]}
        />
      ) : null}
      {seal ? (
        <p>{t('Biên bản được ký bằng khóa của nhật ký.', 'The report is signed by the key of the log.')}</p>
      ) : null}
    </Stack>
  )
}
