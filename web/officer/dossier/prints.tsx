import { printsOf, type IssuedForm } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import { say, type Text } from '#platform/text.ts'
import { ButtonLink, useView } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'

const FORM_TEXT: Record<IssuedForm, Text> = {
  '01': { vi: 'Giấy tiếp nhận và hẹn trả (Mẫu 01)', en: 'Receipt and appointment (form 01)' },
  '02': { vi: 'Phiếu yêu cầu bổ sung (Mẫu 02)', en: 'Request for papers (form 02)' },
  '03': { vi: 'Phiếu từ chối tiếp nhận (Mẫu 03)', en: 'Refusal of acceptance (form 03)' },
  '04': { vi: 'Xin lỗi và gia hạn (Mẫu 04)', en: 'Apology and extension (form 04)' },
  '05': { vi: 'Thông báo dừng giải quyết (Mẫu 05)', en: 'Notice of stopping (form 05)' },
}

/** Bản in: every paper issued, with its number and moment; the control slip once the dossier is accepted. */
export function Prints({ facts }: { facts: DossierFacts }) {
  const { t, language } = useView()
  const { dossier } = facts
  const prints = `/api/dossiers/${dossier.code}/prints`
  const issued = printsOf(dossier)
  if (!dossier.accepted_at && issued.length === 0) {
    return <p>{t('In được sau khi tiếp nhận.', 'Prints come with acceptance.')}</p>
  }
  return (
    <div class="prints">
      <ResultLink facts={facts} />
      {issued.map(({ form, number, at }) => (
        <div key={`${form} ${at}`}>
          <ButtonLink
            kind="secondary"
            href={`${prints}/${form}?at=${encodeURIComponent(at)}`}
            text={say(FORM_TEXT[form], language)}
          />
          <small>
            {t('Số', 'No.')} {number}, {formatMoment(at)}
          </small>
        </div>
      ))}
      {dossier.accepted_at ? (
        <ButtonLink
          kind="secondary"
          href={`${prints}/06`}
          text={t('Phiếu kiểm soát (Mẫu 06)', 'Control slip (form 06)')}
        />
      ) : null}
      {dossier.delivery === 'delivered' && facts.actor.sees !== 'city' ? (
        <ButtonLink
          kind="secondary"
          href={`/can-bo/ho-so/${dossier.code}/moi-danh-gia`}
          text={t('Mời đánh giá (mã QR)', 'Invite a rating (QR code)')}
        />
      ) : null}
    </div>
  )
}

/** The result: before its signature what would be signed, after it the signed file. */
function ResultLink({ facts: { dossier, actor } }: { facts: DossierFacts }) {
  const { t } = useView()
  const { decision } = dossier
  if (!decision || actor.sees === 'city') return null
  return (
    <div>
      <ButtonLink
        kind={decision.signature ? 'primary' : 'secondary'}
        href={`/api/dossiers/${dossier.code}/result`}
        text={
          decision.signature
            ? t('Tải kết quả đã ký số', 'Download the signed result')
            : t('Xem trước kết quả', 'Preview the result')
        }
      />
      {decision.signature ? (
        <small>
          {t('Số', 'No.')} {decision.signature.number}
        </small>
      ) : null}
    </div>
  )
}
