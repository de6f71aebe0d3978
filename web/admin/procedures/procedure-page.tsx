import type { Procedure, ProcedureDraft, ProcedureVersion, VersionStanding } from '#modules/procedures'
import { formatClockText, formatMoment } from '#platform/dates.ts'
import { CHANNEL_TEXT, feeAtAGlance, limitAtAGlance } from '../../citizen/limit-words.ts'
import { procedureHref } from '../../citizen/procedure-address.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  DefinitionList,
  Details,
  Form,
  Heading,
  Notice,
  Page,
  Panel,
  Split,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { VersionsPart } from '../versions/versions-panel.tsx'

/** A procedure as its page shows it. */
export type ProcedureFacts = {
  readonly procedure: Procedure
  readonly draft: ProcedureDraft | null
  readonly versions: readonly VersionStanding[]
  readonly on: string
  /** Now on Hà Nội's clock, as versions say when they begin. */
  readonly at: string
}

type Props = {
  view: View
  facts: ProcedureFacts
  newKey: () => string
  /** What was just done, to say so. */
  done?: 'dropped' | undefined
}

/** One procedure for its administrator: what is in force, the next version, and all versions. */
export function ProcedurePage({ view, facts, newKey, done }: Props) {
  const { t } = view
  const { procedure, versions, on, at } = facts
  const { code, name, version } = procedure
  const title = version ? version.definition.short_name[view.language] : name
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      breadcrumbs={[
        { text: t('Quản trị', 'Administration'), href: '/quan-tri' },
        { text: t('Thủ tục và biểu mẫu', 'Procedures and forms'), href: '/quan-tri/thu-tuc' },
        { text: code },
      ]}
    >
      <Heading text={version ? version.definition.short_name : { vi: name, en: name }} caption={code} />
      {done === 'dropped' ? (
        <Notice kind="success">
          <p>
            {t(
              'Đã bỏ bản soạn. Phiên bản đang áp dụng vẫn như cũ.',
              'The draft is gone. The version in force stays as it is.',
            )}
          </p>
        </Notice>
      ) : null}
      <Split aside={<NextVersion facts={facts} newKey={newKey} />}>
        <Panel title={t('Đang áp dụng', 'In force')}>
          {version ? (
            <InForce version={version} procedure={procedure} on={on} />
          ) : (
            <p>{t('Hiện không nhận thủ tục này.', 'This procedure is not taken in now.')}</p>
          )}
        </Panel>
        <VersionsPart {...{ code, at, newKey }} items={versions} hasDraft={facts.draft !== null} />
      </Split>
    </Page>
  )
}

function InForce(props: { version: ProcedureVersion; procedure: Procedure; on: string }) {
  const { t, language } = useView()
  const { version, procedure, on } = props
  const { definition } = version
  const facts: readonly (readonly [string, string, string])[] = [
    [
      'version',
      t('Phiên bản', 'Version'),
      t(
        `${version.version}, từ ${formatClockText(version.valid_from)}`,
        `${version.version}, from ${formatClockText(version.valid_from)}`,
      ),
    ],
    ['name', t('Tên đầy đủ', 'Full name'), definition.name[language]],
    ['field', t('Lĩnh vực', 'Field'), definition.field.name[language]],
    ['limit', t('Thời hạn', 'Time limit'), limitAtAGlance(version)[language]],
    ['fee', t('Phí, lệ phí', 'Fee'), feeAtAGlance(version, on)[language]],
    [
      'channels',
      t('Cách nộp', 'Ways to file'),
      definition.channels.map(({ channel }) => CHANNEL_TEXT[channel][language]).join(', '),
    ],
  ]
  return (
    <>
      <DefinitionList items={facts.map(([key, label, value]) => ({ key, label, value }))} />
      <p>
        <a href={procedureHref(procedure)}>
          {t('Xem trang thủ tục như người dân thấy', 'See the page that residents see')}
        </a>
      </p>
    </>
  )
}

function NextVersion({ facts, newKey }: { facts: ProcedureFacts; newKey: () => string }) {
  const { t } = useView()
  const { procedure, draft } = facts
  const path = `/quan-tri/thu-tuc/${procedure.code}/soan`
  return (
    <Panel title={t('Phiên bản tiếp theo', 'Next version')}>
      {draft ? (
        <>
          <p>
            {t(
              `Phiên bản ${draft.version} đang được soạn, lưu lúc ${formatMoment(draft.saved_at)}.`,
              `Version ${draft.version} is being written, saved at ${formatMoment(draft.saved_at)}.`,
            )}
          </p>
          <p>
            <ButtonLink href={path} text={t('Mở bản soạn', 'Open the draft')} />
          </p>
          <DropDraft path={path} newKey={newKey} />
        </>
      ) : procedure.version ? (
        <Form action={path} idempotencyKey={newKey()}>
          <p>
            {t(
              'Bản soạn bắt đầu từ phiên bản đang áp dụng. Người dân và hồ sơ đang chạy chưa bị ảnh hưởng.',
              'The draft begins as the version in force. Residents and running dossiers are not touched.',
            )}
          </p>
          <ActionBar>
            <Button text={t('Soạn phiên bản tiếp theo', 'Write the next version')} />
          </ActionBar>
        </Form>
      ) : (
        <p>
          {t('Chưa có phiên bản đang áp dụng để soạn tiếp.', 'There is no version in force to begin with.')}
        </p>
      )}
    </Panel>
  )
}

/** Throwing a draft away asks for a second press. */
function DropDraft({ path, newKey }: { path: string; newKey: () => string }) {
  const { t } = useView()
  return (
    <Details summary={t('Bỏ bản soạn', 'Throw the draft away')}>
      <Form action={`${path}/bo`} idempotencyKey={newKey()}>
        <p>
          {t(
            'Mọi thay đổi đã lưu trong bản soạn sẽ mất. Phiên bản đang áp dụng không đổi.',
            'All changes saved in the draft are lost. The version in force stays as it is.',
          )}
        </p>
        <ActionBar>
          <Button kind="danger" text={t('Bỏ bản soạn', 'Throw the draft away')} />
        </ActionBar>
      </Form>
    </Details>
  )
}
