import type { Result } from './print-result.ts'
import { paragraphs, procedureInWords } from './wording.ts'

/** How a kind of result is set: its sign (ký hiệu), and what it says before and after its content. */
type Kind = {
  readonly sign: string
  readonly verb: (body: string) => string | null
  readonly intro: (body: string) => string | null
  readonly ending: readonly string[]
}

const NOTHING = (): null => null
const plain = (sign: string, verb: Kind['verb'] = NOTHING, ending: readonly string[] = []): Kind => ({
  ...{ sign, verb, intro: NOTHING, ending },
})

const KINDS: Readonly<Record<Result['kind'], Kind>> = {
  decision: {
    sign: 'QĐ-UBND',
    intro: (body) => body.toLocaleUpperCase('vi'),
    verb: () => 'QUYẾT ĐỊNH:',
    ending: [
      'Quyết định này có hiệu lực kể từ ngày ký. Các cơ quan, cá nhân có liên quan thi hành Quyết định này./.',
    ],
  },
  certificate: plain('GCN-UBND', () => 'CHỨNG NHẬN:'),
  confirmation: plain('XN-UBND', () => 'XÁC NHẬN:', [
    'Giấy này được cấp theo đề nghị của người có tên trên./.',
  ]),
  extract: plain('TL-UBND', () => 'TRÍCH LỤC:'),
  certification: plain('CT-UBND', () => 'CHỨNG THỰC:'),
  permit: plain('GP-UBND', () => 'CHO PHÉP:', [
    'Người được cấp phép thực hiện đúng nội dung giấy phép và pháp luật có liên quan./.',
  ]),
  minutes: plain('BB-UBND'),
  opinion: plain('UBND', () => 'Ý KIẾN:'),
  notice: plain('TB-UBND', (body) => `${body.toLocaleUpperCase('vi')} THÔNG BÁO:`, [
    'Người nộp hồ sơ có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật nếu không đồng ý với thông báo này./.',
  ]),
}

/** A result in words, as its layout takes it. */
export function viewResult(data: Result): Readonly<Record<string, unknown>> {
  const { sign, verb, intro, ending } = KINDS[data.kind]
  const number = data.number ?? '……'
  const procedure = procedureInWords(data.procedure)
  return {
    ...data,
    title: data.kind === 'decision' ? 'Quyết định' : data.kind === 'notice' ? 'Thông báo' : data.name,
    subject:
      data.kind === 'decision'
        ? `Về việc ${lower(data.name.replace(/^Quyết định (về việc )?/i, ''))}`
        : data.kind === 'notice'
          ? `Về việc không giải quyết hồ sơ ${data.code}`
          : null,
    number_printed: `${number}/${sign}`,
    procedure: lower(procedure),
    grounds_intro: intro(data.body),
    verb: verb(data.body),
    says: paragraphs(data.summary),
    ending,
  }
}

function lower(text: string): string {
  return `${text.charAt(0).toLocaleLowerCase('vi')}${text.slice(1)}`
}
