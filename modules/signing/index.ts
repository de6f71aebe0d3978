export { openSeal, openSignature } from './open-signature.ts'
export { failSignature, keepSignature, VoidInput, voidSignature, voidUnfinished } from './settle-signature.ts'
export { Signature, SIGNATURE_TEXT, type PaperToSign, type SignedBytes } from './signature.ts'
export { listSignatures } from './signing-store.ts'
