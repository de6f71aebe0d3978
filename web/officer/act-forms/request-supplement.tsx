import { papersFor } from '#modules/procedures'
import { Notice, TextArea, TextField, useView } from '../../ui/index.ts'
import { showNumber } from '../../format.ts'
import { textOf, textsOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Points of the index for timeliness (QĐ 766/QĐ-TTg, group 2, indicator 2.1). */
const TIMELINESS_POINTS = 20

/** Yêu cầu bổ sung: everything missing at once, only papers of the procedure (Mẫu 02). */
export const requestSupplement: ActForm = {
  lead: () => ({
    vi: 'Ghi hướng dẫn vào mỗi giấy tờ còn thiếu hoặc sai, tất cả trong một lần; để trống giấy tờ đã đủ.',
    en: 'Write guidance beside each paper that is missing or wrong, all at once; leave the others empty.',
  }),
  labels: {
    items: { vi: 'Giấy tờ cần bổ sung', en: 'Papers to bring' },
    reason: { vi: 'Lý do', en: 'Reason' },
    legal_reason: { vi: 'Căn cứ pháp lý', en: 'Legal reason' },
  },
  Fields: RequestFields,
  read: (typed) => ({
    items: textsOf(typed['items']).map(([key, guidance]) => ({ key, guidance })),
    ...(textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
    ...(textOf(typed['legal_reason']) ? { legal_reason: textOf(typed['legal_reason']) } : {}),
  }),
}

function RequestFields({ facts, field, typed, errors }: FieldsProps) {
  const view = useView()
  const { t, language } = view
  const papers = papersFor(facts.version, facts.dossier.answers, facts.bans).filter((paper) => !paper.ban)
  const guidance = new Map(textsOf(typed['items']))
  const none = errors.find((error) => error.field === 'items')?.message
  const isSecond = facts.dossier.supplement_count > 0
  return (
    <>
      {isSecond ? <Cost measured={facts.measured} /> : null}
      {papers.map((paper, place) => (
        <TextField
          key={paper.key}
          {...field(`items.${paper.key}`)}
          value={guidance.get(paper.key) ?? ''}
          error={field(`items.${paper.key}`).error ?? (place === 0 ? none : undefined)}
          label={paper.name[language]}
          optional
        />
      ))}
      <TextArea {...field('reason')} rows={2} label={t('Lý do chung', 'Reason')} />
      {isSecond ? (
        <TextField
          {...field('legal_reason')}
          label={t('Căn cứ pháp lý của lần yêu cầu thứ hai', 'Legal reason of the second request')}
          hint={t(
            'Điều, khoản cho phép yêu cầu thêm; trưởng phòng duyệt rồi mới gửi người dân',
            'The article that allows asking again; it goes out only when the head approves',
          )}
        />
      ) : null}
    </>
  )
}

/** What a second request costs: the dossier counts as late, whatever day its result comes. */
function Cost({ measured }: { measured: number | null }) {
  const { t, language } = useView()
  const points = measured ? showNumber(TIMELINESS_POINTS / measured, language, 3) : null
  return (
    <Notice
      kind="warning"
      title={t('Đây là lần yêu cầu bổ sung thứ hai', 'This is the second request for papers')}
    >
      <p>
        {t(
          `Theo Bộ chỉ số 766, hồ sơ bị yêu cầu bổ sung quá một lần tính là trễ hạn, dù trả kết quả đúng ngày. Đơn vị mất điểm ở chỉ tiêu 2.1 về tiến độ (${TIMELINESS_POINTS} điểm).`,
          `Under index 766 a dossier asked for papers more than once counts as late, even if its result comes on the day. The unit loses points in indicator 2.1, timeliness (${TIMELINESS_POINTS} points).`,
        )}
      </p>
      {measured && points ? (
        <p>
          {t(
            `Năm nay đơn vị có ${showNumber(measured, language)} hồ sơ được tính: riêng hồ sơ này làm mất ${points} điểm.`,
            `This year ${showNumber(measured, language)} dossiers of the unit count: this one alone costs ${points} points.`,
          )}
        </p>
      ) : null}
    </Notice>
  )
}
