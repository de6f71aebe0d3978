import type { DeskData } from '../../counter/desk-data.ts'
import type { ReadyResult } from '../../counter/desk-work.ts'
import { ButtonLink, Notice, useView } from '../../ui/index.ts'
import { FindResult } from './find-result.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import type { HandOverState } from './hand-over.ts'

const PATH = '/quay/tra-ket-qua'

type Props = { data: DeskData; ready: ReadyResult | null; state: HandOverState }

/** Trả kết quả khi mất kết nối: the code from the receipt, the paper compared, who receives known, and signed for. */
export function HandOverScreen(props: Props) {
  const { state } = props
  const { t } = useView()
  if (state.done)
    return (
      <>
        <Notice
          kind={state.done === 'now' ? 'success' : 'warning'}
          title={
            state.done === 'now'
              ? t(
                  `Đã ghi: trả kết quả ${state.code}`,
                  `Recorded: the result of ${state.code} was handed over`,
                )
              : t(
                  `Máy này đã ghi việc trả kết quả ${state.code}.`,
                  `This machine has recorded the hand-over of ${state.code} before.`,
                )
          }
        >
          <p>{t('Được gửi khi có kết nối.', 'It is sent when the line is back.')}</p>
        </Notice>
        <ButtonLink href={PATH} text={t('Kết quả tiếp theo', 'The next result')} shortcut="F2" autofocus />
      </>
    )
  return state.code ? <HandOverForm ready={props.ready} state={state} /> : <FindResult data={props.data} />
}
