/** Where officers keep originals. */
export const CUSTODY_PATH = '/can-bo/ban-chinh'
