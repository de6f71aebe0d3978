import type { FieldError } from '#platform/refusal.ts'
import {
  Breadcrumbs,
  ButtonLink,
  ErrorSummary,
  errorOf,
  Heading,
  Notice,
  Page,
  TextField,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { Rate } from './dossiers/rate-form.tsx'

type Asked = { code: string; idempotencyKey: string; errors?: readonly FieldError[] | undefined }
type Props = Asked & { view: View; refused?: string | undefined }

/** The questions, opened by the second factor: on the tracked dossier and on a page of their own. */
export function RateByCode({ view, code, idempotencyKey, errors = [] }: Asked & { view: View }) {
  const { t } = view
  return (
    <Rate action="/tra-cuu/danh-gia" idempotencyKey={idempotencyKey} errors={errors}>
      <input type="hidden" name="code" value={code} />
      <TextField
        name="phone_tail"
        label={t('4 số cuối điện thoại', 'Last 4 digits of the phone')}
        hint={t(
          'Để biết đúng là hồ sơ của bạn; không ghi lại cùng đánh giá',
          'So that we know it is yours; not kept with the rating',
        )}
        error={errorOf(errors, 'phone_tail')}
        inputmode="numeric"
        width="short"
        maxlength={4}
        autocomplete="off"
      />
    </Rate>
  )
}

/** Đánh giá: where the QR at the desk and the device on it lead; nothing of the dossier is shown. */
export function TrackedRatingPage({ view, code, idempotencyKey, errors = [], refused }: Props) {
  const { t } = view
  const title = t('Đánh giá việc phục vụ', 'Rate how you were served')
  return (
    <Page view={view} title={title} width="narrow" hasErrors={errors.length > 0 || refused !== undefined}>
      <Breadcrumbs items={[{ text: t('Tra cứu', 'Tracking'), href: '/tra-cuu' }, { text: title }]} />
      {errors.length > 0 || refused ? <ErrorSummary errors={errors} title={refused} /> : null}
      <Heading
        text={title}
        caption={t(`Mã hồ sơ ${code}`, `Dossier ${code}`)}
        lead={t('Cán bộ không biết ai đã đánh giá.', 'Officers are not told who rated.')}
      />
      <RateByCode view={view} code={code} idempotencyKey={idempotencyKey} errors={errors} />
    </Page>
  )
}

/** Said once the rating is in. */
export function RatedPage({ view, code }: { view: View; code: string }) {
  const { t } = view
  const title = t('Cảm ơn bạn đã đánh giá', 'Thank you for rating')
  return (
    <Page view={view} title={title} width="narrow">
      <Heading text={title} caption={t(`Mã hồ sơ ${code}`, `Dossier ${code}`)} />
      <Notice kind="success" title={t('Đánh giá đã được ghi nhận', 'Your rating was recorded')}>
        <p>
          {t(
            'Đánh giá thấp được người đứng đầu đơn vị xem và trả lời trong 3 ngày làm việc.',
            'The head of the unit looks at a low rating and answers it within 3 working days.',
          )}
        </p>
      </Notice>
      <ButtonLink
        href={`/tra-cuu?ma=${encodeURIComponent(code)}`}
        kind="secondary"
        text={t('Xem hồ sơ', 'Show the dossier')}
      />
    </Page>
  )
}
