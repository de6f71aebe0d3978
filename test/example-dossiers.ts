import type { SubmitInput } from '#modules/dossiers'

/** Nguyễn Thị Hoa, resident of the examples. */
export const HOA = {
  kind: 'citizen',
  full_name: 'Nguyễn Thị Hoa',
  personal_number: '001190000123',
  birth_on: '1990-03-08',
  phone: '0912345678',
} as const

/** Trần Văn Nam, who sometimes acts for her. */
export const NAM = {
  kind: 'citizen',
  full_name: 'Trần Văn Nam',
  personal_number: '001088000456',
  phone: '0987654321',
} as const

/** Two certified copies of Hoa's diploma of three pages, at the counter: 10,000 đồng. */
export const CERTIFIED_COPY: SubmitInput = {
  procedure: '2.000815',
  unit: 'cau-giay',
  channel: 'counter',
  persons: { filer: HOA, principal: HOA },
  answers: {
    applicant: { full_name: HOA.full_name, personal_number: HOA.personal_number },
    document: 'Bằng tốt nghiệp trung học phổ thông',
    pages: 3,
    copies: 2,
  },
  checklist: [],
}

/** Hoa's confirmation of marital status, to marry: three working days, through specialist, head, signer and clerk. */
export const MARITAL_STATUS: SubmitInput = {
  procedure: '1.004873',
  unit: 'cau-giay',
  channel: 'counter',
  persons: { filer: HOA, principal: HOA },
  answers: {
    applicant: {
      full_name: HOA.full_name,
      personal_number: HOA.personal_number,
      born_on: HOA.birth_on,
      phone: HOA.phone,
    },
    by_proxy: false,
    residence: { unit: '00166', line: 'Số 12, ngõ 68 đường Cầu Giấy' },
    status: 'never',
    purpose: 'property',
    issued_before: true,
  },
  checklist: [{ key: 'earlier', kind: 'original', count: 1, paper_ids: [] }],
}

/** A certified copy from acceptance to the hand-over, as the desk's pages take it. */
export const CERTIFIED_DEEDS = [
  { by: 'tiepnhan', act: 'forward' },
  {
    by: 'chuyenvien',
    act: 'propose',
    fields: { 'propose.outcome': 'granted', 'propose.summary': 'Đúng bản chính' },
  },
  { by: 'ky', act: 'approve' },
  { by: 'vanthu', act: 'number' },
  { by: 'thungan', act: 'pay' },
  { by: 'tiepnhan', act: 'deliver' },
] as const
