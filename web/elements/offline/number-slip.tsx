import type { DeskData } from '../../counter/desk-data.ts'
import { Button, Confirmation, useView } from '../../ui/index.ts'

/** The slip of a number, printed by the browser. */
export function NumberSlip({ data, given }: { data: DeskData; given: string }) {
  const { t } = useView()
  return (
    <>
      <div class="offline-receipt">
        <Confirmation title={t('Đã cấp số', 'Number given')} codeLabel={t('Số', 'Number')} code={given}>
          <p>{data.own.full_name}</p>
        </Confirmation>
      </div>
      <form class="form" action="#so" method="post">
        <Button kind="secondary" text={t('In số', 'Print it')} name="do" value="print" shortcut="Alt+I" />
      </form>
    </>
  )
}
