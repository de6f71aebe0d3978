import type { Delegation } from '#modules/authority'
import type { Paper } from '#modules/papers'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  DefinitionList,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  StatusTag,
  TextArea,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import type { UnitAuthority } from './authority-context.ts'
import { allowedBy, instrumentOf, periodOf, standingOf } from './delegation-words.ts'

export type DelegationPageProps = UnitAuthority & {
  view: View
  now: string
  delegation: Delegation
  papers: readonly Paper[]
  mayRevoke: boolean
  idempotencyKey: string
  typed?: string | undefined
  errors?: readonly FieldError[] | undefined
}

/** One delegation in plain words: what it allows, by which paper, and taking it back. */
export function DelegationPage(props: DelegationPageProps) {
  const { view, unit, facts, now, delegation, papers, errors = [] } = props
  const { t, language } = view
  const title = t(`Văn bản ${delegation.instrument_number}`, `Instrument ${delegation.instrument_number}`)
  const { text, tone, isOver } = standingOf(delegation, now)
  const home = `/quan-tri/tham-quyen/${unit.slug}`
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Thẩm quyền ký', 'Who may sign'), href: home }, { text: title }]}
    >
      <ErrorSummary errors={errors} />
      <Heading text={title} caption={unit.full_name}>
        <StatusTag text={text[language]} tone={tone} />
      </Heading>
      <Panel title={t('Văn bản này cho phép', 'What this allows')}>
        {allowedBy(delegation, facts, language).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Panel>
      <DefinitionList
        items={[
          { key: 'instrument', label: t('Số, ngày', 'Number, day'), value: instrumentOf(delegation) },
          { key: 'period', label: t('Hiệu lực', 'In force'), value: periodOf(delegation, language) },
          {
            key: 'paper',
            label: t('Tệp văn bản', 'File'),
            value:
              papers.length === 0
                ? t('Chưa có tệp', 'No file')
                : papers.map((paper) => (
                    <a key={paper.id} href={`/api/delegations/${delegation.id}/papers/${paper.id}`}>
                      {paper.name}
                    </a>
                  )),
          },
          ...(delegation.revoked_at
            ? [
                {
                  key: 'revoked',
                  label: t('Thu hồi', 'Revoked'),
                  value: `${formatMoment(delegation.revoked_at)}: ${delegation.revoked_reason ?? ''}`,
                },
              ]
            : []),
        ]}
      />
      {props.mayRevoke && !isOver ? <Revoke {...props} home={home} /> : null}
    </Page>
  )
}

function Revoke({
  view,
  delegation,
  idempotencyKey,
  typed,
  errors = [],
  home,
}: DelegationPageProps & { home: string }) {
  const { t } = view
  return (
    <Panel title={t('Thu hồi', 'Revoke')}>
      <Notice kind="warning">
        <p>
          {t(
            'Từ lúc bấm, người được giao không ký được theo văn bản này nữa. Việc đã ký vẫn có giá trị.',
            'From that moment nothing is signed by this instrument. What was signed stays valid.',
          )}
        </p>
      </Notice>
      <Form action={`${home}/giao/${delegation.id}/thu-hoi`} idempotencyKey={idempotencyKey}>
        <TextArea
          name="reason"
          label={t('Lý do thu hồi', 'Reason')}
          rows={2}
          maxlength={500}
          value={typed}
          error={errorOf(errors, 'reason')}
        />
        <ActionBar>
          <Button kind="danger" text={t('Thu hồi ngay', 'Revoke now')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}
