import type { Text } from '#platform/text.ts'

const NAMES: Readonly<Record<string, Text>> = {
  receipt: { vi: 'Biên lai thu phí, lệ phí', en: 'Receipts' },
  refund: { vi: 'Phiếu hoàn phí, lệ phí', en: 'Refund vouchers' },
  TNHS: { vi: 'Giấy tiếp nhận và hẹn trả kết quả (Mẫu 01)', en: 'Receipts of dossiers (form 01)' },
  HDHS: { vi: 'Phiếu yêu cầu bổ sung (Mẫu 02)', en: 'Requests for papers (form 02)' },
  TCHS: { vi: 'Phiếu từ chối tiếp nhận (Mẫu 03)', en: 'Refusals (form 03)' },
  PXL: { vi: 'Phiếu xin lỗi và hẹn lại (Mẫu 04)', en: 'Apologies (form 04)' },
  TB: { vi: 'Thông báo dừng giải quyết (Mẫu 05)', en: 'Notices of stopping (form 05)' },
  births: { vi: 'Đăng ký khai sinh', en: 'Births' },
  deaths: { vi: 'Đăng ký khai tử', en: 'Deaths' },
  marriages: { vi: 'Đăng ký kết hôn', en: 'Marriages' },
  recognitions: { vi: 'Nhận cha, mẹ, con', en: 'Recognitions of parents and children' },
  guardianships: { vi: 'Đăng ký giám hộ', en: 'Guardianships' },
  guardianship_ends: { vi: 'Chấm dứt giám hộ', en: 'Ended guardianships' },
  civil_status_changes: { vi: 'Thay đổi, cải chính hộ tịch', en: 'Changes of civil status' },
  civil_status_copies: { vi: 'Trích lục hộ tịch', en: 'Extracts of civil status' },
  marital_status_confirmations: {
    vi: 'Xác nhận tình trạng hôn nhân',
    en: 'Confirmations of marital status',
  },
  certified_copies: { vi: 'Chứng thực bản sao', en: 'Certified copies' },
  certified_signatures: { vi: 'Chứng thực chữ ký', en: 'Certified signatures' },
  certified_transactions: { vi: 'Chứng thực giao dịch', en: 'Certified transactions' },
  register_copies: { vi: 'Bản sao từ sổ gốc', en: 'Copies from the original register' },
  building_permits: { vi: 'Giấy phép xây dựng', en: 'Building permits' },
  pavement_permits: { vi: 'Sử dụng tạm thời lòng đường, vỉa hè', en: 'Use of pavements' },
  household_businesses: { vi: 'Đăng ký hộ kinh doanh', en: 'Household businesses' },
  land_certificates: { vi: 'Giấy chứng nhận quyền sử dụng đất', en: 'Land certificates' },
  land_mediation_minutes: { vi: 'Biên bản hòa giải đất đai', en: 'Minutes of land mediation' },
  outgoing_documents: { vi: 'Văn bản đi', en: 'Outgoing documents' },
}

/** What a register is called on a page and on its book; registers of fields without a name are named by their sign. */
export function registerName(register: string): Text {
  const field = register.replace(/^results_/, '').replaceAll('_', ' ')
  return (
    NAMES[register] ?? { vi: `Kết quả giải quyết thủ tục: ${field}`, en: `Results of procedures: ${field}` }
  )
}
