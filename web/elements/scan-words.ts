/** What people are told who scan by camera or picture. */
export const SCAN_WORDS = {
  camera: { vi: 'Camera quét mã', en: 'Camera that reads codes' },
  hold: {
    vi: 'Đưa mã QR của thẻ căn cước hoặc giấy chứng nhận vào khung, cách 10–20 cm, đủ sáng.',
    en: 'Hold the QR code of the card or certificate into the frame, 10–20 cm away, in good light.',
  },
  close: { vi: 'Đóng camera', en: 'Close the camera' },
  other: { vi: 'Đổi camera', en: 'Another camera' },
  looking: { vi: 'Đang đọc ảnh.', en: 'Reading the picture.' },
  unsafe: {
    vi: 'Trình duyệt chỉ cho dùng camera trên trang có kết nối an toàn (https). Hãy dùng máy quét hoặc tệp ảnh.',
    en: 'Browsers lend the camera only to secure pages (https). Use a scanner or a picture file.',
  },
  refused: {
    vi: 'Trình duyệt chưa được phép dùng camera. Hãy bấm biểu tượng camera trên thanh địa chỉ để cho phép, hoặc dùng tệp ảnh.',
    en: 'The browser may not use the camera. Allow it by the camera sign in the address bar, or use a picture file.',
  },
  none: {
    vi: 'Máy này không có camera. Hãy dùng máy quét hoặc tệp ảnh.',
    en: 'This computer has no camera. Use a scanner or a picture file.',
  },
  busy: {
    vi: 'Không mở được camera; có thể chương trình khác đang dùng. Hãy đóng chương trình đó hoặc dùng tệp ảnh.',
    en: 'The camera does not open; another program may be using it. Close that one, or use a picture file.',
  },
  noCode: {
    vi: 'Không thấy mã QR trong ảnh. Hãy chụp gần hơn, thẳng và đủ sáng.',
    en: 'No QR code was found in the picture. Take it closer, straight and in good light.',
  },
  noPicture: {
    vi: 'Không mở được tệp này như một ảnh. Hãy chọn ảnh JPG hoặc PNG.',
    en: 'This file does not open as a picture. Choose a JPG or PNG.',
  },
}
