import type { Waiting } from '#modules/dossiers'
import { showNumber } from '#web/format.ts'
import { Figures, Heading, Page, Pagination, SearchBox, SearchResults } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { WaitingAlert } from '../counter/waiting-alert.tsx'
import { DossierTable, type ListedDossier } from './dossier-table.tsx'
import { addressWith, type Asked, MOST_FOUND } from './list-query.ts'

type Props = {
  view: View
  waiting: Waiting
  /** Online dossiers that wait too long at his desk. */
  alerts: Waiting
  items: readonly ListedDossier[]
  next: string | null
  query: Asked
}

const PATH = '/can-bo'

/** Việc của tôi: what waits for this officer, what is due first standing first. */
export function InboxPage({ view, waiting, alerts, items, next, query }: Props) {
  const { t, language } = view
  const title = t('Việc của tôi', 'My work')
  const number = (value: number) => showNumber(value, language)
  return (
    <Page view={view} title={title} width="wide">
      <Heading
        text={title}
        lead={t(
          'Hồ sơ đang chờ bạn xử lý, hạn gần nhất đứng trước.',
          'Dossiers that wait for you; what is due first comes first.',
        )}
      />
      <WaitingAlert alerts={alerts} href="/quay/cho-tiep-nhan" />
      <Figures
        items={[
          {
            key: 'all',
            label: t('Đang chờ bạn', 'Waiting for you'),
            value: number(waiting.all),
            href: PATH,
            tone: 'info',
          },
          {
            key: 'soon',
            label: t('Sắp đến hạn (trong 48 giờ)', 'Due within 48 hours'),
            value: number(waiting.soon),
            href: `${PATH}?han=sap-den`,
            tone: waiting.soon > 0 ? 'warning' : 'neutral',
          },
          {
            key: 'late',
            label: t('Quá hạn', 'Late'),
            value: number(waiting.late),
            href: `${PATH}?han=qua-han`,
            tone: waiting.late > 0 ? 'bad' : 'neutral',
          },
        ]}
      />
      <SearchBox
        isPrivate
        action={PATH}
        label={t('Tìm trong việc của tôi', 'Search my work')}
        hint={t('Mã hồ sơ hoặc tên người, gõ không dấu cũng được', 'Code or name, accents not needed')}
        value={query.q ?? ''}
        keep={query.han ? { han: query.han } : {}}
        results="viec"
      />
      <SearchResults id="viec" summary={summaryOf(view, items.length, next !== null)}>
        <DossierTable
          rows={items}
          caption={title}
          empty={
            query.q || query.han
              ? t('Không có hồ sơ nào khớp.', 'No dossier matches.')
              : t('Không còn việc nào chờ bạn.', 'Nothing waits for you.')
          }
        />
        <Pagination
          next={next ? addressWith(PATH, { ...query, sau: next }) : null}
          first={query.sau ? addressWith(PATH, { ...query, sau: undefined }) : undefined}
        />
      </SearchResults>
    </Page>
  )
}

/** "25 hồ sơ, còn nữa" – what a screen reader hears after a search. */
export function summaryOf({ t }: View, count: number, isMore: boolean): string {
  return isMore || count === MOST_FOUND
    ? t(`${count} hồ sơ đầu tiên`, `The first ${count} dossiers`)
    : t(`${count} hồ sơ`, count === 1 ? '1 dossier' : `${count} dossiers`)
}
