import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  Heading,
  Notice,
  Page,
  TextArea,
  errorOf,
} from '#web/ui/index.ts'
import type { OwnDossier } from './read-own.ts'

type Props = {
  own: OwnDossier
  idempotencyKey: string
  errors?: readonly FieldError[] | undefined
  reason?: string | undefined
}

/** Withdrawing cannot be undone, so it is asked once more, with the reason. */
export function WithdrawPage({ own, idempotencyKey, errors = [], reason }: Props) {
  const { view } = own.reader
  const { t } = view
  const { code, version } = own.dossier
  const title = t('Rút hồ sơ này?', 'Withdraw this dossier?')
  return (
    <Page
      view={view}
      title={title}
      width="narrow"
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { text: t('Hồ sơ của tôi', 'My dossiers'), href: '/ho-so' },
        { text: code, href: `/ho-so/${code}` },
        { text: t('Rút hồ sơ', 'Withdraw') },
      ]}
    >
      <ErrorSummary errors={errors} />
      <Heading text={title} caption={`${own.version.definition.short_name[view.language]} · ${code}`} />
      <Notice kind="warning">
        <p>
          {t(
            'Rút rồi thì cơ quan không giải quyết nữa; muốn làm lại phải nộp hồ sơ mới. Đã có quyết định hoặc kết quả thì không rút được.',
            'Once withdrawn it is not dealt with any more; you would have to file anew. It is not possible after a decision.',
          )}
        </p>
      </Notice>
      <Form action={`/ho-so/${code}/rut`} idempotencyKey={idempotencyKey}>
        <input type="hidden" name="version" value={String(version)} />
        <TextArea
          name="reason"
          label={t('Vì sao bạn rút?', 'Why do you withdraw?')}
          value={reason}
          maxlength={2000}
          error={errorOf(errors, 'reason')}
        />
        <ActionBar>
          <Button kind="danger" text={t('Rút hồ sơ', 'Withdraw')} />
          <ButtonLink kind="quiet" href={`/ho-so/${code}`} text={t('Không rút', 'Keep it')} />
        </ActionBar>
      </Form>
    </Page>
  )
}
