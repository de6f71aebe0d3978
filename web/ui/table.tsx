import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { EmptyState } from './notice.tsx'
import { type Words, useView, useWords } from './words.ts'

/** One column: what heads it and what a row shows there. */
export type Column<Row> = {
  key: string
  label: Words
  cell: (row: Row) => ComponentChildren
  /** `end` for figures. */
  align?: 'start' | 'end' | undefined
  /** True where rows may be ordered by this column. */
  sortable?: boolean | undefined
  /** True for the one column that names the row. */
  isRowHeader?: boolean | undefined
}

export type Order = { key: string; direction: 'ascending' | 'descending' }

export type TableProps<Row> = {
  caption: Words
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  order?: Order | undefined
  /** The address that shows the rows in another order. */
  orderHref?: ((order: Order) => string) | undefined
  /** What to say when there are no rows. */
  empty?: Words | undefined
  /** True when the caption is only for those who cannot see the heading above. */
  hideCaption?: boolean | undefined
  rowClass?: ((row: Row) => string | undefined) | undefined
  /** True for many short figures: on a phone they stand beside one another, each under its name. */
  dense?: boolean | undefined
}

/** Rows and columns; on a phone each row becomes a card that names its own values. */
export function Table<Row>(props: TableProps<Row>) {
  const view = useView()
  const say = useWords()
  if (props.rows.length === 0) {
    return <EmptyState title={props.empty ?? view.t('Chưa có gì ở đây.', 'Nothing here yet.')} />
  }
  return (
    <table class={classNames('table', props.dense && 'table-dense')} role="table">
      <caption class={classNames(props.hideCaption && 'visually-hidden')}>{say(props.caption)}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <HeaderCell key={column.key} column={column} {...props} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr role="row" key={props.rowKey(row)} class={props.rowClass?.(row)}>
            {props.columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type HeaderCellProps<Row> = Pick<TableProps<Row>, 'order' | 'orderHref'> & { column: Column<Row> }

function HeaderCell<Row>({ column, order, orderHref }: HeaderCellProps<Row>) {
  const say = useWords()
  const current = order?.key === column.key ? order.direction : undefined
  const next = { key: column.key, direction: current === 'ascending' ? 'descending' : 'ascending' } as const
  return (
    <th
      role="columnheader"
      scope="col"
      class={classNames(column.align === 'end' && 'end')}
      aria-sort={current}
    >
      {column.sortable && orderHref ? (
        <a class="sort-link" href={orderHref(next)}>
          {say(column.label)}
          <span aria-hidden="true">
            {current === 'ascending' ? ' ▲' : current === 'descending' ? ' ▼' : ' ↕'}
          </span>
        </a>
      ) : (
        say(column.label)
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const say = useWords()
  const attributes = {
    class: classNames(column.align === 'end' && 'end') || undefined,
    'data-label': say(column.label),
  }
  return column.isRowHeader ? (
    <th role="rowheader" scope="row" {...attributes}>
      {column.cell(row)}
    </th>
  ) : (
    <td role="cell" {...attributes}>
      {column.cell(row)}
    </td>
  )
}
