/** The named people's forms, filled in, for tests of what is printed. */
import type { Mau01, Mau06 } from '#modules/prints'

const head = {
  demonstration: true,
  parent_body: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội',
  body: 'Chi nhánh tại phường Cầu Giấy',
  number: '123',
  place: 'Cầu Giấy',
  code: 'DEMO.H26.166-20261123-0000123',
  tracking_url: 'https://haicap.example/tra-cuu?ma=DEMO.H26.166-20261123-0000123',
  procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
  accepted_at: '2026-11-23T02:05:00.000Z',
  due_at: '2026-11-23T10:00:00.000Z',
}

/** Mẫu 01 of Nguyễn Thị Hoa: an ordinary dossier. */
export const RECEIPT: Mau01 = {
  ...head,
  received_at: 'Điểm phục vụ hành chính công phường Cầu Giấy, số 36 đường Cầu Giấy, Hà Nội',
  applicant: {
    name: 'Nguyễn Thị Hoa',
    number: '001190000123',
    is_organisation: false,
    phone: '0912345678',
    email: null,
    address: 'Số 12, ngõ 165 đường Cầu Giấy, phường Cầu Giấy, thành phố Hà Nội',
  },
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
  register: { book: '01/2026', number: '000123' },
  hotline: '1022',
  submitted_by: 'Nguyễn Thị Hoa',
  received_by: 'Lê Minh Đức',
}

/** Mẫu 06 of the same dossier. */
export const CONTROL_SLIP: Mau06 = {
  ...head,
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
