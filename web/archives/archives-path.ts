/** Where an agency keeps the list of its archive. */
export const ARCHIVES_PATH = '/can-bo/luu-tru'
