import { TextArea, type Words } from '../../ui/index.ts'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Acts that need nothing but a reason: its field, its label in errors, and how it is read. */
export function withReason(label: Words, hint?: Words): Pick<ActForm, 'labels' | 'Fields' | 'read'> {
  return {
    labels: { reason: { vi: 'Lý do', en: 'Reason' } },
    Fields: ({ field }: FieldsProps) => <TextArea {...field('reason')} rows={3} label={label} hint={hint} />,
    read: (typed) => (textOf(typed['reason']) ? { reason: textOf(typed['reason']) } : {}),
  }
}
