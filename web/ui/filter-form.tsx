import type { ComponentChildren } from 'preact'
import { useView } from './words.ts'

export type FilterFormProps = {
  action: string
  /** Other parameters of the address that stay. */
  keep?: Readonly<Record<string, string>> | undefined
  children?: ComponentChildren
}

/** Fields beside one another that change what a list shows: a plain GET form, so that the address says it all. */
export function FilterForm({ action, keep = {}, children }: FilterFormProps) {
  const view = useView()
  return (
    <form class="filter-form" action={action} novalidate>
      {Object.entries(keep).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept} />
      ))}
      {children}
      <button class="button button-secondary">{view.t('Xem', 'Show')}</button>
    </form>
  )
}
