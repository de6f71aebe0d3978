import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { CHECK_PATH } from '#http/prints/print-dossier.ts'
import { listVerifiers } from '#modules/evidence'
import { formatMoment } from '#platform/dates.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { openStatement, sealedIn, type Statement } from '#platform/tlog/statement.ts'
import { PAPER_WORDS } from '#web/checking/paper-words.ts'
import { savedCheckPage } from '#web/checking/saved-page.tsx'
import { typed } from '#web/forms/field-shape.ts'
import { readerOf, sendPage } from '#web/serve.ts'
import { DefinitionList, FilterForm, Heading, Notice, Page, TextField } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

/** Đối chiếu: what a paper's code states, and whether the key of this log signed it. Holds no personal data. */
export function checkPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { m?: unknown } }>(CHECK_PATH, async (request, reply) => {
    const { view } = await readerOf(door, request, 'citizen')
    const scanned = typed(request.query.m).trim().slice(0, 2000)
    const opened = scanned && openStatement(NODE, sealedIn(scanned), await listVerifiers(door.house.app))
    const stated = opened ? opened.statement : null
    return sendPage(reply, CheckPage({ view, scanned, stated }), scanned && !stated ? 400 : 200)
  })
  app.get(SAVED_PATH, async (_request, reply) => {
    const keys = (await listVerifiers(door.house.app)).map(({ text }) => text)
    return reply
      .header('content-disposition', 'attachment; filename="kiem-tra-giay.html"')
      .type('text/html; charset=utf-8')
      .send(savedCheckPage({ keys, now: door.clock() }))
  })
}

/** The same check as one file to keep, which needs no network. */
const SAVED_PATH = `${CHECK_PATH}/khong-can-mang.html`

type Props = { readonly view: View; readonly scanned: string; readonly stated: Statement | null }

function CheckPage({ view, scanned, stated }: Props) {
  const { t } = view
  const title = t('Đối chiếu giấy', 'Check a paper')
  const isWrong = scanned !== '' && !stated
  return (
    <Page view={view} title={title} width="narrow" hasErrors={isWrong}>
      <Heading
        text={title}
        lead={t(
          'Quét mã “Quét để đối chiếu” trên giấy bằng điện thoại, hoặc dán nội dung của mã vào đây.',
          'Scan the code “Quét để đối chiếu” on the paper with a phone, or paste what it says here.',
        )}
      />
      {isWrong ? (
        <Notice kind="error" title={t('Không khớp với nhật ký', 'Not what was recorded')}>
          {t(
            'Khóa của nhật ký không ký lời xác nhận này. Mã bị sửa, bị đọc thiếu, hoặc giấy không do hệ thống này cấp. Hãy quét lại; nếu vẫn không khớp, hãy hỏi cơ quan ghi trên giấy.',
            'The key of the log did not sign this. The code was changed or read in part, or the paper is not of this system. Scan again; if it still does not match, ask the agency named on the paper.',
          )}
        </Notice>
      ) : null}
      {stated ? <Stated view={view} stated={stated} /> : null}
      <FilterForm action={CHECK_PATH}>
        <TextField
          name="m"
          label={t('Nội dung của mã', 'What the code says')}
          value={scanned}
          autocomplete="off"
        />
      </FilterForm>
      <p>
        <a href={SAVED_PATH} download="kiem-tra-giay.html">
          {t('Tải trang kiểm tra không cần mạng', 'Download the page that checks without any network')}
        </a>
        {t(
          ': một tệp để lưu, đọc mã bằng máy ảnh hoặc từ ảnh, kiểm tra cả tệp bằng chứng.',
          ': one file to keep; reads codes by camera or from pictures, and checks proof files.',
        )}
      </p>
    </Page>
  )
}

function Stated({ view, stated }: { view: View; stated: Statement }) {
  const { t, language } = view
  const facts = [
    ['paper', t('Giấy', 'Paper'), PAPER_WORDS[stated.what]?.[language] ?? stated.what],
    ['number', t('Số', 'Number'), stated.number ?? t('không có', 'none')],
    ['code', t('Mã hồ sơ', 'Dossier code'), stated.code],
    ['at', t('Thời điểm', 'Moment'), formatMoment(stated.at)],
    ['by', t('Cơ quan', 'Agency'), stated.by],
  ] as const
  return (
    <>
      <Notice kind="success" title={t('Đúng như đã ghi', 'As it was recorded')}>
        {t(
          'Nhật ký đã ký những điều dưới đây. Giấy trên tay bạn phải nói đúng như thế; nếu khác thì giấy đã bị sửa.',
          'The log signed what stands below. The paper in your hand must say the same; if it differs, it was changed.',
        )}
      </Notice>
      <DefinitionList items={facts.map(([key, label, value]) => ({ key, label, value }))} />
    </>
  )
}
