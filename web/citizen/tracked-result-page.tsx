import type { FieldError } from '#platform/refusal.ts'
import { Breadcrumbs, ErrorSummary, Heading, Page } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { ResultForm } from './result-form.tsx'

type Props = { view: View; code: string; errors: readonly FieldError[]; refused?: string | undefined }

/** The form for the result again, with what was wrong. */
export function TrackedResultPage({ view, code, errors, refused }: Props) {
  const { t } = view
  const title = t('Tải kết quả', 'Download the result')
  return (
    <Page view={view} title={title} width="narrow" hasErrors>
      <Breadcrumbs items={[{ text: t('Tra cứu', 'Tracking'), href: '/tra-cuu' }, { text: code }]} />
      <ErrorSummary errors={errors} title={refused} />
      <Heading text={title} caption={t(`Mã hồ sơ ${code}`, `Dossier ${code}`)} />
      <ResultForm code={code} errors={errors} />
    </Page>
  )
}
