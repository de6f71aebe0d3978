import type { Field, FieldType } from '#modules/forms'
import type { DATABASES, Definition, DefinitionPart, Effect, FeeRow, STEP_ACTS } from '#modules/procedures'
import type { Text } from '#platform/text.ts'

/** The parts of a definition, as a comparison heads them. */
export const PART_TEXT: Record<DefinitionPart, Text> = {
  field: { vi: 'Câu hỏi của biểu mẫu', en: 'Questions of the form' },
  section: { vi: 'Phần của biểu mẫu', en: 'Parts of the form' },
  paper: { vi: 'Giấy tờ', en: 'Papers' },
  limit: { vi: 'Thời hạn', en: 'Time limits' },
  fee: { vi: 'Phí, lệ phí', en: 'Fees' },
  step: { vi: 'Các bước', en: 'Steps' },
  budget: { vi: 'Thời gian của bước', en: 'Time of steps' },
  case: { vi: 'Trường hợp', en: 'Cases' },
  channel: { vi: 'Cách nộp', en: 'Ways to file' },
  other: { vi: 'Thông tin chung', en: 'General' },
}

/** What a question asks for. */
export const FIELD_TYPE_TEXT: Record<FieldType, Text> = {
  text: { vi: 'chữ', en: 'text' },
  long_text: { vi: 'đoạn văn', en: 'long text' },
  number: { vi: 'số', en: 'number' },
  money: { vi: 'số tiền', en: 'money' },
  date: { vi: 'ngày', en: 'date' },
  yes_no: { vi: 'có hoặc không', en: 'yes or no' },
  choice: { vi: 'chọn một', en: 'choose one' },
  multiple_choice: { vi: 'chọn nhiều', en: 'choose several' },
  person: { vi: 'một người', en: 'a person' },
  organisation: { vi: 'một tổ chức', en: 'an organisation' },
  address: { vi: 'địa chỉ', en: 'an address' },
  land_parcel: { vi: 'thửa đất', en: 'a land parcel' },
  file: { vi: 'tệp tải lên', en: 'uploaded files' },
  group: { vi: 'nhóm lặp lại', en: 'a repeating group' },
  computed: { vi: 'tự tính', en: 'computed' },
}

/** Databases that make a paper needless. */
export const DATABASE_TEXT: Record<(typeof DATABASES)[number], Text> = {
  population: { vi: 'dữ liệu dân cư', en: 'population data' },
  civil_status: { vi: 'dữ liệu hộ tịch', en: 'civil status data' },
  land: { vi: 'dữ liệu đất đai', en: 'land data' },
  business: { vi: 'dữ liệu doanh nghiệp', en: 'business data' },
  health: { vi: 'dữ liệu y tế', en: 'health data' },
  social_protection: { vi: 'dữ liệu an sinh xã hội', en: 'social protection data' },
}

/** How much of a procedure goes online. */
export const LEVEL_TEXT: Record<'full' | 'partial', Text> = {
  full: { vi: 'toàn trình', en: 'in full' },
  partial: { vi: 'một phần', en: 'in part' },
}

/** When a fee is taken. */
export const MOMENT_TEXT: Record<FeeRow['moment'], Text> = {
  on_acceptance: {
    vi: 'từ khi tiếp nhận, chậm nhất khi trả kết quả',
    en: 'from acceptance on, by the hand-over at the latest',
  },
  before_settling: { vi: 'trước khi chuyển hồ sơ giải quyết', en: 'before the dossier is sent on' },
  on_supplement: { vi: 'khi bổ sung', en: 'at the supplement' },
  on_return: { vi: 'khi trả kết quả', en: 'at hand-over' },
}

/** How a computed field comes about. */
export const OPERATION_TEXT: Record<NonNullable<Field['compute']>['op'], Text> = {
  sum: { vi: 'Tổng', en: 'Sum' },
  product: { vi: 'Tích', en: 'Product' },
  count: { vi: 'Đếm số dòng', en: 'Number of rows' },
}

/** Who sets a fee. */
export const SET_BY_TEXT: Record<FeeRow['set_by'], Text> = {
  ministry_of_finance: { vi: 'Bộ Tài chính', en: 'the Ministry of Finance' },
  people_council: { vi: 'Hội đồng nhân dân', en: 'the people’s council' },
  nobody: { vi: 'không ai (miễn)', en: 'nobody (free)' },
}

/** What a step does. */
export const STEP_ACT_TEXT: Record<(typeof STEP_ACTS)[number], Text> = {
  accept: { vi: 'tiếp nhận', en: 'accept' },
  assign: { vi: 'phân công', en: 'assign' },
  propose: { vi: 'trình kết quả', en: 'propose' },
  check: { vi: 'kiểm tra', en: 'check' },
  approve: { vi: 'duyệt, ký', en: 'approve' },
  number: { vi: 'cấp số', en: 'number' },
  deliver: { vi: 'trả kết quả', en: 'hand over' },
}

/** What people receive. */
export const RESULT_TEXT: Record<Definition['result']['kind'], Text> = {
  certificate: { vi: 'giấy chứng nhận', en: 'certificate' },
  extract: { vi: 'trích lục', en: 'extract' },
  certification: { vi: 'bản chứng thực', en: 'certification' },
  confirmation: { vi: 'giấy xác nhận', en: 'confirmation' },
  permit: { vi: 'giấy phép', en: 'permit' },
  decision: { vi: 'quyết định', en: 'decision' },
  minutes: { vi: 'biên bản', en: 'minutes' },
  opinion: { vi: 'văn bản trả lời', en: 'opinion' },
}

/** What becomes of running dossiers when a version comes into force. */
export const EFFECT_TEXT: Record<Effect, Text> = {
  keep: { vi: 'Giữ phiên bản đã nộp', en: 'Keep the version they were filed by' },
  offer: { vi: 'Được chọn phiên bản mới', en: 'May take the new version' },
  move: { vi: 'Chuyển sang phiên bản mới', en: 'Go over to the new version' },
}

/** The same in a sentence. */
export const EFFECT_HINT: Record<Effect, Text> = {
  keep: {
    vi: 'Hồ sơ đang chạy được giải quyết theo phiên bản đã nộp.',
    en: 'Running dossiers are settled by the version they were filed by.',
  },
  offer: {
    vi: 'Người nộp hoặc chuyên viên thụ lý tự quyết định, từng hồ sơ một.',
    en: 'The applicant or the specialist in charge decides, dossier by dossier.',
  },
  move: {
    vi: 'Từ thời điểm đó hệ thống chuyển mọi hồ sơ chưa trình mà vừa phiên bản mới; hẹn trả chỉ sớm lên, không muộn đi.',
    en: 'From that moment the house moves every undecided dossier that fits; an appointment only becomes earlier.',
  },
}
