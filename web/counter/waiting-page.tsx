import type { Waiting } from '#modules/dossiers'
import { DossierTable, type ListedDossier } from '../officer/dossier-table.tsx'
import { ButtonGroup, ButtonLink, Heading, Page, Pagination } from '../ui/index.ts'
import type { View } from '../view.ts'
import { WaitingAlert } from './waiting-alert.tsx'

type Part = { readonly items: readonly ListedDossier[]; readonly next: string | null }
type Props = { view: View; alerts: Waiting; online: Part; here: Part }

const PATH = '/quay/cho-tiep-nhan'

/** Chờ tiếp nhận: filed online first, each with what is left of its eight working hours. */
export function WaitingPage({ view, alerts, online, here }: Props) {
  const { t } = view
  const title = t('Chờ tiếp nhận', 'Waiting for acceptance')
  const parts = [
    {
      key: 'online',
      part: online,
      heading: t('Nộp trực tuyến', 'Filed online'),
      empty: t('Không có hồ sơ trực tuyến nào đang chờ.', 'No online dossier waits.'),
    },
    {
      key: 'here',
      part: here,
      heading: t('Lưu tại quầy chờ kiểm tra', 'Saved at the counter'),
      empty: t('Không có hồ sơ nào lưu chờ kiểm tra.', 'Nothing was saved for checking.'),
    },
  ]
  return (
    <Page view={view} title={title} width="wide">
      <Heading
        text={title}
        lead={t(
          'Tiếp nhận hoặc trả lời trong 8 giờ làm việc kể từ khi nộp.',
          'Accept or answer within 8 working hours of filing.',
        )}
      />
      <WaitingAlert alerts={alerts} />
      {parts.map(({ key, part, heading, empty }) => (
        <section key={key} class="stack">
          <Heading level={2} text={heading} />
          <DossierTable
            rows={part.items}
            caption={heading}
            empty={empty}
            dueLabel={t('Phải trả lời trước', 'Answer by')}
          />
          <Pagination next={part.next ? `${PATH}?${new URLSearchParams({ [key]: part.next })}` : null} />
        </section>
      ))}
      <ButtonGroup>
        <ButtonLink
          kind="secondary"
          href="/quay/so-theo-doi"
          text={t('Sổ theo dõi hồ sơ', 'Follow-up book')}
        />
        <ButtonLink
          kind="secondary"
          href="/quay/da-bo"
          text={t('Việc đã bỏ khi mất kết nối', 'Discarded work of a cut line')}
        />
      </ButtonGroup>
    </Page>
  )
}
