import { formatSecond } from '#platform/dates.ts'
import { useView, useWords } from './words.ts'

/** The foot of every page: the telephone number for help, the house's pages, and what runs it. */
export function Footer() {
  const view = useView()
  const say = useWords()
  const { house } = view
  return (
    <footer class="footer">
      <div class="footer-inner">
        <p class="footer-help">
          {say(house.hotline.text)} <a href={house.hotline.href}>{house.hotline.number}</a>
        </p>
        <nav aria-label={view.t('Chân trang', 'Footer')}>
          <ul>
            <li>
              <a href="/thu-tuc">{view.t('Tất cả thủ tục', 'All procedures')}</a>
            </li>
            <li>
              <a href="/noi-nop">{view.t('126 xã, phường', '126 communes and wards')}</a>
            </li>
            <li>
              <a href="/tra-cuu">{view.t('Tra cứu hồ sơ', 'Track a dossier')}</a>
            </li>
            <li>
              <a href="/xep-hang">{view.t('Hàng chờ, lấy số', 'Queues')}</a>
            </li>
            <li>
              <a href="/danh-ba">{view.t('Danh bạ, người trực', 'Directory')}</a>
            </li>
            <li>
              <a href="/bieu-phi">{view.t('Biểu phí', 'Fees')}</a>
            </li>
            <li>
              <a href="/doi-chieu">{view.t('Đối chiếu giấy', 'Check a paper')}</a>
            </li>
            <li>
              <a href="/so-lieu">{view.t('Số liệu công khai', 'Public figures')}</a>
            </li>
            <li>
              <a href="/api/openapi.json">API</a>
            </li>
          </ul>
        </nav>
        {view.asOf === null ? null : (
          <p class="footer-note">
            {view.t(
              `Trang này đọc từ bản sao dữ liệu, đúng đến ${formatSecond(view.asOf)}.`,
              `This page was read from a copy of the data, true as of ${formatSecond(view.asOf)}.`,
            )}
          </p>
        )}
        <p class="footer-note">
          {house.name} · {say(house.subtitle)}.{' '}
          {view.t(
            'Phần mềm mã nguồn mở cho chính quyền hai cấp.',
            'Open software for two-tier local government.',
          )}
        </p>
      </div>
    </footer>
  )
}
