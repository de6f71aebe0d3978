import { type Change, STATE_TEXT } from '#modules/reorganisation'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { showNumber } from '../../format.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Facts,
  Figures,
  Heading,
  Notice,
  Page,
  Select,
  Stack,
  Table,
  Tag,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { ChangeForm, type Editing } from './change-form.tsx'
import { PlanActs, type PlanActsProps } from './plan-acts.tsx'
import { RulesTable } from './kinds-table.tsx'
import { PlanPicture } from './plan-picture.tsx'
import { type PlanFacts, PLANS } from './plan-reader.ts'
import { ReconciliationFiles, waitsForSeal } from './reconciliation-files.tsx'
import { toneOf } from './plan-words.ts'

export type PlanPageProps = PlanFacts &
  Pick<PlanActsProps, 'allowed' | 'newKey' | 'isPast'> & {
    view: View
    errors: readonly FieldError[]
    /** The new unit whose part of a large plan is drawn. */
    unit: string | undefined
    /** The line that is being changed, or a new one; undefined where none is. */
    editing: Editing | undefined
  }

/** Beyond so many lines one new unit is drawn at a time. */
const DRAWN_WHOLE = 24

/** Một phương án: what becomes of what, drawn and in rows, how far it has come, and what may be done with it. */
export function PlanPage(props: PlanPageProps) {
  const { view, plan, errors, editing } = props
  const { t } = view
  const changes = shown(plan.document.changes, props.unit)
  return (
    <Page
      view={view}
      title={plan.name}
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { text: t('Quản trị', 'Administration'), href: '/quan-tri' },
        { text: t('Sắp xếp đơn vị', 'Reorganisations'), href: PLANS },
        { text: t('Phương án', 'Plan') },
      ]}
    >
      <ErrorSummary errors={errors} />
      <Heading text={plan.name} caption={plan.legal_basis} />
      <live-progress>
        <div id="dung-den-dau" data-live data-state={isMoving(props) ? 'running' : 'still'}>
          <Stack>
            <Standing {...props} />
            <ReconciliationFiles id={plan.id} reports={props.reports} />
            <PlanActs {...props} />
          </Stack>
        </div>
      </live-progress>
      <RulesTable plan={plan} />
      <Heading level={2} text={t('Cũ thành mới', 'Old into new')} />
      {plan.document.changes.length > DRAWN_WHOLE ? <ChooseUnit {...props} /> : null}
      <PlanPicture changes={changes} />
      <Changes {...props} changes={changes} />
      {editing ? <ChangeForm {...props} editing={editing} /> : null}
      {props.allowed.includes('edit') && !editing ? (
        <ButtonGroup>
          <ButtonLink
            kind="secondary"
            href={`${PLANS}/${plan.id}?sua=moi#sua`}
            text={t('Thêm một dòng', 'Add a line')}
          />
        </ButtonGroup>
      ) : null}
    </Page>
  )
}

function isMoving({ plan, reports }: PlanFacts): boolean {
  const isTried = plan.dry_run_asked_at !== null && plan.dry_run_asked_at > (plan.planned_at ?? '')
  return isTried || plan.state === 'running' || plan.state === 'undoing' || reports.some(waitsForSeal)
}

/** Of a large plan the lines of one new unit, and whatever else its old units went into. */
function shown(changes: readonly Change[], unit: string | undefined): readonly Change[] {
  if (changes.length <= DRAWN_WHOLE) return changes
  const code = unit ?? changes[0]?.new_code
  const olds = new Set(changes.flatMap(({ old_code, new_code }) => (new_code === code ? [old_code] : [])))
  return changes.filter(({ old_code }) => olds.has(old_code))
}

function ChooseUnit({ plan, unit }: PlanPageProps) {
  const { t } = useView()
  const units = new Map(plan.document.changes.map(({ new_code, new_name }) => [new_code, new_name]))
  const [first = ''] = units.keys()
  return (
    <form class="form" action={`${PLANS}/${plan.id}`}>
      <Select
        name="don-vi"
        label={t('Vẽ đơn vị mới', 'Draw the new unit')}
        value={unit ?? first}
        options={[...units].map(([value, label]) => ({ value, label: `${label} (${value})` }))}
      />
      <ButtonGroup>
        <Button kind="secondary" text={t('Vẽ', 'Draw')} />
      </ButtonGroup>
    </form>
  )
}

function Standing({ plan, waiting }: PlanPageProps) {
  const { t, language } = useView()
  const number = (value: number): string => showNumber(value, language)
  const { planned } = plan
  return (
    <>
      <Facts
        items={[
          {
            key: 'state',
            label: t('Trạng thái', 'State'),
            value: <Tag tone={toneOf(plan.state)} text={STATE_TEXT[plan.state]} />,
          },
          {
            key: 'moment',
            label: t('Thời điểm hiệu lực', 'In force from'),
            value: formatMoment(plan.effective_at),
          },
          {
            key: 'tried',
            label: t('Chạy thử gần nhất', 'Last dry run'),
            value: plan.planned_at ? formatMoment(plan.planned_at) : t('chưa chạy thử', 'none yet'),
          },
        ]}
      />
      {planned ? (
        <Figures
          items={[
            {
              key: 'moved',
              label: t('Hồ sơ chuyển nơi', 'Dossiers that move'),
              value: number(planned.moved),
              href: `${PLANS}/${plan.id}/chay-thu`,
            },
            {
              key: 'undecided',
              label: t('Chờ quyết định', 'To be decided'),
              value: number(waiting),
              href: `${PLANS}/${plan.id}/cho-quyet-dinh`,
            },
            {
              key: 'missing',
              label: t('Còn thiếu', 'Missing'),
              value: number(planned.missing),
              href: `${PLANS}/${plan.id}/chay-thu#phat-hien`,
            },
            {
              key: 'collisions',
              label: t('Trùng số, trùng mã', 'Collisions'),
              value: number(planned.collisions),
              href: `${PLANS}/${plan.id}/chay-thu#phat-hien`,
            },
            {
              key: 'late',
              label: t('Sẽ quá hạn', 'Would become late'),
              value: number(planned.late),
              href: `${PLANS}/${plan.id}/chay-thu#phat-hien`,
            },
          ]}
        />
      ) : (
        <Notice title={t('Chưa chạy thử', 'No dry run yet')}>
          <p>
            {t(
              'Chạy thử đọc toàn bộ hồ sơ đang giải quyết tại một thời điểm và không đổi gì.',
              'A dry run reads all running dossiers at one moment and changes nothing.',
            )}
          </p>
        </Notice>
      )}
    </>
  )
}

function Changes({ plan, changes, allowed }: PlanPageProps & { changes: readonly Change[] }) {
  const { t } = useView()
  const part = (change: Change): string =>
    change.extent === 'whole' ? t('toàn bộ', 'whole') : t('một phần', 'a part')
  return (
    <Table
      caption={t('Từng dòng của phương án', 'Each line of the plan')}
      rows={changes}
      rowKey={({ line }) => String(line)}
      columns={[
        {
          key: 'old',
          label: t('Đơn vị cũ', 'Old unit'),
          isRowHeader: true,
          cell: (one) => `${one.old_name} (${one.old_code})`,
        },
        { key: 'extent', label: t('Phần', 'Part'), cell: part },
        {
          key: 'new',
          label: t('Đơn vị mới', 'New unit'),
          cell: (one) => `${one.new_name} (${one.new_code})`,
        },
        { key: 'basis', label: t('Căn cứ', 'Legal basis'), cell: (one) => one.legal_basis },
        ...(allowed.includes('edit')
          ? [
              {
                key: 'edit',
                label: t('Sửa', 'Change'),
                cell: (one: Change) => (
                  <a href={`${PLANS}/${plan.id}?sua=${one.line}#sua`}>
                    {t('Sửa', 'Change')}
                    <span class="visually-hidden">{` ${one.old_name} → ${one.new_name}`}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
