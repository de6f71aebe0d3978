/** Surrogates follow from the official codes by these five rules, so a reload finds the same units. */
export const unitIds = {
  oldProvince: (code: string) => 100 + Number(code),
  newProvince: (code: string) => 200 + Number(code),
  district: (code: string) => 1000 + Number(code),
  oldCommune: (code: string) => 100_000 + Number(code),
  newCommune: (code: string) => 200_000 + Number(code),
}
