import type { TrackedView } from '#http/routes/tracking.ts'
import { ChainPanel } from '#web/chains/chain-panel.tsx'
import { allPapers, type ProcedureVersion } from '#modules/procedures'
import { Breadcrumbs, ButtonGroup, ButtonLink, Heading, Notice, Page } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { ResultForm } from './result-form.tsx'
import { RateByCode } from './tracked-rating-page.tsx'
import { HandledNotice } from './dossiers/handled-notice.tsx'
import { Apology, AskedPapers, Dates, StandPanel } from './dossiers/dossier-parts.tsx'

type Props = {
  view: View
  tracked: TrackedView
  version: ProcedureVersion | null
  now: string
  newKey: () => string
}

/** A dossier as whoever knows code and second factor may see it: no names in full, no answers. */
export function TrackedPage({ view, tracked, version, now, newKey }: Props) {
  const { t } = view
  const { supplement, refusal, ending } = tracked
  return (
    <Page view={view} title={t('Hồ sơ của bạn', 'Your dossier')} width="narrow">
      <Breadcrumbs items={[{ text: t('Tra cứu', 'Tracking'), href: '/tra-cuu' }, { text: tracked.code }]} />
      <Heading
        text={version?.definition.short_name ?? tracked.procedure.name}
        caption={t(`Mã hồ sơ ${tracked.code}`, `Dossier ${tracked.code}`)}
        lead={`${tracked.principal_name} · ${tracked.unit.name}`}
      />
      <StandPanel dossier={tracked} />
      <HandledNotice handled={tracked.handled} />
      {supplement ? (
        <AskedPapers asked={supplement} papers={version ? allPapers(version.definition) : []} />
      ) : null}
      {supplement ? (
        <p>
          {t(
            'Nộp bổ sung bằng cách đăng nhập, hoặc mang đến quầy của phường, xã nào cũng được.',
            'Add them by signing in, or bring them to the counter of any commune.',
          )}
        </p>
      ) : null}
      <Apology dossier={tracked} />
      {refusal ? (
        <Notice kind="error" title={t('Lý do không tiếp nhận', 'Why it was not accepted')}>
          <p>{refusal.reason}</p>
        </Notice>
      ) : null}
      {ending ? (
        <Notice title={t('Lý do kết thúc', 'Why it ended')}>
          <p>{ending.reason}</p>
        </Notice>
      ) : null}
      <Dates dossier={tracked} explanation={tracked.explanation} now={now} returnAt={tracked.return_at} />
      {tracked.chain ? <ChainPanel chain={tracked.chain} /> : null}
      {tracked.may_rate ? <RateByCode view={view} code={tracked.code} idempotencyKey={newKey()} /> : null}
      {tracked.business === 'finished' ? <ResultForm code={tracked.code} /> : null}
      <ButtonGroup>
        <ButtonLink href={`/ho-so/${tracked.code}`} text={t('Đăng nhập để làm tiếp', 'Sign in to go on')} />
        <ButtonLink href="/tra-cuu" kind="secondary" text={t('Tra cứu hồ sơ khác', 'Track another')} />
      </ButtonGroup>
    </Page>
  )
}
