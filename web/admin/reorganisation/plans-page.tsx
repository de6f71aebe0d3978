import { type PlanLine, STATE_TEXT } from '#modules/reorganisation'
import { dayOf, formatDay, formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { showNumber } from '../../format.ts'
import {
  ActionBar,
  Button,
  ErrorSummary,
  errorOf,
  FileField,
  Form,
  Heading,
  Page,
  Panel,
  Table,
  Tag,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { PLANS } from './plan-reader.ts'
import { toneOf } from './plan-words.ts'

export type PlansPageProps = {
  view: View
  plans: readonly PlanLine[]
  /** The key of the form by which a folder is taken in; null for those who may not. */
  newKey: string | null
  errors: readonly FieldError[]
}

/** Phương án sắp xếp: every plan with its state, and taking in the folder of another. */
export function PlansPage({ view, plans, newKey, errors }: PlansPageProps) {
  const { t } = view
  const title = t('Sắp xếp đơn vị hành chính', 'Reorganisations')
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Quản trị', 'Administration'), href: '/quan-tri' }, { text: title }]}
    >
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        lead={t(
          'Một phương án nói đơn vị nào thành đơn vị nào, từ khi nào, và hồ sơ đang giải quyết đi đâu. Chạy thử không đổi gì; sau khi được rà soát và ký, hệ thống tự thực hiện đúng thời điểm.',
          'A plan says which unit becomes which, from when, and where running dossiers go. A dry run changes nothing; once reviewed and signed, the house carries it out at its moment.',
        )}
      />
      <Table
        caption={t('Các phương án', 'The plans')}
        empty={t('Chưa có phương án nào.', 'There is no plan yet.')}
        rows={plans}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: t('Phương án', 'Plan'),
            isRowHeader: true,
            cell: ({ id, name }) => <a href={`${PLANS}/${id}`}>{name}</a>,
          },
          {
            key: 'day',
            label: t('Hiệu lực', 'In force'),
            cell: ({ effective_at }) => formatDay(dayOf(effective_at)),
          },
          {
            key: 'state',
            label: t('Trạng thái', 'State'),
            cell: ({ state }) => <Tag tone={toneOf(state)} text={STATE_TEXT[state]} />,
          },
          {
            key: 'planned',
            label: t('Chạy thử gần nhất', 'Last dry run'),
            cell: (plan) => <LastRun plan={plan} />,
          },
        ]}
      />
      {newKey ? <TakeIn newKey={newKey} errors={errors} /> : null}
    </Page>
  )
}

function LastRun({ plan }: { plan: PlanLine }) {
  const { t, language } = useView()
  if (!plan.planned) return <>{t('chưa chạy thử', 'none yet')}</>
  const { moved, undecided, at } = plan.planned
  const [goes, waits] = [showNumber(moved, language), showNumber(undecided, language)]
  return (
    <>
      {t(
        `${goes} hồ sơ chuyển, ${waits} chờ quyết định · ${formatMoment(at)}`,
        `${goes} dossiers move, ${waits} to decide · ${formatMoment(at)}`,
      )}
    </>
  )
}

const FILES = [
  { name: 'plan', file: 'plan.json', accept: '.json,application/json', optional: false },
  { name: 'changes', file: 'changes.csv', accept: '.csv,text/csv', optional: false },
  { name: 'agencies', file: 'agencies.csv', accept: '.csv,text/csv', optional: true },
  { name: 'rules', file: 'rules.json', accept: '.json,application/json', optional: true },
] as const

const HINTS = {
  plan: { vi: 'Tên, thời điểm hiệu lực, căn cứ pháp lý', en: 'Name, moment, legal basis' },
  changes: {
    vi: 'Mỗi dòng: đơn vị cũ, hoặc một phần, về đơn vị mới',
    en: 'Each line: an old unit, or a part, into a new one',
  },
  agencies: { vi: 'Cơ quan của các đơn vị mà phương án lập ra', en: 'Agencies of the units the plan makes' },
  rules: {
    vi: 'Sổ, ủy quyền, bổ nhiệm, đường phố, tờ bản đồ, người phụ trách',
    en: 'Registers, delegations, appointments, streets, map sheets, owners',
  },
} as const

function TakeIn({ newKey, errors }: { newKey: string; errors: readonly FieldError[] }) {
  const { t } = useView()
  return (
    <Panel title={t('Nhập một phương án', 'Take in a plan')}>
      <Form action={PLANS} idempotencyKey={newKey} hasFiles>
        {FILES.map(({ name, file, accept, optional }) => (
          <FileField
            key={name}
            name={name}
            label={file}
            hint={HINTS[name]}
            accept={accept}
            optional={optional}
            error={errorOf(errors, name)}
          />
        ))}
        <ActionBar>
          <Button text={t('Nhập thành dự thảo', 'Take in as a draft')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}
