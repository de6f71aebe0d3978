import { HOW, type NamedUnit, type Plan, type Undecided } from '#modules/reorganisation'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { showNumber } from '../../format.ts'
import {
  ActionBar,
  Button,
  errorOf,
  ErrorSummary,
  Form,
  Heading,
  Notice,
  Page,
  Pagination,
  Select,
  Table,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'

export type WaitingPageProps = {
  view: View
  plan: Plan
  /** Where the list stands: the form is sent there. */
  path: string
  /** The code behind which this page of the list begins. */
  after: string
  /** What was chosen and is not recorded yet, by the code of its dossier. */
  chosen: ReadonlyMap<string, string>
  items: readonly Undecided[]
  next: string | null
  names: ReadonlyMap<number, NamedUnit>
  agencies: ReadonlyMap<string, string>
  procedures: (code: string) => string
  total: number
  /** The form's key; null where the reader looks on only. */
  newKey: string | null
  decided: number
  errors: readonly FieldError[]
}

/** Hồ sơ chờ quyết định: what neither parcel, place nor home decides; its owner says where each goes. */
export function WaitingPage(props: WaitingPageProps) {
  const { view, plan, items, total, decided, errors, newKey } = props
  const { t, language } = view
  const title = t('Hồ sơ chờ quyết định nơi giải quyết', 'Dossiers to be decided')
  const many = showNumber(total, language)
  return (
    <Page view={view} title={title} width="wide" hasErrors={errors.length > 0}>
      {decided > 0 ? (
        <Notice kind="success" title={t(`Đã ghi ${decided} quyết định.`, `${decided} decided.`)}>
          <p>
            {t(
              'Hệ thống chuyển các hồ sơ này ngay khi phương án có hiệu lực, hoặc trong vài giây nếu đã có hiệu lực.',
              'The house moves them at the plan’s moment, or within seconds where it has passed.',
            )}
          </p>
        </Notice>
      ) : null}
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        caption={plan.name}
        lead={t(
          `${many} hồ sơ mà thửa đất, địa chỉ và nơi cư trú chưa cho biết về đơn vị mới nào. Chọn đơn vị cho từng hồ sơ; để trống thì hồ sơ vẫn chờ.`,
          `${many} dossiers of which parcel, address and home do not say to which new unit they belong. Choose a unit for each; what is left empty goes on waiting.`,
        )}
      />
      {newKey && items.length > 0 ? (
        <Form action={props.path} idempotencyKey={newKey}>
          <input type="hidden" name="sau" value={props.after} />
          <List {...props} />
          <ActionBar>
            <Button text={t('Ghi các quyết định', 'Record the decisions')} />
          </ActionBar>
        </Form>
      ) : (
        <List {...props} />
      )}
      <Pagination next={props.next} first={props.path} />
    </Page>
  )
}

function List({ items, names, agencies, procedures, newKey, chosen, errors }: WaitingPageProps) {
  const { t, language } = useView()
  const nameOf = (unit: number): string => names.get(unit)?.name ?? String(unit)
  return (
    <Table
      caption={t('Hồ sơ chờ quyết định', 'Dossiers to be decided')}
      hideCaption
      empty={t('Không có hồ sơ nào chờ quyết định.', 'No dossier waits to be decided.')}
      rows={items.map((item, index) => ({ ...item, index }))}
      rowKey={({ code }) => code}
      columns={[
        { key: 'code', label: t('Mã hồ sơ', 'Dossier'), isRowHeader: true, cell: ({ code }) => code },
        {
          key: 'procedure',
          label: t('Thủ tục', 'Procedure'),
          cell: ({ procedure_code }) => procedures(procedure_code),
        },
        { key: 'from', label: t('Đơn vị cũ', 'Old unit'), cell: ({ from_unit }) => nameOf(from_unit) },
        { key: 'why', label: t('Vì sao', 'Why'), cell: ({ how }) => HOW[how][language] },
        {
          key: 'due',
          label: t('Hẹn trả', 'Due'),
          cell: ({ due_at }) => (due_at ? formatMoment(due_at) : '–'),
        },
        {
          key: 'owner',
          label: t('Người phụ trách', 'Owner'),
          cell: ({ owner_agency_id }) =>
            owner_agency_id ? (agencies.get(owner_agency_id) ?? '–') : t('chưa có', 'nobody'),
        },
        {
          key: 'unit',
          label: t('Về đơn vị', 'Goes to'),
          cell: ({ code, candidates, index }) =>
            newKey ? (
              <>
                <input type="hidden" name={`code_${index}`} value={code} />
                <Select
                  name={`unit_${index}`}
                  label={t(`Đơn vị cho ${code}`, `Unit for ${code}`)}
                  optional
                  value={chosen.get(code)}
                  error={errorOf(errors, `unit_${index}`)}
                  emptyLabel={t('Chưa quyết định', 'Not decided')}
                  options={candidates.map((unit) => ({ value: String(unit), label: nameOf(unit) }))}
                />
              </>
            ) : (
              candidates.map(nameOf).join(', ')
            ),
        },
      ]}
    />
  )
}
