/** What the front door shows of outages: recorded, previewed, taken into the clocks they met, withdrawn. */
export { applyOutage, listToApply } from './apply-outage.ts'
export { listOutages } from './list-outages.ts'
export { Outage, OutageInput } from './outage.ts'
export { previewOutage, type OutagePreview } from './preview-outage.ts'
export { recordOutage } from './record-outage.ts'
export { withdrawOutage, WithdrawOutageInput } from './withdraw-outage.ts'
