/** Minutes of one person, to a tenth, from seconds of several; null where there was nobody. */
export function meanMinutes(seconds: number, people: number): number | null {
  return people === 0 ? null : Math.round(seconds / people / 6) / 10
}
