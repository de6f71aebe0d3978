import { type Plan, type PlanAct, undoUntil } from '#modules/reorganisation'
import { formatMoment } from '#platform/dates.ts'
import { Button, ButtonGroup, ButtonLink, Form, Notice, useView } from '../../ui/index.ts'
import { PLANS } from './plan-reader.ts'

export type PlanActsProps = {
  plan: Plan
  allowed: readonly PlanAct[]
  newKey: () => string
  /** Its moment is over: begun now, it is cut over as soon as everything is staged. */
  isPast: boolean
}

/** What each act on a plan is called, and where its form is sent. */
export const BUTTONS = [
  { does: 'try', path: 'chay-thu', kind: 'secondary', vi: 'Chạy thử', en: 'Make a dry run' },
  { does: 'review', path: 'ra-soat', kind: 'primary', vi: 'Xác nhận đã rà soát', en: 'Confirm the review' },
  { does: 'sign', path: 'ky', kind: 'primary', vi: 'Ký phương án', en: 'Sign the plan' },
  { does: 'run', path: 'thuc-hien', kind: 'primary', vi: 'Bắt đầu thực hiện', en: 'Begin' },
  { does: 'undo', path: 'huy', kind: 'danger', vi: 'Hủy sắp xếp, trả về như cũ', en: 'Undo, back as it was' },
] as const

/** The buttons of what the reader may do now, and where to look. */
export function PlanActs({ plan, allowed, newKey, isPast }: PlanActsProps) {
  const { t } = useView()
  return (
    <>
      {isPast && !plan.began_at ? (
        <Notice kind="warning" title={t('Thời điểm hiệu lực đã qua', 'The moment of effect is over')}>
          <p>
            {t(
              `Phương án có hiệu lực từ ${formatMoment(plan.effective_at)}. Nếu bắt đầu, hệ thống chuyển ngay khi xếp xong, không chờ đến một đêm nào.`,
              `The plan is in effect from ${formatMoment(plan.effective_at)}. Once begun, the house is cut over as soon as everything is staged, and waits for no night.`,
            )}
          </p>
        </Notice>
      ) : null}
      {allowed.includes('run') && !isPast ? (
        <Notice title={t('Khi bắt đầu', 'Once begun')}>
          <p>
            {t(
              `Hệ thống xếp sẵn từng hồ sơ bên cạnh nơi hiện nay; lúc ${formatMoment(plan.effective_at)} một dòng đổi và nơi mới phụ trách ngay. Không quầy nào phải ngừng.`,
              `The house stages each dossier beside its present place; at ${formatMoment(plan.effective_at)} one row flips and the new place is in charge. No desk has to stop.`,
            )}
          </p>
        </Notice>
      ) : null}
      {allowed.includes('undo') ? (
        <Notice kind="warning" title={t('Hủy sắp xếp', 'Undoing')}>
          <p>
            {t(
              `Được đến ${formatMoment(undoUntil(plan))}. Việc đã làm từ khi chuyển vẫn giữ nguyên.`,
              `Possible until ${formatMoment(undoUntil(plan))}. What was done since the cut stays done.`,
            )}
          </p>
        </Notice>
      ) : null}
      {BUTTONS.filter(({ does }) => allowed.includes(does)).map(({ does, path, kind, vi, en }) => (
        <Form key={does} action={`${PLANS}/${plan.id}/${path}`} idempotencyKey={newKey()}>
          <Button kind={kind} text={t(vi, en)} />
        </Form>
      ))}
      <ButtonGroup>
        {plan.planned ? (
          <ButtonLink
            kind="secondary"
            href={`${PLANS}/${plan.id}/chay-thu`}
            text={t('Báo cáo chạy thử', 'Dry-run report')}
          />
        ) : null}
        {plan.began_at ? (
          <ButtonLink
            kind="secondary"
            href={`${PLANS}/${plan.id}/tien-do`}
            text={t('Tiến độ và đối soát', 'Progress and reconciliation')}
          />
        ) : null}
      </ButtonGroup>
    </>
  )
}
