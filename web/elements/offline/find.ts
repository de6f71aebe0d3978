import { fold } from '#platform/text.ts'
import type { DeskData, DeskProcedure } from '../../counter/desk-data.ts'

const MOST = 12

/** Procedures by words without accents or by code, those asked for most first; without words the first of them. */
export function findHere({ procedures }: DeskData, typed: string): readonly DeskProcedure[] {
  const words = fold(typed).split(' ').filter(Boolean)
  if (words.length === 0) return procedures.slice(0, MOST)
  const asked = words.join(' ')
  return procedures
    .map((one) => ({ one, score: scoreOf(one, asked, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ one }) => one)
}

/** 2: the words stand together in one of its names; 1: each of them begins some word of one. */
function scoreOf({ version, called }: DeskProcedure, asked: string, words: readonly string[]): number {
  const { short_name } = version.definition
  const names = [...called, short_name.vi, short_name.en].map((name) => ` ${fold(name)}`)
  if (version.code === asked.replaceAll(' ', '.') || names.some((name) => name.includes(` ${asked}`)))
    return 2
  const all = names.join('')
  return words.every((word) => all.includes(` ${word}`)) ? 1 : 0
}
