import type { Der } from './asn1.ts'

/**
 * Khóa ký: the one seam behind which every private key stands, whether in a PKCS#12 file or on a PKCS#11 device.
 * Certificates are DER; `chain` goes from the issuer of `certificate` up to its root.
 */
export type SigningKey = {
  readonly certificate: Der
  readonly chain: readonly Der[]
  readonly kind: 'rsa' | 'ec'
  /** SHA-256 with RSA (PKCS#1 v1.5) or with ECDSA (DER), over these bytes. */
  readonly sign: (bytes: Der) => Promise<Der>
}
