import { slug } from '#platform/text.ts'
import { ask, type Block } from './block.ts'
import { textAt, withValueAt } from './pointer.ts'

/** A key made from a name, unlike those taken: "Họ và tên" is `ho_va_ten`. */
export function keyFrom(name: string, taken: ReadonlySet<string>): string {
  const words = slug(name).replaceAll('-', '_').slice(0, 34).replace(/_+$/, '')
  const key = /^[a-z]/.test(words) ? words : `muc_${words}`.replace(/_+$/, '')
  if (!taken.has(key)) return key
  let number = 2
  while (taken.has(`${key}_${number}`)) number += 1
  return `${key}_${number}`
}

/** The key under which something is stored; made from its name where none is given. */
export function keyBlock(taken: ReadonlySet<string>, nameAt: string): Block {
  return {
    at: '/key',
    fields: [
      ask(
        ['key', 'text'],
        { vi: 'Mã dữ liệu', en: 'Key' },
        {
          required: false,
          max: 120,
          pattern: '[a-z][a-z0-9_]*',
          allowed: {
            vi: 'chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ.',
            en: 'small letters, digits and underscores, beginning with a letter.',
          },
          hint: {
            vi: 'Để trống thì đặt theo tên. Đổi mã thì điều kiện đang hỏi mã cũ phải sửa theo.',
            en: 'Left empty it is made from the name. Conditions that ask for the old key must follow.',
          },
        },
      ),
    ],
    read: (item) => (textAt(item, '/key') ? { key: textAt(item, '/key') } : {}),
    write: (item, { key }) => withValueAt(item, '/key', key ?? keyFrom(textAt(item, nameAt), taken)),
  }
}
