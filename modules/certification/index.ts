export { certifyAtDesk } from './certify-at-desk.ts'
export { certifiedCopyOf, CERTIFIED_COPIES, mustHaveScan, type CertifiedCopy } from './certified-copy.ts'
export { listCertified } from './list-certified.ts'
