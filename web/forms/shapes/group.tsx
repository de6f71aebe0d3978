import { Button, FieldGroup, useView, useWords } from '#web/ui/index.ts'
import { type DrawProps, type FieldShape, controlOf, partsOf, rowsOf } from '../field-shape.ts'

const MOST_ROWS = 50

function rowsShown({ field, value }: DrawProps): readonly unknown[] {
  const rows = rowsOf(value)
  const least = Math.max(1, field.min ?? 1)
  return [...rows, ...Array.from({ length: Math.max(0, least - rows.length) }, () => ({}))]
}

function Group(props: DrawProps) {
  const { field, name, Row } = props
  const view = useView()
  const say = useWords()
  const rows = rowsShown(props)
  return (
    <FieldGroup {...controlOf(props)} error={undefined}>
      <div class="rows">
        {rows.map((row, place) => (
          <fieldset class="row" key={`${name}.${place}`}>
            <legend>{`${say(field.label)} ${place + 1}`}</legend>
            {(field.fields ?? []).map((inner) => (
              <Row
                {...props}
                key={inner.key}
                field={inner}
                name={`${name}.${place}.${inner.key}`}
                value={partsOf(row)[inner.key]}
              />
            ))}
            {rows.length > 1 ? (
              <Button
                kind="quiet"
                name="remove_row"
                value={`${field.key}.${place}`}
                text={view.t(`Bỏ dòng ${place + 1}`, `Remove row ${place + 1}`)}
              />
            ) : null}
          </fieldset>
        ))}
        {rows.length < (field.max ?? MOST_ROWS) ? (
          <Button kind="secondary" name="add_row" value={field.key} text={view.t('Thêm dòng', 'Add a row')} />
        ) : null}
      </div>
    </FieldGroup>
  )
}

/** Rows of the same few questions; "add a row" is a button of the form, so it works without a script. */
export const group: FieldShape = {
  Draw: Group,
  read: (field, posted, read) => {
    const rows = rowsOf(posted).map((row) =>
      Object.fromEntries(
        (field.fields ?? []).flatMap((inner) => {
          const value = read(inner, partsOf(row)[inner.key])
          return value === undefined ? [] : [[inner.key, value]]
        }),
      ),
    )
    return rows.length > 0 ? rows : undefined
  },
  tell: (field, value, telling) =>
    rowsOf(value).map((row) =>
      (field.fields ?? [])
        .flatMap((inner) => telling.tell(inner, partsOf(row)[inner.key], telling))
        .join(' · '),
    ),
  first: (field) => `.0.${field.fields?.[0]?.key ?? ''}`,
}
