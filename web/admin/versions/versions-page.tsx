import type { Definition } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import {
  ErrorSummary,
  FilterForm,
  Heading,
  Notice,
  Page,
  Panel,
  Said,
  Select,
  type Crumb,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { Changes } from '../../versions/changes.tsx'
import { changesOf } from '../../versions/changes-of.ts'
import type { Versions } from './read-versions.ts'
import { addressOf, VersionsPanel } from './versions-panel.tsx'

/** Where a page of a procedure's versions stands. */
export function crumbsOf(view: View, { code }: Versions, last: string): readonly Crumb[] {
  return [
    { text: view.t('Quản trị', 'Administration'), href: '/quan-tri' },
    { text: code, href: addressOf(code) },
    { text: view.t('Phiên bản', 'Versions'), href: addressOf(code, '/phien-ban') },
    { text: last },
  ]
}

export type VersionsPageProps = {
  view: View
  versions: Versions
  newKey: () => string
  done?: 'published' | 'revoked' | undefined
  errors?: readonly FieldError[] | undefined
}

/** The versions of one procedure, and two of them to compare. */
export function VersionsPage({ view, versions, newKey, done, errors = [] }: VersionsPageProps) {
  const { t } = view
  const title = t('Phiên bản', 'Versions')
  return (
    <Page
      view={view}
      title={`${title} – ${versions.name}`}
      width="wide"
      hasErrors={errors.length > 0}
      breadcrumbs={crumbsOf(view, versions, title).filter((_, place) => place !== 2)}
    >
      {done ? <Done done={done} /> : null}
      <ErrorSummary errors={errors} />
      <Heading text={title} caption={versions.code} />
      <p class="lead">
        <Said text={{ vi: versions.name, en: versions.name }} />
      </p>
      <VersionsPanel versions={versions} newKey={newKey} />
      <Panel title={t('So sánh hai bản', 'Compare two')}>
        <PairForm versions={versions} />
      </Panel>
    </Page>
  )
}

function Done({ done }: { done: 'published' | 'revoked' }) {
  const { t } = useView()
  return done === 'published' ? (
    <Notice kind="success" title={t('Đã công bố.', 'Published.')}>
      <p>
        {t(
          'Trước 00:00 của ngày có hiệu lực, bạn thu hồi được bằng một nút bên dưới.',
          'Until 00:00 of its first day one button below takes it back.',
        )}
      </p>
    </Notice>
  ) : (
    <Notice kind="success" title={t('Đã thu hồi phiên bản.', 'The version is revoked.')} />
  )
}

function PairForm({ versions, pair }: { versions: Versions; pair?: Pair | undefined }) {
  const { t } = useView()
  const { items, draft, current, code } = versions
  const options = [
    ...(draft ? [{ value: 'draft', label: t('Bản đang soạn', 'The draft') }] : []),
    ...items.map((one) => ({
      value: String(one.version),
      label: t(`Phiên bản ${one.version}`, `Version ${one.version}`),
    })),
  ]
  return (
    <FilterForm action={addressOf(code, '/so-sanh')}>
      <Select
        name="tu"
        label={t('Từ', 'From')}
        options={options}
        value={pair?.from ?? String(current?.version ?? '')}
      />
      <Select name="den" label={t('Đến', 'To')} options={options} value={pair?.to ?? options[0]?.value} />
    </FilterForm>
  )
}

type Pair = { readonly from: string; readonly to: string }

export type ComparePageProps = {
  view: View
  versions: Versions
  pair: Pair
  before: Definition
  after: Definition
}

/** So sánh: what one version says otherwise than another, in plain words. */
export function ComparePage({ view, versions, pair, before, after }: ComparePageProps) {
  const { t } = view
  const name = (one: string) =>
    one === 'draft' ? t('bản đang soạn', 'the draft') : t(`phiên bản ${one}`, `version ${one}`)
  const title = t(
    `So sánh ${name(pair.from)} với ${name(pair.to)}`,
    `Compare ${name(pair.from)} with ${name(pair.to)}`,
  )
  const changes = changesOf(view, before, after)
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      breadcrumbs={crumbsOf(view, versions, t('So sánh', 'Compare'))}
    >
      <Heading
        text={title}
        caption={versions.code}
        lead={t(`${changes.length} điểm khác`, `${changes.length} differences`)}
      />
      <PairForm versions={versions} pair={pair} />
      <Changes changes={changes} />
    </Page>
  )
}
