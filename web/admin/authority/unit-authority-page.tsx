import { ableSigners, type Absence, type Delegation, DELEGATION_TEXT } from '#modules/authority'
import type { Paper } from '#modules/papers'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  StatusTag,
  Table,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import type { UnitAuthority } from './authority-context.ts'
import { Matrix } from './matrix.tsx'
import { absenceStanding, instrumentOf, nameOf, periodOf, standingOf, whoIsAway } from './delegation-words.ts'

/** The papers that name substitutes, by the absence they are about. */
export type Instruments = ReadonlyMap<string, readonly Paper[]>

export type UnitAuthorityProps = UnitAuthority & {
  files: Instruments
  view: View
  now: string
  newKey: () => string
  done?: string | undefined
}

/** Ai ký được, vì sao, đến khi nào: one committee's signers, delegations, absences and lines of the matrix. */
export function UnitAuthorityPage(props: UnitAuthorityProps) {
  const { view, unit, committee, mayKeep: keeps, done } = props
  const { t } = view
  const title = t('Thẩm quyền ký', 'Who may sign')
  const home = `/quan-tri/tham-quyen/${unit.slug}`
  return (
    <Page view={view} title={`${title} – ${unit.full_name}`} width="wide">
      {done ? <Done done={done} /> : null}
      <Heading
        text={title}
        caption={committee}
        lead={t(
          'Quyền ký được xét vào đúng lúc ký. Hết hạn hoặc bị thu hồi thì không ký được nữa; việc đã ký trước đó vẫn có giá trị.',
          'The right to sign is judged at the instant of signing. Expired or revoked, it signs no more; what was signed before stays valid.',
        )}
      />
      <p>
        <a href={`/quan-tri/san-sang/${unit.slug}`}>
          {t('Đơn vị còn thiếu gì để làm việc', 'What the unit lacks')}
        </a>
      </p>
      {keeps ? (
        <ButtonGroup>
          <ButtonLink href={`${home}/giao`} text={t('Giao quyền ký', 'Authorise somebody')} />
          <ButtonLink
            href={`${home}/vang-mat`}
            kind="secondary"
            text={t('Ghi vắng mặt, người ký thay', 'Record an absence')}
          />
        </ButtonGroup>
      ) : null}
      <AbleNow {...props} />
      <Delegations {...props} home={home} />
      <Absences {...props} home={home} />
      <Matrix facts={props.facts} />
    </Page>
  )
}

function Done({ done }: { done: string }) {
  const { t } = useView()
  const said: Readonly<Record<string, string>> = {
    giao: t('Đã giao quyền ký.', 'The delegation is recorded.'),
    'thu-hoi': t('Đã thu hồi từ lúc này.', 'Revoked as of now.'),
    'vang-mat': t('Đã ghi vắng mặt.', 'The absence is recorded.'),
    'ket-thuc': t('Đã kết thúc vắng mặt.', 'The absence is over.'),
  }
  return said[done] ? <Notice kind="success" title={said[done]} /> : null
}

/** Who could sign an ordinary result this moment; nobody is an alarm, one alone a risk. */
function AbleNow({ facts, now }: UnitAuthorityProps) {
  const { t } = useView()
  const ordinary = { actor: '', procedure: '', case: null, unit: 0, money: 0, drafter: null }
  const able = ableSigners(ordinary, facts, now)
  return (
    <Panel title={t('Ai ký được bây giờ', 'Who can sign now')}>
      {able.length === 0 ? (
        <Notice kind="error" title={t('Không ai ký được', 'Nobody can sign')}>
          <p>
            {t(
              'Hãy giao quyền ký hoặc cử người ký thay: kết quả đang chờ không ra được.',
              'Authorise somebody or name a substitute: no result can be issued.',
            )}
          </p>
        </Notice>
      ) : (
        <ul>
          {able.map(({ account_id, name, title, authority }) => (
            <li key={account_id}>
              {name} ({title}): <strong>{authority.words.join(' / ')}</strong>
            </li>
          ))}
        </ul>
      )}
      {able.length === 1 ? (
        <Notice kind="warning">
          <p>
            {t(
              'Chỉ một người ký được: người này vắng thì mọi kết quả phải chờ.',
              'Only one can sign: when he is away every result waits.',
            )}
          </p>
        </Notice>
      ) : null}
    </Panel>
  )
}

function Delegations({ facts, now, home }: UnitAuthorityProps & { home: string }) {
  const { t, language } = useView()
  const rows = facts.delegations.toSorted(
    (one, other) =>
      Number(standingOf(one, now).isOver) - Number(standingOf(other, now).isOver) ||
      other.granted_at.localeCompare(one.granted_at),
  )
  return (
    <Table
      caption={t('Phân công, ủy quyền ký', 'Delegations')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('Chưa giao quyền ký cho ai.', 'Nobody has been authorised yet.')}
      columns={[
        {
          key: 'instrument',
          label: t('Văn bản', 'Instrument'),
          isRowHeader: true,
          cell: (row: Delegation) => <a href={`${home}/giao/${row.id}`}>{instrumentOf(row)}</a>,
        },
        { key: 'to', label: t('Giao cho', 'To'), cell: (row) => nameOf(facts, row.to_account) },
        { key: 'kind', label: t('Hình thức', 'Kind'), cell: (row) => DELEGATION_TEXT[row.kind][language] },
        {
          key: 'scope',
          label: t('Phạm vi', 'Scope'),
          cell: (row) =>
            row.procedures === null
              ? t('Mọi thủ tục', 'Every procedure')
              : t(`${row.procedures.length} thủ tục`, `${row.procedures.length} procedures`),
        },
        { key: 'period', label: t('Hiệu lực', 'In force'), cell: (row) => periodOf(row, language) },
        {
          key: 'state',
          label: t('Tình trạng', 'State'),
          cell: (row) => {
            const { text, tone } = standingOf(row, now)
            return <StatusTag text={text[language]} tone={tone} />
          },
        },
      ]}
    />
  )
}

/** Number and day of the paper that names a substitute, leading to its file. */
function Instrument({ absence, papers }: { absence: Absence; papers: readonly Paper[] }) {
  const [paper] = papers
  const said = instrumentOf(absence)
  return paper ? <a href={`/api/absences/${absence.id}/papers/${paper.id}`}>{said}</a> : <>{said}</>
}

function Absences({
  facts,
  now,
  home,
  files,
  mayKeep: keeps,
  newKey,
}: UnitAuthorityProps & { home: string }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Vắng mặt, khuyết chức vụ', 'Absences and vacancies')}
      rows={facts.absences.toReversed()}
      rowKey={(row) => row.id}
      empty={t('Không ai đang vắng mặt.', 'Nobody is away.')}
      columns={[
        {
          key: 'who',
          label: t('Ai', 'Who'),
          isRowHeader: true,
          cell: (row: Absence) => whoIsAway(row, facts, language),
        },
        { key: 'period', label: t('Thời gian', 'When'), cell: (row) => periodOf(row, language) },
        {
          key: 'substitute',
          label: t('Người ký thay', 'Substitute'),
          cell: (row) =>
            row.substitute_account ? (
              <>
                {`${nameOf(facts, row.substitute_account)} – `}
                <Instrument absence={row} papers={files.get(row.id) ?? []} />
              </>
            ) : (
              t('Không có', 'None')
            ),
        },
        {
          key: 'state',
          label: t('Tình trạng', 'State'),
          cell: (row) => {
            const { text, tone } = absenceStanding(row, now)
            return <StatusTag text={text[language]} tone={tone} />
          },
        },
        {
          key: 'end',
          label: t('Việc làm được', 'Acts'),
          cell: (row) =>
            keeps && !absenceStanding(row, now).isOver ? (
              <Form action={`${home}/vang-mat/${row.id}/ket-thuc`} idempotencyKey={newKey()}>
                <Button kind="secondary" text={t('Kết thúc vắng mặt', 'End the absence')} />
              </Form>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}
