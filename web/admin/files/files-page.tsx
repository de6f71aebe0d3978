import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  errorOf,
  FileField,
  Form,
  Heading,
  Page,
  Panel,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'

type Props = { view: View; idempotencyKey: string; errors?: readonly FieldError[] }

/** Tệp danh mục: the whole catalogue to keep in git, and one file back as the draft of its procedure. */
export function FilesPage({ view, idempotencyKey, errors = [] }: Props) {
  const { t } = view
  const title = t('Tệp danh mục', 'Files of the catalogue')
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: t('Quản trị', 'Administration'), href: '/quan-tri' }, { text: title }]}
    >
      <ErrorSummary errors={errors} hrefOf={() => '#o-file'} />
      <Heading
        text={title}
        lead={t(
          'Mỗi phiên bản là một tệp, luôn viết theo cùng một cách, nên so sánh và lưu được trong git.',
          'Every version is a file, always written in the same way, so that git can keep and compare them.',
        )}
      />
      <Panel title={t('Tải về', 'Download')}>
        <p>
          {t(
            'Mọi phiên bản chưa thu hồi, mỗi thủ tục một thư mục. Tệp của từng phiên bản có ở trang phiên bản của thủ tục.',
            'Every version that was not revoked, a folder a procedure. Single files are on the page of a procedure’s versions.',
          )}
        </p>
        <ButtonGroup>
          <ButtonLink
            href="/api/catalogue.zip"
            download
            text={t('Tải toàn bộ danh mục (ZIP)', 'Download the whole catalogue (ZIP)')}
          />
        </ButtonGroup>
      </Panel>
      <Panel title={t('Nhập một tệp thành bản soạn', 'Take a file in as a draft')}>
        <Form action="/quan-tri/tep-danh-muc" idempotencyKey={idempotencyKey} hasFiles>
          <FileField
            name="file"
            label={t('Tệp định nghĩa', 'Definition file')}
            hint={t(
              'JSON, tối đa 500 KB. Tệp sai bị từ chối với chỗ sai và lý do; chưa có gì được công bố.',
              'JSON, up to 500 KB. A wrong file is refused with place and reason; nothing is published yet.',
            )}
            accept=".json,application/json"
            error={errorOf(errors, 'file') ?? errors[0]?.message}
          />
          <ActionBar>
            <Button text={t('Nhập thành bản soạn', 'Take in as a draft')} />
          </ActionBar>
        </Form>
      </Panel>
    </Page>
  )
}
