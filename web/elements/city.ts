import { ComboBox } from './combo-box.ts'
import { define } from './define.ts'
import { LiveBoard } from './live-board.ts'
import { LiveSearch } from './live-search.ts'
import { OnceForm } from './once-form.ts'

define({ 'combo-box': ComboBox, 'live-board': LiveBoard, 'live-search': LiveSearch, 'once-form': OnceForm })
