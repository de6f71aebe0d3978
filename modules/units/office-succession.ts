/** An agency that ends, and the one that acts in its place with its unit: what counters and desks follow. */
export type OfficeSuccession = {
  readonly agency: string
  readonly successor: string
  readonly successor_unit: number
}
