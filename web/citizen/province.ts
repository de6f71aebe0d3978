/** Official code of the province whose house this is: Hà Nội. */
export const PROVINCE = '01'
