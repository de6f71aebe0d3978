import type { ComponentChildren } from 'preact'
import { Heading, Notice, Page, Tabs, useView } from '../../../ui/index.ts'
import type { DraftFacts } from './draft-facts.ts'
import { DRAFT_PARTS, partOf } from './parts.ts'

type Props = {
  facts: DraftFacts
  /** The part that is open; `''` for the overview. */
  current: string
  title: string
  /** What was just done. */
  done?: 'saved' | undefined
  /** Why it could not be done. */
  refused?: string | undefined
  hasErrors?: boolean | undefined
  children?: ComponentChildren
}

/** What all pages of a draft have around them: whose draft it is, its parts, and what just happened. */
export function DraftFrame(props: Props) {
  const { facts, current, title, hasErrors, children } = props
  const { reader, draft, name, path } = facts
  const { view } = reader
  const { t } = view
  return (
    <Page
      view={view}
      title={`${title} – ${name[view.language]}`}
      width="wide"
      hasErrors={hasErrors || props.refused !== undefined}
      breadcrumbs={[
        { text: t('Quản trị', 'Administration'), href: '/quan-tri' },
        { text: t('Thủ tục và biểu mẫu', 'Procedures and forms'), href: '/quan-tri/thu-tuc' },
        { text: draft.code, href: `/quan-tri/thu-tuc/${draft.code}` },
        { text: t(`Bản soạn phiên bản ${draft.version}`, `Draft of version ${draft.version}`), href: path },
        ...(current === '' ? [] : [{ text: title }]),
      ]}
    >
      <Heading
        text={name}
        caption={t(
          `${draft.code} · bản soạn phiên bản ${draft.version}`,
          `${draft.code} · draft of version ${draft.version}`,
        )}
      />
      <PartTabs facts={facts} current={current} />
      <Said {...props} />
      {children}
    </Page>
  )
}

function PartTabs({ facts, current }: { facts: DraftFacts; current: string }) {
  const { t, language } = useView()
  const { path, problems } = facts
  const wrong = Map.groupBy(problems, (problem) => partOf(problem).slug)
  return (
    <Tabs
      label={t('Các phần của bản soạn', 'Parts of the draft')}
      current={current}
      tabs={[
        { key: '', label: t('Tổng quan', 'Overview'), href: path },
        ...DRAFT_PARTS.map(({ slug, title }) => ({
          key: slug,
          label: title,
          href: `${path}/${slug}`,
          count: countOf(wrong.get(slug)?.length, language),
        })),
      ]}
    />
  )
}

function countOf(count: number | undefined, language: 'vi' | 'en'): string | undefined {
  if (count === undefined) return undefined
  return language === 'vi' ? `${count} chỗ cần sửa` : `${count} to mend`
}

function Said({ facts, done, refused }: Props) {
  const { t } = useView()
  const { path, problems } = facts
  if (refused !== undefined) {
    return (
      <Notice kind="error">
        <p>{refused}</p>
        <p>
          <a href={path}>{t('Mở lại bản soạn mới nhất', 'Open the latest draft')}</a>
        </p>
      </Notice>
    )
  }
  if (!done) return null
  return (
    <Notice kind="success">
      <p>
        {problems.length === 0
          ? t('Đã lưu. Bản soạn có thể công bố.', 'Saved. The draft may be published.')
          : t(
              `Đã lưu. Còn ${problems.length} chỗ cần sửa trước khi công bố.`,
              `Saved. ${problems.length} places must be mended before it is published.`,
            )}
      </p>
    </Notice>
  )
}
