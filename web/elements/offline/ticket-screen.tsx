import { formatHour } from '#platform/dates.ts'
import type { DeskData } from '../../counter/desk-data.ts'
import { ActionBar, Button, ButtonGroup, Heading, useView } from '../../ui/index.ts'
import { GiveNumber } from './give-number.tsx'
import { NumberSlip } from './number-slip.tsx'
import type { LineHere } from './line-of.ts'
import { WaitingNumbers } from './waiting-numbers.tsx'

type Props = {
  data: DeskData
  line: LineHere
  /** How many numbers are left to give. */
  left: number
  /** The number just given. */
  given: string | null
}

/** Gọi số và cấp số khi mất kết nối: who is at the desk, who waits as far as this desk knows, a number for who comes. */
export function TicketScreen({ data, line, left, given }: Props) {
  const { t } = useView()
  return (
    <>
      {given ? <NumberSlip data={data} given={given} /> : null}
      <AtDesk line={line} />
      <WaitingNumbers data={data} line={line} />
      <GiveNumber data={data} left={left} />
      <p class="muted">
        {t(
          'Danh sách là lúc kết nối cuối cùng. Nếu quầy khác đã gọi cùng một số, việc của quầy này được báo lại để xem xét, không mất.',
          'This list is of when the line was last there. Where another desk called the same number, this desk is told, and nothing is lost.',
        )}
      </p>
    </>
  )
}

function AtDesk({ line: { called, waiting } }: Pick<Props, 'line'>) {
  const { t } = useView()
  const [next] = waiting
  if (!called)
    return (
      <form class="form" action="#so" method="post">
        <ActionBar>
          {next ? (
            <>
              <input type="hidden" name="id" value={next.id} />
              <Button
                text={t(`Gọi số tiếp theo: ${next.label}`, `Call the next number: ${next.label}`)}
                name="do"
                value="call"
                shortcut="Alt+G"
              />
            </>
          ) : (
            <p>{t('Không ai chờ.', 'Nobody waits.')}</p>
          )}
        </ActionBar>
      </form>
    )
  return (
    <section class="panel stack" aria-labelledby="dang-goi">
      <Heading
        level={2}
        id="dang-goi"
        text={t(`Đang ở quầy: số ${called.label}`, `At the desk: number ${called.label}`)}
      />
      <p>
        {t('Mời vào lúc', 'Called at')} {formatHour(called.called_at)}
      </p>
      <form class="form" action="#so" method="post">
        <ButtonGroup>
          <Button text={t('Xong', 'Done')} name="do" value="done" shortcut="Alt+X" />
          <Button
            kind="secondary"
            text={t('Vắng mặt', 'Absent')}
            name="do"
            value="no_show"
            shortcut="Alt+V"
          />
        </ButtonGroup>
      </form>
    </section>
  )
}
