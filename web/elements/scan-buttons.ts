import { make, makeButton, sayHere } from './define.ts'
import type * as reader from './scan-code.ts'

/** Where the program that reads codes is; the bundler writes its address. */
declare const SCAN_CODE: string

type ScanCode = typeof reader

const WORDS = {
  camera: { vi: 'Quét bằng camera', en: 'Scan by camera' },
  picture: { vi: 'Đọc từ tệp ảnh', en: 'Read from a picture file' },
  noReader: {
    vi: 'Không tải được phần đọc mã. Hãy thử lại hoặc dùng máy quét.',
    en: 'The reader did not load. Try again, or use a scanner.',
  },
}

/** Buttons that read a code by the camera or from a picture, on this device; the program for it comes when first asked for. */
export function scanButtons(scanning: reader.Scanning): HTMLElement {
  const row = make('div', 'scan-buttons')
  const [camera, picture] = [makeButton(sayHere(WORDS.camera)), makeButton(sayHere(WORDS.picture))]
  const input = make('input', '')
  input.type = 'file'
  input.accept = 'image/*'
  input.hidden = true
  const withReader = (run: (reader: ScanCode) => Promise<void>) =>
    void (import(SCAN_CODE) as Promise<ScanCode>).then(run, () => scanning.tell(sayHere(WORDS.noReader)))
  camera.addEventListener('click', () => withReader((reader) => reader.scanByCamera(scanning, camera)))
  picture.addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    input.value = ''
    if (file) withReader((reader) => reader.scanPicture(scanning, file))
  })
  row.append(camera, picture, input)
  return row
}
