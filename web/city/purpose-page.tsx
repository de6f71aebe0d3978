import { PURPOSE_TEXT, PURPOSES } from '#modules/record'
import type { FieldError } from '#platform/refusal.ts'
import { ActionBar, Button, Choice, ErrorSummary, errorOf, Form, Heading, Page } from '../ui/index.ts'
import type { View } from '../view.ts'

/** Asks a city role why it opens a dossier of another unit, before anything of it is shown. */
export function PurposePage({
  view,
  code,
  action,
  idempotencyKey,
  errors = [],
}: {
  view: View
  code: string
  action: string
  idempotencyKey: string
  errors?: readonly FieldError[]
}) {
  const { t, language } = view
  const title = t('Mục đích xem hồ sơ', 'Why you open this dossier')
  return (
    <Page
      view={view}
      title={title}
      width="narrow"
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Hồ sơ', 'Dossiers'), href: '/dieu-hanh/ho-so' }, { text: code }]}
    >
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      <Heading
        text={title}
        caption={code}
        lead={t(
          'Hồ sơ này do đơn vị khác giải quyết. Tên bạn, mục đích và từng lần xem được ghi vào nhật ký hồ sơ; người nộp thấy cơ quan nào đã xem và để làm gì. Mục đích có giá trị 8 giờ.',
          'Another unit handles this dossier. Your name, the purpose and each look go on its record; the applicant sees which office looked and why. A purpose holds for 8 hours.',
        )}
      />
      <Form action={action} idempotencyKey={idempotencyKey}>
        <Choice
          name="purpose"
          label={t('Bạn xem để làm gì?', 'What do you look for?')}
          options={PURPOSES.map((value) => ({ value, label: PURPOSE_TEXT[value][language] }))}
          error={errorOf(errors, 'purpose')}
        />
        <ActionBar>
          <Button text={t('Ghi mục đích và mở hồ sơ', 'Record it and open the dossier')} />
        </ActionBar>
      </Form>
    </Page>
  )
}
