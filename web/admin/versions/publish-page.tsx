import { BUSINESS_TEXT, type MovePreview } from '#modules/dossiers'
import { EFFECTS, type Effect } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import { showNumber } from '../../format.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  Choice,
  DateField,
  ErrorSummary,
  errorOf,
  Figures,
  Form,
  Heading,
  Page,
  Panel,
  Table,
  Tag,
  TextField,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import type { Change } from '../../versions/changes-of.ts'
import { Changes } from '../../versions/changes.tsx'
import { EFFECT_HINT, EFFECT_TEXT } from '../../versions/definition-words.ts'
import type { Versions } from './read-versions.ts'
import { crumbsOf } from './versions-page.tsx'
import { addressOf, beginText } from './versions-panel.tsx'

export type PublishPageProps = {
  view: View
  versions: Versions
  typed: { readonly day: string; readonly hour: string; readonly effect: Effect }
  errors: readonly FieldError[]
  /** Shown once day and effect are sound, before anything is decided. */
  ready?:
    | {
        readonly valid_from: string
        readonly preview: MovePreview
        readonly changes: readonly Change[]
        readonly key: string
      }
    | undefined
}

/** Công bố: from which moment, what becomes of running dossiers, and what that would do, before it is done. */
export function PublishPage(props: PublishPageProps) {
  const { view, versions, typed, errors, ready } = props
  const { t, language } = view
  const title = t(
    `Công bố phiên bản ${versions.draft?.version ?? ''}`,
    `Publish version ${versions.draft?.version ?? ''}`,
  )
  return (
    <Page
      view={view}
      title={title}
      hasErrors={errors.length > 0}
      breadcrumbs={crumbsOf(view, versions, t('Công bố', 'Publish'))}
    >
      <ErrorSummary
        errors={errors}
        hrefOf={({ field }) =>
          field === 'ngay' || field === 'gio' ? `#o-${field}` : addressOf(versions.code, '/soan')
        }
      />
      <Heading text={title} caption={versions.code} lead={versions.name} />
      <form class="form" action={addressOf(versions.code, '/cong-bo')} novalidate>
        <DateField
          name="ngay"
          label={t('Có hiệu lực từ ngày', 'In force from')}
          value={typed.day}
          error={errorOf(errors, 'ngay')}
        />
        <TextField
          name="gio"
          label={t('Từ giờ nào', 'From which hour')}
          hint={t('Giờ Hà Nội, như 14:00; để trống là 00:00', 'Hà Nội time, as 14:00; 00:00 when empty')}
          value={typed.hour}
          error={errorOf(errors, 'gio')}
          width="short"
          autocomplete="off"
          optional
        />
        <Choice
          name="ho-so"
          label={t('Hồ sơ đang chạy', 'Running dossiers')}
          value={typed.effect}
          options={EFFECTS.map((effect) => ({
            value: effect,
            label: EFFECT_TEXT[effect][language],
            hint: EFFECT_HINT[effect],
          }))}
        />
        <ActionBar>
          <Button kind={ready ? 'secondary' : 'primary'} text={t('Xem trước', 'Preview')} />
        </ActionBar>
      </form>
      {ready ? <Ready {...props} ready={ready} /> : null}
    </Page>
  )
}

function Ready({
  versions,
  typed,
  ready,
}: PublishPageProps & { ready: NonNullable<PublishPageProps['ready']> }) {
  const { t } = useView()
  const begin = beginText(ready.valid_from)
  return (
    <>
      <Heading level={2} text={t('Hồ sơ đang chạy sẽ ra sao', 'What becomes of running dossiers')} />
      <Preview effect={typed.effect} preview={ready.preview} />
      <Heading level={2} text={t('Khác bản đang áp dụng', 'Otherwise than the version in force')} />
      <Changes changes={ready.changes} />
      <Form action={addressOf(versions.code, '/phien-ban')} idempotencyKey={ready.key}>
        <input type="hidden" name="valid_from" value={ready.valid_from} />
        <input type="hidden" name="effect" value={typed.effect} />
        <input type="hidden" name="revision" value={String(versions.draft?.revision ?? '')} />
        <ActionBar>
          <Button text={t(`Công bố từ ${begin}`, `Publish from ${begin}`)} />
          <ButtonLink
            kind="quiet"
            href={addressOf(versions.code, '/phien-ban')}
            text={t('Bỏ qua', 'Cancel')}
          />
        </ActionBar>
      </Form>
    </>
  )
}

function Preview({ effect, preview }: { effect: Effect; preview: MovePreview }) {
  const { t, language } = useView()
  const count = (value: number) => showNumber(value, language)
  const { running, moves, stays, decided } = preview
  if (effect === 'keep') {
    return (
      <Panel>
        <p>
          {t(
            `${count(running)} hồ sơ đang chạy giữ phiên bản đã nộp và hẹn đã trao.`,
            `${count(running)} running dossiers keep their version and their appointment.`,
          )}
        </p>
      </Panel>
    )
  }
  const fits =
    effect === 'move' ? t('Sẽ chuyển', 'Will be moved') : t('Được mời chuyển', 'Will be offered it')
  return (
    <>
      <Figures
        items={[
          { key: 'moves', label: fits, value: count(moves), tone: 'good' },
          {
            key: 'stays',
            label: t('Không vừa, giữ bản cũ', 'Do not fit, stay'),
            value: count(stays),
            tone: 'warning',
          },
          {
            key: 'decided',
            label: t('Đã trình hoặc có kết quả, giữ bản cũ', 'Decided, stay'),
            value: count(decided),
          },
        ]}
      />
      <Examples preview={preview} fits={fits} />
    </>
  )
}

function Examples({ preview, fits }: { preview: MovePreview; fits: string }) {
  const { t, language } = useView()
  return (
    <Table
      caption={t('Ví dụ, hồ sơ nộp sớm nhất trước', 'Examples, the earliest filed first')}
      rows={preview.lines}
      rowKey={(line) => line.code}
      empty={t('Không có hồ sơ nào đang chạy chưa trình.', 'No undecided dossier is running.')}
      columns={[
        {
          key: 'code',
          label: t('Hồ sơ', 'Dossier'),
          isRowHeader: true,
          cell: (line) => <a href={`/dieu-hanh/ho-so/${line.code}`}>{line.code}</a>,
        },
        {
          key: 'state',
          label: t('Trạng thái', 'State'),
          cell: (line) => BUSINESS_TEXT[line.business][language],
        },
        {
          key: 'what',
          label: t('Sẽ ra sao', 'What happens'),
          cell: (line) =>
            line.stays.length === 0 ? (
              <Tag tone="good" text={fits} />
            ) : (
              line.stays.map((why) => why[language]).join(' ')
            ),
        },
      ]}
    />
  )
}
