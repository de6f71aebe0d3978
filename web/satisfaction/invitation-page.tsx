import { renderSVG } from 'uqr'
import { ButtonLink, Page } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

type Props = { view: View; code: string; address: string }

/** Mời đánh giá: turned to the resident at the hand-over or printed for him; his phone leads to the questions. */
export function InvitationPage({ view, code, address }: Props) {
  const { t } = view
  const title = t('Mời đánh giá', 'Please rate')
  return (
    <Page
      view={view}
      title={`${title} – ${code}`}
      width="narrow"
      breadcrumbs={[
        { text: t('Hồ sơ của đơn vị', 'Dossiers of the unit'), href: '/can-bo/ho-so' },
        { text: code, href: `/can-bo/ho-so/${code}` },
        { text: title },
      ]}
    >
      <div class="ticket-slip door-code">
        <h1>{t('Bạn thấy việc phục vụ thế nào?', 'How were you served?')}</h1>
        <p>{code}</p>
        <div class="ticket-qr" dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 2 }) }} />
        <p>
          {t(
            'Quét mã bằng điện thoại, nhập 4 số cuối điện thoại đã khai rồi chọn mức hài lòng. Cán bộ không biết ai đã đánh giá.',
            'Scan with your phone, type the last 4 digits of the phone you gave, and choose. Officers are not told who rated.',
          )}
        </p>
      </div>
      <p class="ticket-actions">
        {t(
          'Máy đặt tại quầy cho người dân mở trang Tra cứu và nhập mã hồ sơ; máy đó không đăng nhập tài khoản cán bộ.',
          'A device that stands at the desk for residents opens Tracking with the code; no officer is signed in on it.',
        )}
      </p>
      <ButtonLink
        href={`/can-bo/ho-so/${code}`}
        kind="secondary"
        text={t('Về hồ sơ', 'Back to the dossier')}
      />
    </Page>
  )
}
