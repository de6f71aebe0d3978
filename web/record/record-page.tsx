import type { DossierRecord } from '#http/read-record.ts'
import { formatMoment } from '#platform/dates.ts'
import { doneBy, happened } from '../officer/history-texts.ts'
import { ButtonLink, ButtonGroup, Heading, Page, Panel, Timeline, useView } from '../ui/index.ts'
import type { View } from '../view.ts'
import { authorityLines } from './authority-lines.ts'
import { Looks } from './looks.tsx'
import { SignatureTable } from './signature-table.tsx'

/** Where the page stands: what leads back, and how its reader is addressed. */
export type RecordPlace = {
  readonly crumbs: readonly { readonly text: string; readonly href?: string }[]
  /** True for the applicant: looks tell offices, not names. */
  readonly isOwn: boolean
}

type Props = { readonly view: View; readonly record: DossierRecord; readonly place: RecordPlace }

/** Nhật ký hồ sơ: who did, signed and saw what, in plain words, with its place in the log and the proof to keep. */
export function RecordPage({ view, record, place }: Props) {
  const { t } = view
  const { dossier, lines, signatures, signed } = record
  const title = t('Nhật ký hồ sơ', 'Record of the dossier')
  const looks = lines.filter(({ noun }) => noun === 'look')
  return (
    <Page
      view={view}
      title={`${title} ${dossier.code}`}
      width="wide"
      breadcrumbs={[...place.crumbs, { text: title }]}
    >
      <Heading
        text={title}
        caption={dossier.code}
        lead={t(
          'Ai đã làm, đã ký, đã xem gì. Mỗi dòng có vị trí trong một nhật ký được ký; không ai sửa hay xóa lặng lẽ được.',
          'Who did, signed and saw what. Each line has a place in a signed log that nobody can quietly change.',
        )}
      />
      <Proof code={dossier.code} signed={signed} />
      <Panel title={t('Ai đã làm gì', 'Who did what')}>
        <Acts record={record} />
      </Panel>
      <Panel title={t('Ai đã ký', 'Who signed')}>
        <SignatureTable signatures={signatures} />
      </Panel>
      <Panel title={t('Ai đã xem', 'Who looked')}>
        <Looks looks={looks} isOwn={place.isOwn} />
      </Panel>
    </Page>
  )
}

function Proof({ code, signed }: { code: string; signed: number }) {
  const { t } = useView()
  return (
    <Panel title={t('Bằng chứng', 'Proof')}>
      <p>
        {t(
          `Nhật ký đã ký đến sự kiện số ${signed}. Tệp bằng chứng chứa mọi việc đã làm với hồ sơ này cùng chữ ký của nhật ký; ai cũng kiểm tra được, không cần mạng.`,
          `The log is signed up to event ${signed}. The proof file holds every act on this dossier with the log’s signature; anybody can check it, without any network.`,
        )}
      </p>
      <ButtonGroup>
        <ButtonLink
          href={`/api/dossiers/${encodeURIComponent(code)}/proof`}
          text={t('Tải tệp bằng chứng', 'Download the proof')}
        />
        <ButtonLink
          kind="secondary"
          href="/doi-chieu/khong-can-mang.html"
          text={t('Tải trang kiểm tra', 'Download the page that checks it')}
        />
      </ButtonGroup>
    </Panel>
  )
}

function Acts({ record: { lines, signed } }: { record: DossierRecord }) {
  const { t, language } = useView()
  const acts = lines.filter(({ noun }) => noun === 'dossier')
  return (
    <Timeline
      items={acts.map((line) => {
        const by = [doneBy(line, language), line.agency_name].filter(Boolean).join(' · ')
        const where =
          line.place === null || line.place > signed
            ? t('đang chờ nhật ký ký', 'waiting for the log’s signature')
            : t(`vị trí ${line.place} trong nhật ký`, `place ${line.place} in the log`)
        const authority = authorityLines(line.data['authority'], language)
        return {
          key: `${line.version} ${line.act}`,
          at: formatMoment(line.at),
          title: happened(line, language),
          by,
          body: [...authority, where].map((text) => <p key={text}>{text}</p>),
        }
      })}
    />
  )
}
