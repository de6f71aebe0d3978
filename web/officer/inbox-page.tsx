import type { Waiting } from '#modules/dossiers'
import { showNumber } from '#web/format.ts'
import {
  Figures,
  Heading,
  Notice,
  Page,
  Pagination,
  SearchBox,
  SearchResults,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { WaitingAlert } from '../counter/waiting-alert.tsx'
import { DossierTable, type ListedDossier } from './dossier-table.tsx'
import { addressWith, type Asked, MOST_FOUND } from './list-query.ts'

type Props = {
  view: View
  waiting: Waiting
  /** Online dossiers that wait too long at his desk. */
  alerts: Waiting
  /** Apologies to be signed, and dates that passed without one; null where they are not this officer's to answer for. */
  apologies: { readonly toSign: number; readonly missed: number } | null
  /** Alerts of his unit that nobody took up. */
  untaken: number
  /** Questions of the city that wait for this unit's answer. */
  questions: number
  /** Lists of what a reorganisation left open for his agency to decide. */
  undecided: readonly { readonly plan_id: string; readonly dossiers: number }[]
  items: readonly ListedDossier[]
  next: string | null
  query: Asked
}

const PATH = '/can-bo'

/** Where originals are held, and each list of what a reorganisation left open for his agency. */
function Besides({ lists }: { lists: Props['undecided'] }) {
  const { t, language } = useView()
  return (
    <>
      <p>
        <a href="/can-bo/ban-chinh">
          {t('Bản chính đang giữ, phiếu bàn giao', 'Originals held, transfer slips')}
        </a>
      </p>
      {lists.map(({ plan_id, dossiers }) => (
        <Notice
          key={plan_id}
          kind="warning"
          title={t(
            `${showNumber(dossiers, language)} hồ sơ chờ bạn quyết định về đơn vị nào`,
            `${showNumber(dossiers, language)} dossiers wait for you to decide their unit`,
          )}
        >
          <p>
            <a href={`${PATH}/sap-xep/${plan_id}`}>{t('Mở danh sách', 'Open the list')}</a>
          </p>
        </Notice>
      ))}
    </>
  )
}

/** Việc của tôi: what waits for this officer, what is due first standing first. */
export function InboxPage(props: Props) {
  const { view, waiting, alerts, apologies, untaken, questions, undecided, items, next, query } = props
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
      <Besides lists={undecided} />
      <WaitingAlert alerts={alerts} href="/quay/cho-tiep-nhan" />
      <Untaken count={untaken} />
      <Questions count={questions} />
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
          ...apologyFigures(view, apologies),
        ]}
      />
      <p>
        <a href={`${PATH}/sap-tre`}>
          {t('Xem việc sắp trễ của bạn và của đơn vị', 'See what will be late, yours and the unit’s')}
        </a>{' '}
        · <a href={`${PATH}/hai-long`}>{t('Mức độ hài lòng', 'Satisfaction')}</a>
      </p>
      <SearchBox
        isPrivate
        action={PATH}
        label={t('Tìm trong việc của tôi', 'Search my work')}
        hint={t('Mã hồ sơ hoặc tên người, gõ không dấu cũng được', 'Code or name, accents not needed')}
        value={query.q ?? ''}
        keep={{ ...(query.han ? { han: query.han } : {}), ...(query.xem ? { xem: query.xem } : {}) }}
        results="viec"
      />
      <SearchResults id="viec" summary={summaryOf(view, items.length, next !== null)}>
        <DossierTable
          rows={items}
          caption={title}
          empty={
            query.q || query.han || query.xem
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

/** Says that alerts of the unit wait for somebody; nothing where none does. */
function Untaken({ count }: { count: number }) {
  const { t } = useView()
  if (count === 0) return null
  return (
    <Notice kind="warning" title={t(`Cảnh báo chưa ai nhận: ${count}`, `Alerts nobody took up: ${count}`)}>
      <p>
        <a href="/can-bo/canh-bao">{t('Xem và nhận xử lý', 'Read and take up')}</a>
      </p>
    </Notice>
  )
}

/** Says that the city waits for this unit to explain a figure; nothing where it does not. */
function Questions({ count }: { count: number }) {
  const { t } = useView()
  if (count === 0) return null
  return (
    <Notice
      kind="warning"
      title={t(`Thành phố chờ đơn vị giải trình: ${count}`, `The city awaits explanations: ${count}`)}
    >
      <p>
        <a href="/can-bo/giai-trinh">{t('Xem và trả lời', 'Read and answer')}</a>
      </p>
    </Notice>
  )
}

/** What a head and the leaders answer for: apologies to sign, dates that passed without one. */
function apologyFigures({ t, language }: View, apologies: Props['apologies']) {
  if (!apologies) return []
  const { toSign, missed } = apologies
  const number = (value: number) => showNumber(value, language)
  return [
    {
      key: 'apologise',
      label: t('Cần xin lỗi trước hạn', 'Apologies to sign'),
      value: number(toSign),
      href: `${PATH}?xem=can-xin-loi`,
      tone: toSign > 0 ? ('warning' as const) : ('neutral' as const),
    },
    {
      key: 'missed',
      label: t('Quá hẹn chưa xin lỗi', 'Past the date, no apology'),
      value: number(missed),
      href: `${PATH}?xem=chua-xin-loi`,
      tone: missed > 0 ? ('bad' as const) : ('neutral' as const),
    },
  ]
}

/** "25 hồ sơ, còn nữa" – what a screen reader hears after a search. */
export function summaryOf({ t }: View, count: number, isMore: boolean): string {
  return isMore || count === MOST_FOUND
    ? t(`${count} hồ sơ đầu tiên`, `The first ${count} dossiers`)
    : t(`${count} hồ sơ`, count === 1 ? '1 dossier' : `${count} dossiers`)
}
