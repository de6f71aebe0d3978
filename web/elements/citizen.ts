import { CopyCode } from './copy-code.ts'
import { define } from './define.ts'
import { DraftForm } from './draft-form.ts'
import { LiveSearch } from './live-search.ts'
import { LiveFields } from './live-fields.ts'
import { OnceForm } from './once-form.ts'
import { UploadField } from './upload-field.ts'
import { ComboBox } from './combo-box.ts'

define({
  'combo-box': ComboBox,
  'copy-code': CopyCode,
  'draft-form': DraftForm,
  'live-search': LiveSearch,
  'live-fields': LiveFields,
  'once-form': OnceForm,
  'upload-field': UploadField,
})
