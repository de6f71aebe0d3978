import {
  FIGURES,
  HOLDERS,
  type HoldersLine,
  type KeptReport,
  type Proof,
  PROOFS,
  provenIn,
  STATE_TEXT,
} from '#modules/reorganisation'
import { formatMoment } from '#platform/dates.ts'
import { showNumber } from '../../format.ts'
import { Facts, Heading, Notice, Page, Progress, Stack, Table, Tag, useView } from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { ARCHIVES_PATH } from '../../archives/archives-path.ts'
import { KindsTable } from './kinds-table.tsx'
import { PLANS, type RunFacts } from './plan-reader.ts'
import { stepText, toneOf } from './plan-words.ts'
import { ReconciliationFiles, waitsForSeal } from './reconciliation-files.tsx'

type Props = RunFacts & { view: View }

/** Tiến độ và đối soát: how far each step is, drawn anew every second while it runs, and then what was proven. */
export function RunPage(props: Props) {
  const { view, plan } = props
  const { t } = view
  const title = t('Tiến độ và đối soát', 'Progress and reconciliation')
  const isRunning = plan.state === 'running' || plan.state === 'undoing'
  const waits = isRunning || props.reports.some(waitsForSeal)
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
        <div id="tien-do" data-live data-state={waits ? 'running' : 'still'}>
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
            {props.reports.map((kept) => (
              <Proven key={kept.way} kept={kept} />
            ))}
            <ReconciliationFiles id={plan.id} reports={props.reports} />
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

function Proven({ kept }: { kept: KeptReport }) {
  const { t, language } = useView()
  const { figures, proofs, holders, kinds, holds } = provenIn(kept.report)
  return (
    <Stack>
      <Heading
        level={2}
        text={
          kept.way === 'run'
            ? t('Biên bản đối soát', 'Reconciliation')
            : t('Biên bản đối soát khi hủy', 'Reconciliation of the undoing')
        }
      />
      {holds ? (
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
      <Facts
        items={figures.map(({ name, value }) => ({
          ...{ key: name, label: FIGURES[name][language], value: showNumber(value, language) },
        }))}
      />
      {proofs.length > 0 ? <ProofsTable proofs={proofs} /> : null}
      {kinds.length > 0 ? <KindsTable kinds={kinds} /> : null}
      {kinds.some(({ kind, done }) => kind === 'boxes' && done > 0) ? (
        <p>
          <a href={ARCHIVES_PATH}>
            {t('Biên bản bàn giao hộp lưu trữ', 'Records of the hand-over of archive boxes')}
          </a>
        </p>
      ) : null}
      {holders.length > 0 ? <HoldersTable holders={holders} /> : null}
      {kept.seal ? (
        <p>{t('Biên bản được ký bằng khóa của nhật ký.', 'The report is signed by the key of the log.')}</p>
      ) : null}
    </Stack>
  )
}

function HoldersTable({ holders }: { holders: readonly HoldersLine[] }) {
  const { t, language } = useView()
  const number = (value: number): string => showNumber(value, language)
  return (
    <Table
      caption={t(
        'Ai giữ các bản chính chuyển người giữ',
        'Who holds the originals that changed their holder',
      )}
      rows={holders}
      rowKey={({ holder }) => holder}
      columns={[
        {
          key: 'holder',
          label: t('Người giữ', 'Holder'),
          isRowHeader: true,
          cell: ({ holder }) => HOLDERS[holder][language],
        },
        { key: 'before', label: t('Trước', 'Before'), align: 'end', cell: ({ before }) => number(before) },
        { key: 'after', label: t('Sau', 'After'), align: 'end', cell: ({ after }) => number(after) },
      ]}
    />
  )
}

function ProofsTable({ proofs }: { proofs: readonly Proof[] }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Điều được chứng minh', 'What was proven')}
      rows={proofs}
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
  )
}
