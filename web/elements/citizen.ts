import { CopyCode } from './copy-code.ts'
import { define } from './define.ts'
import { DraftForm } from './draft-form.ts'
import { LivePieces } from './live-pieces.ts'
import { LiveSearch } from './live-search.ts'
import { OnceForm } from './once-form.ts'
import { forgetAtSignOut } from './sign-out.ts'
import { UploadField } from './upload-field.ts'
import { ComboBox } from './combo-box.ts'

define({
  'combo-box': ComboBox,
  'copy-code': CopyCode,
  'draft-form': DraftForm,
  'live-pieces': LivePieces,
  'live-search': LiveSearch,
  'once-form': OnceForm,
  'upload-field': UploadField,
})

forgetAtSignOut()
