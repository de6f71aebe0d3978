import { define } from './define.ts'
import { DeskLine } from './desk-line.ts'

define({ 'desk-line': DeskLine })
