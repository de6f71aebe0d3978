import { fold, type Text } from '#platform/text.ts'

/** The least and the most letters of a password; longer ones are phrases and welcome (OWASP ASVS 5.0, 6.2.1 and 6.2.9). */
export const SHORTEST_PASSWORD = 8
export const LONGEST_PASSWORD = 200

/** What everybody here would try first, beside the owner's own names. */
const HOUSE_WORDS = [
  'haicap',
  'hai',
  'cap',
  'hanoi',
  'ha',
  'noi',
  'matkhau',
  'mat',
  'khau',
  'password',
  'admin',
  'demo',
]

/** Fewer letters than these beside words anybody would guess protect nothing. */
const FEWEST_OWN = 4

let common: Promise<ReadonlySet<string>> | undefined

/** The lists of leaked passwords are read when the first password is given: most processes never see one. */
async function readCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'])
}

/**
 * Why a password is too weak for an account, or null. No kinds of signs are demanded and none is forbidden; what is refused is
 * what is short, what leads the lists of leaked passwords, and what is made of the owner's names and the house's.
 */
export async function weaknessOf(
  password: string,
  owner: { readonly name: string; readonly full_name: string },
): Promise<Text | null> {
  const letters = Array.from(password.normalize('NFC')).length
  if (letters < SHORTEST_PASSWORD || letters > LONGEST_PASSWORD) {
    return {
      vi: `Mật khẩu cần từ ${SHORTEST_PASSWORD} đến ${LONGEST_PASSWORD} ký tự; một câu ngắn dễ nhớ là tốt nhất.`,
      en: `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters; a short phrase you remember is best.`,
    }
  }
  common ??= readCommon()
  if ((await common).has(password.toLowerCase())) {
    return {
      vi: 'Mật khẩu này nằm trong danh sách bị lộ nhiều nhất. Hãy chọn mật khẩu khác.',
      en: 'This password is among those leaked most often. Choose another one.',
    }
  }
  if (ownPart(password, owner).length < FEWEST_OWN) {
    return {
      vi: 'Mật khẩu chỉ gồm tên của bạn, tên hệ thống hoặc một chữ lặp lại. Hãy thêm điều chỉ bạn biết.',
      en: 'The password is only your name, the system’s name or one sign repeated. Add something only you know.',
    }
  }
  return null
}

/** The different signs left when guessable words are taken out. */
function ownPart(password: string, { name, full_name }: { name: string; full_name: string }): string {
  const names = `${fold(name)} ${fold(full_name)}`.split(' ')
  const words = [...names, ...HOUSE_WORDS].filter((word) => word.length > 1)
  let rest = fold(password).replaceAll(' ', '')
  for (const word of words.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '')
  const marks = password.replaceAll(/[\p{L}\p{M}\p{N}\s]/gu, '')
  return Array.from(new Set(rest + marks)).join('')
}
