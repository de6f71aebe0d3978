import { allPapers } from '#modules/procedures'
import { Button, FileField, Form, Panel, errorOf, useView } from '#web/ui/index.ts'
import type { Returned } from './own-dossier-page.tsx'
import type { OwnDossier } from './read-own.ts'

/** The papers that were asked for, each with its file, sent all at once. */
export function SupplementForm({ own, returned }: { own: OwnDossier; returned: Returned }) {
  const { t } = useView()
  const { dossier, version } = own
  const { errors = [], files = {} } = returned
  return (
    <Panel title={t('Nộp bổ sung', 'Add the papers')}>
      <Form action={`/ho-so/${dossier.code}/bo-sung`} idempotencyKey={returned.idempotencyKey} hasFiles>
        <input type="hidden" name="version" value={String(dossier.version)} />
        {(dossier.supplement?.items ?? []).map((item) => (
          <FileField
            key={item.key}
            name={`papers.${item.key}`}
            label={allPapers(version.definition).find(({ key }) => key === item.key)?.name ?? item.key}
            error={errorOf(errors, `papers.${item.key}`)}
            uploadTo="/api/papers"
            uploaded={files[item.key]}
          />
        ))}
        <Button text={t('Gửi bổ sung', 'Send the papers')} />
      </Form>
    </Panel>
  )
}
