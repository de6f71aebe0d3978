/** Where papers of a dossier taken in without the line are scanned later; the browser draws it, as all of the cut line. */
export const SCAN_PATH = '/quay/quet-giay'
