import type { ListName, SwitchList } from '#modules/procedures'
import type { Text } from '#platform/text.ts'

/** The imported lists, and what a house can switch to. */
export const LIST_TEXT: Record<ListName | SwitchList, Text> = {
  essential_25: { vi: '25 dịch vụ công thiết yếu', en: '25 essential services' },
  communes_112: { vi: '112 thủ tục cấp xã', en: '112 commune procedures' },
  communes_559: { vi: '559 thủ tục cấp xã', en: '559 commune procedures' },
  all: { vi: 'Mọi thủ tục có phiên bản', en: 'Every procedure that has a version' },
}

/** What being on a list does. */
export const LIST_EFFECT: Record<ListName, Text> = {
  essential_25: {
    vi: 'Thủ tục trong danh sách không được yêu cầu nộp giấy tờ dưới bất kỳ hình thức nào (Chỉ thị 24/CT-TTg).',
    en: 'Nobody may ask for papers in these procedures in any form (CT 24/CT-TTg).',
  },
  communes_112: {
    vi: 'Danh sách để chuyển đồng loạt: từ ngày chuyển, hệ thống chỉ nhận thủ tục trong danh sách.',
    en: 'A list to switch to: from its day on the house takes these procedures and no others.',
  },
  communes_559: {
    vi: 'Danh sách để chuyển đồng loạt: từ ngày chuyển, hệ thống chỉ nhận thủ tục trong danh sách.',
    en: 'A list to switch to: from its day on the house takes these procedures and no others.',
  },
}
