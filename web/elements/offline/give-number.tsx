import { PRIORITIES, PRIORITY_TEXT } from '#modules/queue'
import { say } from '#platform/text.ts'
import type { DeskData } from '../../counter/desk-data.ts'
import { Button, Notice, Panel, Select, useView } from '../../ui/index.ts'

/** Cấp số: a number of the block this desk holds. */
export function GiveNumber({ data, left }: { data: DeskData; left: number }) {
  const { t, language } = useView()
  if (left === 0)
    return (
      <Notice
        kind="warning"
        title={t(
          'Đã hết số giữ trước cho hôm nay. Hãy gọi theo thứ tự đến.',
          'No numbers are left for today. Call people in the order they came.',
        )}
      />
    )
  return (
    <Panel title={t(`Cấp số tại quầy (còn ${left} số)`, `Give a number at the desk (${left} left)`)}>
      <form class="form" action="#so" method="post">
        <Select
          name="service"
          label={t('Dịch vụ', 'Service')}
          value={data.queue.services[0]?.key}
          options={data.queue.services.map((one) => ({
            value: one.key,
            label: say({ vi: one.name_vi, en: one.name_en }, language),
          }))}
        />
        <Select
          name="priority"
          label={t('Ưu tiên theo luật', 'Who goes first by law')}
          optional
          emptyLabel={t('Không thuộc diện ưu tiên', 'None of these')}
          options={PRIORITIES.map((value) => ({ value, label: say(PRIORITY_TEXT[value], language) }))}
        />
        <Button kind="secondary" text={t('Cấp số', 'Give the number')} name="do" value="draw" />
      </form>
    </Panel>
  )
}
