import { define } from './define.ts'
import { OfflineDesk } from './offline/offline-desk.tsx'
import { isTooOld } from './offline/ready.ts'

// A browser that lacks something keeps the words the page came with, which say so.
if (!isTooOld()) define({ 'offline-desk': OfflineDesk })
