import { type Field, idsIn, kindNames, kindsOf, MEDIA_OF_KIND } from '#modules/forms'
import { FileField, useView, useWords } from '#web/ui/index.ts'
import { type DrawProps, type FieldShape, controlOf, rowsOf } from '../field-shape.ts'

/** The button beside a received file sends its id under this name. */
export const REMOVE_FILE = 'remove_file'

const ENDINGS = { pdf: '.pdf', jpeg: '.jpg,.jpeg', png: '.png' }

function Files(props: DrawProps) {
  const { field, files, value, name } = props
  const { t } = useView()
  const say = useWords()
  const kinds = kindsOf(field)
  const size = t(
    `${say(kindNames(field))}, tối đa 50 MB mỗi tệp`,
    `${say(kindNames(field))}, up to 50 MB each`,
  )
  const uploaded = idsIn(value).flatMap((id) => {
    const file = files?.get(id)
    return file ? [{ id, ...file }] : []
  })
  return (
    <FileField
      {...controlOf(props)}
      name={name}
      hint={[field.hint ? say(field.hint) : '', howMany(field, t), size].filter(Boolean).join(' ')}
      accept={[
        ...kinds.map((kind) => MEDIA_OF_KIND[kind].media),
        ...kinds.map((kind) => ENDINGS[kind]),
      ].join()}
      uploadTo={files ? '/api/papers' : undefined}
      uploaded={uploaded}
      removeName={REMOVE_FILE}
      many={field.max !== 1}
    />
  )
}

function howMany({ min = 1, max }: Field, t: (vi: string, en: string) => string): string {
  if (max === 1) return ''
  const most = max === undefined ? t('Có thể gửi nhiều tệp.', 'Several files may be sent.') : ''
  if (max === undefined) return min > 1 ? t(`Ít nhất ${min} tệp.`, `At least ${min} files.`) : most
  return min === max
    ? t(`Đúng ${min} tệp.`, `Exactly ${min} files.`)
    : t(`Từ ${min} đến ${max} tệp.`, `${min} to ${max} files.`)
}

/** Files of the form: uploaded one by one, told by their names, opened through the dossier. */
export const file: FieldShape = {
  Draw: Files,
  // Where one file is asked for, a later one takes the place of the one before.
  read: (field, posted) => {
    const ids = [posted].flat().filter((one) => typeof one === 'string' && one !== '')
    return ids.length === 0 ? undefined : field.max === 1 ? ids.slice(-1) : ids
  },
  tell: (_, value, { files, say }) =>
    rowsOf(value).map((id) => nameOf(files, id) ?? say({ vi: 'Tệp đã gửi', en: 'A file that was sent' })),
  links: (value, { files }) =>
    rowsOf(value).map((id) => (typeof id === 'string' ? files?.get(id)?.href : undefined)),
  first: () => '',
}

function nameOf(files: DrawProps['files'], id: unknown): string | undefined {
  return typeof id === 'string' ? files?.get(id)?.name : undefined
}
