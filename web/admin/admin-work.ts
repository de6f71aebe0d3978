import type { Text } from '#platform/text.ts'

/** One kind of work of the administrator: its page, and what it is for. */
export type AdminWork = { readonly href: string; readonly title: Text; readonly about: Text }

/** What he has besides in a house to rehearse in. */
export const REHEARSAL_WORK: AdminWork = {
  href: '/quan-tri/dien-tap',
  title: { vi: 'Diễn tập theo kịch bản', en: 'Rehearsal by scenarios' },
  about: {
    vi: 'Xã, phường nào đang diễn kịch bản nào, đạt bao nhiêu, cần sửa gì; phiếu điểm PDF, CSV.',
    en: 'Which commune plays what, how many are passed, what to fix; the scorecard as PDF and CSV.',
  },
}

/** What an administrator may do, in the order of his first page. */
export const ADMIN_WORK: readonly AdminWork[] = [
  {
    href: '/quan-tri/tham-quyen',
    title: { vi: 'Thẩm quyền ký', en: 'Who may sign' },
    about: {
      vi: 'Giao và thu hồi quyền ký, ghi vắng mặt và người ký thay của thành phố và từng xã, phường.',
      en: 'Authorise and revoke, record absences and substitutes, for the city and each commune.',
    },
  },
  {
    href: '/quan-tri/san-sang',
    title: { vi: 'Bảng sẵn sàng', en: 'Readiness' },
    about: {
      vi: 'Mỗi đơn vị còn thiếu ai, thiếu gì; nơi chỉ một người ký được.',
      en: 'Whom and what each unit lacks; where one person alone can sign.',
    },
  },
  {
    href: '/quan-tri/quay',
    title: { vi: 'Quầy và người trực', en: 'Desks and duties' },
    about: {
      vi: 'Danh bạ người dân thấy: quầy, việc, người trực, điện thoại theo ngày; in bảng tên quầy.',
      en: 'The directory residents see: desks, duties, telephones by day; signs to print.',
    },
  },
  {
    href: '/quan-tri/tai-khoan',
    title: { vi: 'Tài khoản cán bộ', en: 'Officers’ accounts' },
    about: {
      vi: 'Thu hồi khóa đăng nhập bị mất, khóa tài khoản khi cán bộ rời vị trí.',
      en: 'Revoke a lost passkey, shut the account of whoever leaves.',
    },
  },
  {
    href: '/quan-tri/thu-tuc',
    title: { vi: 'Thủ tục và biểu mẫu', en: 'Procedures and forms' },
    about: {
      vi: 'Soạn phiên bản tiếp theo: biểu mẫu, giấy tờ, thời hạn, các bước, phí. Bản đang áp dụng vẫn chạy.',
      en: 'Write the next version: form, papers, limits, steps, fees. The one in force goes on.',
    },
  },
  {
    href: '/quan-tri/con-thieu',
    title: { vi: 'Dữ kiện còn thiếu', en: 'Facts still missing' },
    about: {
      vi: 'Thời hạn, giấy tờ, phí chưa ai công bố: danh sách việc, thủ tục hỏi nhiều đứng trước.',
      en: 'Limits, papers and fees nobody has published: a work list, the most asked first.',
    },
  },
  {
    href: '/quan-tri/danh-sach',
    title: { vi: 'Danh sách thủ tục', en: 'Lists of procedures' },
    about: {
      vi: 'Nhập danh sách 25 dịch vụ thiết yếu, 112 và 559 thủ tục cấp xã.',
      en: 'Import the 25 essential services, the 112 and the 559 commune procedures.',
    },
  },
  {
    href: '/quan-tri/sap-xep',
    title: { vi: 'Sắp xếp đơn vị hành chính', en: 'Reorganisations' },
    about: {
      vi: 'Phương án nhập, chia, đổi tên đơn vị: vẽ, chạy thử, rà soát, ký, thực hiện không ngừng quầy, đối soát, hủy.',
      en: 'Plans of mergers, splits, renames: drawn, tried, reviewed, signed, run without a pause, proven, undone.',
    },
  },
  {
    href: '/quan-tri/chuyen-danh-muc',
    title: { vi: 'Chuyển danh mục đồng loạt', en: 'Switch the catalogue' },
    about: {
      vi: 'Từ 00:00 một ngày, nhận thủ tục theo danh sách khác: xem trước, đặt lịch, hủy.',
      en: 'From 00:00 of a day take another list: preview, schedule, undo.',
    },
  },
  {
    href: '/quan-tri/tep-danh-muc',
    title: { vi: 'Tệp danh mục', en: 'Files of the catalogue' },
    about: {
      vi: 'Tải toàn bộ danh mục để lưu trong git; nhập một tệp định nghĩa thành bản soạn.',
      en: 'Download the catalogue to keep it in git; take a definition file in as a draft.',
    },
  },
  {
    href: '/quan-tri/mien-giam',
    title: { vi: 'Miễn, giảm phí, lệ phí', en: 'Exemptions from fees' },
    about: {
      vi: 'Ai được miễn, giảm, bằng giấy tờ gì, từ ngày nào; tải và nạp bằng tệp CSV.',
      en: 'Who pays less, by what evidence, from which day; down- and uploaded as CSV.',
    },
  },
  {
    href: '/quan-tri/lich',
    title: { vi: 'Lịch làm việc', en: 'Working calendars' },
    about: {
      vi: 'Giờ làm việc, ngày nghỉ, làm bù, sự cố: xem trước hồ sơ bị ảnh hưởng, hẹn đã trao giữ nguyên.',
      en: 'Opening hours, days off, outages: see the dossiers touched first; appointments given stay.',
    },
  },
  {
    href: '/quan-tri/su-co',
    title: { vi: 'Sự cố', en: 'Outages' },
    about: {
      vi: 'Ghi nhận sự cố đã kết thúc: thời gian đó không tính vào hạn của mọi hồ sơ đang giải quyết.',
      en: 'Record an outage that is over: its time counts for no running dossier it touched.',
    },
  },
  {
    href: '/quan-tri/luot-tu-choi',
    title: { vi: 'Lượt bị từ chối', en: 'Refused requests' },
    about: {
      vi: 'Ai bị từ chối ở đâu, vì sao, bao nhiêu lượt mỗi phút: để thấy kẻ dò cửa. Không ghi nội dung đã gửi.',
      en: 'Who was refused where, why, how often in a minute: to see who tries doors. What was sent is not kept.',
    },
  },
]
