/** A place in a picture. */
export type Point = { readonly x: number; readonly y: number }
/** The corners of a page: top left, top right, bottom right, bottom left; in shares of the picture, 0 to 1. */
export type Corners = readonly [Point, Point, Point, Point]
