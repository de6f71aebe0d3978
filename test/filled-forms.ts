/** The named people's forms, filled in, for tests of what is printed. */
import type { Mau01, Mau02, Mau03, Mau04, Mau05, Mau06, Mau07 } from '#modules/prints'

const head = {
  demonstration: true,
  parent_body: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội',
  body: 'Chi nhánh tại phường Cầu Giấy',
  number: '123/TNHS',
  place: 'Cầu Giấy',
  code: 'DEMO.H26.166-20261123-0000123',
  tracking_url: 'https://haicap.example/tra-cuu?ma=DEMO.H26.166-20261123-0000123',
  procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
}
const appointment = { accepted_at: '2026-11-23T02:05:00.000Z', due_at: '2026-11-23T10:00:00.000Z' }
const applicant = {
  name: 'Nguyễn Thị Hoa',
  number: '001190000123',
  is_organisation: false,
  phone: '0912345678',
  email: null,
  address: 'Số 12, ngõ 165 đường Cầu Giấy, phường Cầu Giấy, thành phố Hà Nội',
}

/** Mẫu 01 of Nguyễn Thị Hoa: an ordinary dossier. */
export const RECEIPT: Mau01 = {
  ...head,
  ...appointment,
  received_at: 'Điểm phục vụ hành chính công phường Cầu Giấy, số 36 đường Cầu Giấy, Hà Nội',
  applicant,
  on_behalf_of: null,
  land_parcel: null,
  request: 'Đăng ký khai sinh cho con',
  papers: [
    { name: 'Tờ khai đăng ký khai sinh', kind: 'original', count: 1 },
    { name: 'Giấy chứng sinh', kind: 'original', count: 1 },
    { name: 'Giấy tờ chứng minh nơi cư trú', kind: 'electronic', count: 1 },
  ],
  sets: 1,
  limit: 'trong ngày làm việc',
  return_at: 'Điểm phục vụ hành chính công phường Cầu Giấy',
  fees: [
    { name: 'Lệ phí đăng ký khai sinh', amount: 8000, paid: true },
    { name: 'Phí cấp bản sao trích lục', amount: 16_000, paid: false },
  ],
  transfer: null,
  register: { book: '01/2026', number: '000123' },
  hotline: '1022',
  submitted_by: 'Nguyễn Thị Hoa',
  received_by: 'Lê Minh Đức',
}

/** Mẫu 06 of the same dossier. */
export const CONTROL_SLIP: Mau06 = {
  ...head,
  ...appointment,
  settling_body: 'Ủy ban nhân dân phường Cầu Giấy',
  coordinating_bodies: ['Công an phường Cầu Giấy'],
  hand_overs: [
    {
      from: 'Điểm phục vụ hành chính công phường Cầu Giấy',
      to: 'Văn phòng HĐND và UBND phường',
      at: '2026-11-23T02:20:00.000Z',
      given_by: 'Lê Minh Đức',
      taken_by: 'Phạm Thu Hằng',
      result: 'early',
      note: null,
    },
    {
      from: 'Văn phòng HĐND và UBND phường',
      to: 'Chủ tịch UBND phường',
      at: '2026-11-23T07:45:00.000Z',
      given_by: 'Phạm Thu Hằng',
      taken_by: 'Đỗ Quang Vinh',
      result: 'on_time',
      note: 'Trình ký bản điện tử',
    },
    {
      from: 'Chủ tịch UBND phường',
      to: 'Điểm phục vụ hành chính công phường Cầu Giấy',
      at: '2026-11-23T10:30:00.000Z',
      given_by: 'Đỗ Quang Vinh',
      taken_by: 'Lê Minh Đức',
      result: 'late',
      note: 'Đã xin lỗi công dân',
    },
  ],
}

const POINT = 'Điểm phục vụ hành chính công phường Cầu Giấy'
const PLACE = `${POINT}, số 36 đường Cầu Giấy, Hà Nội`

/** Mẫu 02: two papers to bring. */
export const SUPPLEMENT_REQUEST: Mau02 = {
  ...head,
  number: '7/HDHS',
  applicant,
  items: [
    {
      name: 'Giấy chứng sinh',
      guidance: 'Nộp bản chính do cơ sở y tế cấp; bản đã nộp là bản chụp không có dấu.',
    },
    {
      name: 'Giấy tờ chứng minh nơi cư trú',
      guidance: 'Chụp lại đủ bốn góc.\nTệp đã gửi bị mờ, không đọc được số nhà và ngày cấp.',
    },
  ],
  reason: 'Thành phần hồ sơ chưa đủ theo quy định của thủ tục.\nBản chụp không đọc được.',
  due_on: '2026-12-15',
  contact: PLACE,
  hotline: '1022',
  signed_by: { title: 'Công chức một cửa', name: 'Lê Minh Đức' },
}

/** Mẫu 03: another commune is competent. */
export const REFUSAL: Mau03 = {
  ...head,
  number: '2/TCHS',
  applicant,
  reason:
    'Thủ tục này thuộc thẩm quyền giải quyết của cơ quan đăng ký đất đai, không thuộc thẩm quyền của Ủy ban nhân dân phường.',
  legal_basis: 'Nghị định số 118/2025/NĐ-CP của Chính phủ.',
  contact: PLACE,
  hotline: '1022',
  signed_by: { title: 'Phụ trách điểm phục vụ', name: 'Vũ Thị Thanh Thủy' },
}

/** Mẫu 04: three more days. */
export const APOLOGY: Mau04 = {
  ...head,
  body: 'Ủy ban nhân dân phường Cầu Giấy',
  parent_body: null,
  number: '5/PXL',
  applicant,
  accepted_at: appointment.accepted_at,
  received_at: POINT,
  receipt: '123/TNHS',
  from_due_at: '2026-11-26T10:00:00.000Z',
  to_due_at: '2026-12-01T10:00:00.000Z',
  reason: 'Nơi cư trú trước đây của ông, bà chưa trả lời văn bản xác minh tình trạng hôn nhân.',
  hotline: '1022',
  copies_to: ['Trung tâm Phục vụ hành chính công thành phố Hà Nội', POINT],
  signed_by: { title: 'Phó Chủ tịch Ủy ban nhân dân', name: 'Đỗ Quang Vinh' },
}

/** Mẫu 05: she asked to stop. */
export const STOP_NOTICE: Mau05 = {
  ...head,
  number: '3/TB',
  applicant,
  submitted_at: appointment.accepted_at,
  accepted_at: appointment.accepted_at,
  received_at: POINT,
  receipt: '123/TNHS',
  is_asked_for: true,
  stopped_at: '2026-11-24T08:15:00.000Z',
  reason: 'Người nộp chuyển nơi cư trú và sẽ nộp hồ sơ tại nơi ở mới.',
  handed_back: [
    { name: 'Giấy chứng sinh', kind: 'original', count: 1 },
    { name: 'Giấy tờ chứng minh nơi cư trú', kind: 'copy', count: 2 },
  ],
  fee_paid: 8000,
  return_at: PLACE,
  hotline: '1022',
  copies_to: ['Ủy ban nhân dân phường Cầu Giấy'],
  signed_by: null,
}

/** Mẫu 07: a book of so many dossiers. */
export function bookOf(count: number): Mau07 {
  const names = [
    'Nguyễn Thị Hoa',
    'Trần Văn Nam',
    'Công ty trách nhiệm hữu hạn Thương mại và Dịch vụ Hòa Bình',
  ]
  return {
    demonstration: true,
    parent_body: head.parent_body,
    body: POINT,
    place: 'Hà Nội',
    from: '2026-11-01',
    to: '2026-11-30',
    rows: Array.from({ length: count }, (_, i) => ({
      number: String(i + 1),
      code: `TD.H26.00166-261123-${String(i + 1).padStart(4, '0')}`,
      procedure: i % 2 ? 'Cấp giấy xác nhận tình trạng hôn nhân' : 'Chứng thực bản sao từ bản chính',
      sets: 1,
      name: names[i % names.length] ?? '',
      address: applicant.address,
      phone: '0912345678',
      settling_body: 'Ủy ban nhân dân phường Cầu Giấy',
      accepted_at: appointment.accepted_at,
      due_at: i % 5 ? appointment.due_at : null,
      delivered_at: i % 3 ? null : '2026-11-23T09:30:00.000Z',
      channel: i % 4 ? 'counter' : 'online',
      note: null,
    })),
  }
}
