import { useView, useWords } from '#web/ui/index.ts'
import type { FieldShape } from '../field-shape.ts'
import { number, writeNumber } from './number.tsx'

/** Worked out from other answers: shown, never asked. */
export const computed: FieldShape = {
  Draw: ({ field, value }) => {
    const view = useView()
    const say = useWords()
    return (
      <p class="field">
        <span class="field-label">{say(field.label)}</span>
        <output>
          {value === undefined ? view.t('Hệ thống tự tính', 'Worked out by the system') : writeNumber(value)}
        </output>
      </p>
    )
  },
  read: () => undefined,
  tell: (field, value, telling) => number.tell(field, value, telling),
  first: () => '',
}
