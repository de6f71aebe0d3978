import { type FieldProps, Field, controlAttributes } from './field.tsx'
import { useView } from './words.ts'

/** A file that was received before: its id goes along with the form again. */
export type UploadedFile = { id: string; name: string; href?: string | undefined }

export type FileFieldProps = FieldProps & {
  /** What the field takes, as in HTML: `.pdf,image/jpeg,image/png`. */
  accept?: string | undefined
  maxBytes?: number | undefined
  /** Where a script may send the file at once (POST, multipart part `file`, answer `{ id }`); without it the form carries the file. */
  uploadTo?: string | undefined
  uploaded?: readonly UploadedFile[] | undefined
  /** True where several files may be given. */
  many?: boolean | undefined
  /** The name under which a button beside a received file sends its id, to take it away again. */
  removeName?: string | undefined
}

const MEGABYTE = 1_048_576

/** A file from the phone or the computer; with a script it shows progress and may be tried again. */
export function FileField(props: FileFieldProps) {
  const view = useView()
  const { accept = '.pdf,.jpg,.jpeg,.png', maxBytes = 50 * MEGABYTE, uploadTo, uploaded = [], many } = props
  const size = Math.floor(maxBytes / MEGABYTE)
  const hint =
    props.hint ?? view.t(`PDF, JPG hoặc PNG, tối đa ${size} MB`, `PDF, JPG or PNG, up to ${size} MB`)
  const attributes = controlAttributes({ ...props, hint, optional: props.optional || uploaded.length > 0 })
  const input = <input {...attributes} class="input-file" type="file" accept={accept} multiple={many} />
  return (
    <Field {...props} hint={hint}>
      {uploaded.length > 0 ? (
        <ul class="uploads">
          {uploaded.map((file) => (
            <li key={file.id}>
              <input type="hidden" name={props.name} value={file.id} />
              {file.href ? <a href={file.href}>{file.name}</a> : file.name}{' '}
              <span class="uploads-done">{view.t('đã nhận', 'received')}</span>
              {props.removeName ? (
                <button class="button button-quiet" name={props.removeName} value={file.id}>
                  {view.t('Bỏ tệp', 'Remove')}
                  <span class="visually-hidden">{` ${file.name}`}</span>
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {uploadTo ? (
        <upload-field src={uploadTo} name={props.name} max-bytes={maxBytes} many={many}>
          {input}
        </upload-field>
      ) : (
        input
      )}
    </Field>
  )
}
