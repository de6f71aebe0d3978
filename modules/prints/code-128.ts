/**
 * Code 128 (ISO/IEC 15417): the 107 patterns as widths of bars and spaces, a bar first.
 * Sets B (printable ASCII) and C (pairs of digits) are enough for dossier codes.
 */
const PATTERNS = `
212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112`
  .trim()
  .split(/\s+/)
const TO_C = 99
const TO_B = 100
const START_B = 104
const START_C = 105
const STOP = 106
/** Quiet zone on each side, in modules. */
const QUIET = 10

/** The symbol values of a text: start, letters, check, stop. Throws a RangeError outside ASCII 32–126. */
export function code128Values(text: string): readonly number[] {
  if (!/^[ -~]+$/.test(text)) throw new RangeError(`not for a Code 128 barcode: "${text}"`)
  const values: number[] = []
  let set = ''
  for (let at = 0; at < text.length;) {
    const wanted = setFor(text.slice(at), set)
    if (set === '') values.push(wanted === 'C' ? START_C : START_B)
    else if (wanted !== set) values.push(wanted === 'C' ? TO_C : TO_B)
    set = wanted
    const letters = text.slice(at, at + (set === 'C' ? 2 : 1))
    values.push(set === 'C' ? Number(letters) : letters.charCodeAt(0) - 32)
    at += letters.length
  }
  const check = values.reduce((sum, value, place) => sum + value * Math.max(place, 1), 0) % 103
  return [...values, check, STOP]
}

/** Digits go in pairs when at least four follow; an odd first one stays outside. */
function setFor(rest: string, set: string): 'B' | 'C' {
  const digits = /^\d*/.exec(rest)?.[0].length ?? 0
  if (set === 'C') return digits >= 2 ? 'C' : 'B'
  return digits >= 4 && digits % 2 === 0 ? 'C' : 'B'
}

/** The barcode as SVG: one path, one unit per module, with its quiet zones. */
export function code128Svg(text: string): string {
  let x = QUIET
  let path = ''
  for (const value of code128Values(text)) {
    for (const [place, width] of Array.from(PATTERNS[value] ?? '', Number).entries()) {
      if (place % 2 === 0) path += `M${x} 0h${width}v30h-${width}z`
      x += width
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${x + QUIET} 30"><path d="${path}"/></svg>`
}
