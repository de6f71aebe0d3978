import { DossierTable, type ListedDossier } from '../officer/dossier-table.tsx'
import { addressWith, type Asked } from '../officer/list-query.ts'
import { ButtonLink, Heading, Page, Pagination, SearchBox, SearchResults, Tabs } from '../ui/index.ts'
import type { View } from '../view.ts'
import { QueueBarPlace } from './queue-bar.tsx'

type Props = {
  view: View
  items: readonly ListedDossier[]
  next: string | null
  /** Desks hand over and collect; a cashier only collects. */
  isDesk: boolean
  /** The bank's statements belong to who keeps the till. */
  keepsTill: boolean
  query: Asked
}

const PATH = '/quay/tra-ket-qua'

/** Trả kết quả: what is ready at this point, and what is still to be paid; found by code or name. */
export function HandOverPage({ view, items, next, isDesk, keepsTill, query }: Props) {
  const { t } = view
  const title = isDesk ? t('Trả kết quả', 'Hand over results') : t('Thu phí, lệ phí', 'Collect fees')
  const isCash = query.xem === 'thu-phi'
  return (
    <Page view={view} title={title} width="wide">
      <QueueBarPlace />
      <Heading text={title}>
        {keepsTill ? (
          <ButtonLink kind="secondary" href="/quay/sao-ke" text={t('Sao kê ngân hàng', 'Bank statements')} />
        ) : null}
      </Heading>
      <SearchBox
        isPrivate
        action={PATH}
        label={t('Mã hồ sơ trên giấy hẹn, hoặc tên người', 'Code on the receipt, or a name')}
        hint={t('Gõ không dấu cũng được', 'Accents not needed')}
        value={query.q ?? ''}
        keep={isCash ? { xem: 'thu-phi' } : {}}
        results="ket-qua"
        autofocus
      />
      {isDesk ? <Lists view={view} current={isCash ? 'thu-phi' : ''} /> : null}
      <SearchResults
        id="ket-qua"
        summary={t(`${items.length} hồ sơ`, items.length === 1 ? '1 dossier' : `${items.length} dossiers`)}
      >
        <DossierTable
          rows={items}
          caption={title}
          showsMoney
          dueLabel={isCash ? undefined : t('Có kết quả lúc', 'Ready since')}
          empty={
            query.q
              ? t('Không có hồ sơ nào khớp.', 'No dossier matches.')
              : isCash
                ? t('Không còn khoản nào phải thu.', 'Nothing is due.')
                : t('Chưa có kết quả nào chờ trả ở đây.', 'No result waits here.')
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

function Lists({ view, current }: { view: View; current: string }) {
  const { t } = view
  return (
    <Tabs
      label={t('Danh sách', 'Lists')}
      current={current}
      tabs={[
        { key: '', label: t('Kết quả sẵn sàng', 'Results ready'), href: PATH },
        {
          key: 'thu-phi',
          label: t('Chưa thu phí', 'Fee not yet paid'),
          href: addressWith(PATH, { xem: 'thu-phi' }),
        },
      ]}
    />
  )
}
