import type { PaperRule } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import { ActionBar, Button, ButtonLink, FileField, Form, Notice, errorOf, useView } from '#web/ui/index.ts'
import type { FilingContext } from './context.ts'
import { FilingFrame } from './filing-frame.tsx'
import { papersToUpload, stepsOf } from './steps.ts'

type Props = { context: FilingContext; errors?: readonly FieldError[] | undefined; back?: string | undefined }

/** The papers these answers call for, each with its file; nothing else may be asked. */
export function PapersStep({ context, errors = [], back }: Props) {
  const { reader, version, filing, base } = context
  const { t } = reader.view
  const papers = papersToUpload(version, filing)
  const steps = stepsOf(version, filing)
  const before = steps[steps.findIndex(({ kind }) => kind === 'papers') - 1]
  return (
    <FilingFrame
      context={context}
      step={{ kind: 'papers', path: 'giay-to' }}
      title={t('Giấy tờ kèm theo', 'Papers')}
      lead={t(
        'Chụp bằng điện thoại là được, miễn rõ chữ và đủ bốn góc.',
        'A photo by phone is enough, if it is sharp and shows all four corners.',
      )}
      errors={errors}
    >
      <NotAsked context={context} />
      {papers.length === 0 ? (
        <Notice
          kind="success"
          title={t('Bạn không phải tải giấy tờ nào lên', 'There is nothing to upload')}
        />
      ) : null}
      <Form
        action={`${base}/giay-to${back ? `?ve=${back}` : ''}`}
        saveDraftTo={`${base}/giay-to/nhap`}
        hasFiles
      >
        {papers.map((paper) => (
          <PaperField key={paper.key} paper={paper} context={context} errors={errors} />
        ))}
        <ActionBar>
          <Button text={t('Lưu và tiếp tục', 'Save and continue')} />
          {before ? (
            <ButtonLink kind="quiet" href={`${base}/${before.path}`} text={t('Quay lại', 'Back')} />
          ) : null}
        </ActionBar>
      </Form>
    </FilingFrame>
  )
}

type FieldProps = { paper: PaperRule; context: FilingContext; errors: readonly FieldError[] }

function PaperField({ paper, context, errors }: FieldProps) {
  const { t, language } = useView()
  const name = `papers.${paper.key}`
  const size = t('PDF, JPG hoặc PNG, tối đa 50 MB', 'PDF, JPG or PNG, up to 50 MB')
  return (
    <FileField
      name={name}
      label={paper.name}
      hint={[paper.hint?.[language], size].filter(Boolean).join(' ')}
      error={errorOf(errors, name)}
      optional={!paper.required}
      uploadTo="/api/papers"
      removeName="remove"
      uploaded={(context.filing.papers[paper.key] ?? []).map((file) => ({
        ...file,
        href: `/api/papers/${file.id}`,
      }))}
    />
  )
}

/** What the law lists but nobody uploads: made here from the answers, or only shown when collecting. */
function NotAsked({ context }: { context: FilingContext }) {
  const { t, language } = useView()
  const { papers } = context.version.definition
  const made = papers.filter((paper) => paper.from_form)
  const shown = papers.filter((paper) => paper.handed === 'shown' && !paper.when)
  if (made.length + shown.length === 0) return null
  return (
    <Notice title={t('Không phải nộp', 'Not needed here')}>
      <ul>
        {made.map((paper) => (
          <li key={paper.key}>
            {paper.name[language]}: {t('hệ thống lập từ thông tin bạn khai', 'made from what you filled in')}
          </li>
        ))}
        {shown.map((paper) => (
          <li key={paper.key}>
            {paper.name[language]}:{' '}
            {t('chỉ xuất trình khi cơ quan đề nghị', 'only shown when the office asks')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
