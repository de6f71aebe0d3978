import { type Gap, GAP_TEXT } from '#modules/readiness'
import type { Certificate } from '#modules/signing'
import { formatMoment } from '#platform/dates.ts'
import { showNumber } from '../../format.ts'
import { ButtonLink, ErrorSummary, Heading, Notice, Page, StatusTag, Table } from '../../ui/index.ts'
import type { View } from '../../view.ts'
import type { FieldError } from '#platform/refusal.ts'
import { CertificateTable } from './certificate-table.tsx'
import { Checklist } from './checklist-panel.tsx'
import { LEVEL_WORDS, type NamedReadiness } from './readiness-board-page.tsx'

type Props = {
  view: View
  now: string
  readiness: NamedReadiness
  certificates: readonly Certificate[]
  /** The key of the form by which the checklist is kept; null for those who only read. */
  newKey: string | null
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
}

/** One unit: what it lacks, for how many procedures, at which body, who is alone, and where to mend it. */
export function UnitReadinessPage(props: Props) {
  const { view, now, readiness, certificates, newKey, errors, typed } = props
  const { t, language } = view
  const { unit, gaps, level, able_signers } = readiness
  const title = t('Sẵn sàng làm việc', 'Ready to work')
  const isAlarm = level === 'alarm'
  const state = LEVEL_WORDS[level]
  return (
    <Page view={view} title={`${title} – ${unit.full_name}`} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        caption={unit.full_name}
        lead={t(
          `${able_signers} người ký được thủ tục thông thường, lúc ${formatMoment(now)}.`,
          `${able_signers} can sign ordinary procedures as of ${formatMoment(now)}.`,
        )}
      >
        <StatusTag text={state.text[language]} tone={state.tone} />
      </Heading>
      {isAlarm ? (
        <Notice kind="error" title={t('Kết quả có thể không ký được', 'Results may go unsigned')}>
          <p>
            {t(
              'Hãy giao quyền ký cho thêm người, hoặc cử người ký thay.',
              'Authorise somebody else, or name a substitute.',
            )}
          </p>
        </Notice>
      ) : null}
      <Table
        caption={t('Còn thiếu', 'What is missing')}
        rows={gaps}
        rowKey={(gap: Gap) => `${gap.kind} ${gap.agency ?? ''} ${gap.procedures}`}
        empty={t('Không thiếu gì.', 'Nothing is missing.')}
        columns={[
          {
            key: 'what',
            label: t('Thiếu gì', 'What'),
            isRowHeader: true,
            cell: (gap) => GAP_TEXT[gap.kind][language],
          },
          {
            key: 'level',
            label: t('Mức', 'Level'),
            cell: (gap) => (
              <StatusTag text={LEVEL_WORDS[gap.level].text[language]} tone={LEVEL_WORDS[gap.level].tone} />
            ),
          },
          { key: 'where', label: t('Ở đâu', 'Where'), cell: (gap) => gap.agency ?? '–' },
          { key: 'who', label: t('Ai', 'Who'), cell: (gap) => gap.people.join(', ') || '–' },
          {
            key: 'procedures',
            label: t('Số thủ tục', 'Procedures'),
            align: 'end',
            cell: (gap) => showNumber(gap.procedures, language),
          },
        ]}
      />
      <Checklist slug={unit.slug} lines={readiness.checklist} newKey={newKey} errors={errors} typed={typed} />
      <CertificateTable certificates={certificates} now={now} />
      <ButtonLink
        href={`/quan-tri/tham-quyen/${unit.slug}`}
        kind="secondary"
        text={t('Xem và giao quyền ký', 'See and give the right to sign')}
      />
    </Page>
  )
}
