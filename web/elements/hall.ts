import { define } from './define.ts'
import { LiveBoard } from './live-board.ts'
import { LiveSearch } from './live-search.ts'
import { OnceForm } from './once-form.ts'
import { QueueDisplay } from './queue-display.ts'
import { QueueFollow } from './queue-follow.ts'

define({
  'live-board': LiveBoard,
  'live-search': LiveSearch,
  'once-form': OnceForm,
  'queue-display': QueueDisplay,
  'queue-follow': QueueFollow,
})
