/** What the front door shows of a desk whose line is cut: codes held, what was done sealed, scans in pieces, what was discarded. */
export { addScan } from './add-scan.ts'
export { Discard, DiscardInput, discardOfflineItem } from './discard-offline-item.ts'
export { keepOfflineItem } from './keep-offline-item.ts'
export { CodeLease, leaseCodes, LeaseInput } from './lease-codes.ts'
export { codeTaken, mustBeLeased } from './leased-code.ts'
export { DiscardLine, listDiscards, maskNumbers } from './list-discards.ts'
export { keepPiece, listPieces, Piece, PieceInput } from './offline-pieces.ts'
