import { CardScan } from './card-scan.ts'
import { ComboBox } from './combo-box.ts'
import { CopyCode } from './copy-code.ts'
import { define } from './define.ts'
import { DraftForm } from './draft-form.ts'
import { GoForm } from './go-form.ts'
import { HotKeys } from './hot-keys.ts'
import { LiveBoard } from './live-board.ts'
import { LivePieces } from './live-pieces.ts'
import { LiveProgress } from './live-progress.ts'
import { LiveSearch } from './live-search.ts'
import { OnceForm } from './once-form.ts'
import { PassKey } from './pass-key.ts'
import { QueueBar } from './queue-bar.ts'
import { QueueFollow } from './queue-follow.ts'
import { SignBox } from './sign-box.ts'
import { forgetAtSignOut } from './sign-out.ts'
import { UploadField } from './upload-field.ts'

/** Where the program of that element is; the bundler writes its address. */
declare const PAGE_SCAN: string

define({
  'card-scan': CardScan,
  'combo-box': ComboBox,
  'copy-code': CopyCode,
  'draft-form': DraftForm,
  'go-form': GoForm,
  'hot-keys': HotKeys,
  'live-board': LiveBoard,
  'live-pieces': LivePieces,
  'live-progress': LiveProgress,
  'live-search': LiveSearch,
  'once-form': OnceForm,
  'pass-key': PassKey,
  'queue-bar': QueueBar,
  'queue-follow': QueueFollow,
  'sign-box': SignBox,
  'upload-field': UploadField,
})

forgetAtSignOut()

// Few of the pages scan papers: those fetch the element for it.
if (document.querySelector('page-scan')) void import(PAGE_SCAN)
