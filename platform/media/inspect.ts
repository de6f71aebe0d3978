import { Child, ChildError, type ChildOptions } from '../child.ts'
import { invalid, type Refusal } from '../refusal.ts'
import type { Text } from '../text.ts'

/** The kinds of file taken in; decided by what is inside, never by the name. */
export type MediaType = 'application/pdf' | 'image/jpeg' | 'image/png'

/** What a sound file is: its kind, pages (1 for a picture), and a picture's size in pixels. */
export type MediaFacts = {
  readonly media: MediaType
  readonly pages: number
  readonly pixels: { readonly width: number; readonly height: number } | null
}

/** Why a file is refused. */
type MediaFault =
  | 'empty'
  | 'not_accepted'
  | 'truncated'
  | 'broken'
  | 'encrypted'
  | 'too_many_pages'
  | 'too_many_pixels'
  | 'unreadable'

/** The worker's answer. */
export type MediaAnswer = MediaFacts | { readonly fault: MediaFault }

/** Looks into files in a child process, so that a hostile one stalls nothing. */
export type Inspector = {
  /** The facts of a sound PDF, JPEG or PNG; refuses everything else with the reason. */
  readonly inspect: (path: string) => Promise<MediaFacts>
  readonly close: () => Promise<void>
}

const FAULTS: Record<MediaFault, Text> = {
  empty: { vi: 'Tệp rỗng. Hãy chọn lại tệp.', en: 'The file is empty. Please choose it again.' },
  not_accepted: {
    vi: 'Chỉ nhận tệp PDF, JPEG hoặc PNG. Tệp này là loại khác, dù tên tệp có đuôi gì.',
    en: 'Only PDF, JPEG and PNG are accepted. This file is something else, whatever its name says.',
  },
  truncated: {
    vi: 'Tệp bị cụt, thiếu phần cuối. Hãy lưu hoặc quét lại rồi gửi tệp đầy đủ.',
    en: 'The end of the file is missing. Please save or scan it again and send the whole file.',
  },
  broken: {
    vi: 'Tệp bị hỏng, không mở được. Hãy lưu hoặc quét lại.',
    en: 'The file is broken and cannot be opened. Please save or scan it again.',
  },
  encrypted: {
    vi: 'Tệp PDF có mật khẩu hoặc bị khóa. Hãy bỏ mật khẩu rồi gửi lại.',
    en: 'The PDF has a password or is locked. Please remove the protection and send it again.',
  },
  too_many_pages: {
    vi: 'Tệp PDF có quá nhiều trang (nhiều nhất 5.000 trang). Hãy chia thành nhiều tệp.',
    en: 'The PDF has too many pages (5,000 at most). Please split it into several files.',
  },
  too_many_pixels: {
    vi: 'Ảnh quá lớn (nhiều nhất 250 triệu điểm ảnh). Hãy giảm độ phân giải.',
    en: 'The picture is too large (250 million pixels at most). Please lower the resolution.',
  },
  unreadable: {
    vi: 'Không đọc được tệp này trong thời gian cho phép. Hãy lưu hoặc quét lại thành tệp đơn giản hơn.',
    en: 'This file could not be read in time. Please save or scan it again as a simpler file.',
  },
}

/** Opens the inspector; its child starts with the first file. */
export function openInspector(options: Partial<ChildOptions> = {}): Inspector {
  const child = new Child<{ path: string }, MediaAnswer>(new URL('./inspect-worker.ts', import.meta.url), {
    timeoutMs: 15_000,
    jobsPerChild: 200,
    mayWait: 200,
    heapMb: 256,
    ...options,
  })
  return {
    inspect: async (path) => {
      const answer = await child.ask({ path }).catch(unreadable)
      if ('fault' in answer) throw refuse(answer.fault)
      return answer
    },
    close: () => child.close(),
  }
}

/** A file that stalls or kills its reader is refused; a busy or closed inspector is not the file's fault. */
function unreadable(error: unknown): MediaAnswer {
  if (error instanceof ChildError && (error.failure === 'late' || error.failure === 'died')) {
    return { fault: 'unreadable' }
  }
  throw error
}

function refuse(fault: MediaFault): Refusal {
  return invalid(`file_${fault}`, FAULTS[fault])
}
