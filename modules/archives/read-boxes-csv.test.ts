/** Lists of archive boxes as files. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { readBoxesCsv, writeBoxesCsv } from './read-boxes-csv.ts'

const HEAD = 'box,box_title,shelf,file,title,sheets,dossier,register,year'
const faults = (csv: string): string[] => {
  try {
    readBoxesCsv(csv)
  } catch (error) {
    if (error instanceof Refusal) return error.fields.map(({ message }) => message.en)
    throw error
  }
  return []
}

test('a file without a column is refused, and which one is said', () => {
  assert.deepEqual(faults('box,title\n1,x'), [
    'Line 1: lacks the columns box_title, shelf, file, sheets, dossier, register, year.',
  ])
})

test('one bad line refuses the whole list; every bad line is named with its number', () => {
  const csv = [HEAD, '1,Khai sinh,,1,Quyển 1,10,,,', ',Khai sinh,,x,,mười,,,20', '1,Khai sinh,,1,Quyển 2,,,,']
  assert.deepEqual(faults(csv.join('\n')), [
    'Line 3: names no box.',
    'Line 3: gives the file no title.',
    'Line 3: the file needs a number from 1 on.',
    'Line 3: the sheets are no number.',
    'Line 3: a year has four digits.',
    'Line 4: box 1 has two files 1.',
  ])
})

test('a box that is called two things is refused', () => {
  const csv = [HEAD, '1,Khai sinh,Kho 1,1,a,,,,', '1,Khai tử,Kho 1,2,b,,,,']
  assert.deepEqual(faults(csv.join('\n')), ['Line 3: box 1 is called otherwise than on line 2.'])
})

test('a list with nothing in it is refused', () => {
  assert.deepEqual(faults(HEAD), ['Line 1: there is no box in it.'])
})

test('written and read again a list is the same, also with semicolons of a Vietnamese spreadsheet', () => {
  const boxes = readBoxesCsv(
    [HEAD, '1,"Khai sinh, nhận con",Kho 1,1,Quyển 1,120,,births,2019', '2,Cấp phép,,1,Nhà 5,,H26.1,,'].join(
      '\r\n',
    ),
  )
  assert.deepEqual(readBoxesCsv(writeBoxesCsv(boxes)), boxes)
  assert.equal(boxes[0]?.files[0]?.register, 'births')
  const other = `${HEAD.replaceAll(',', ';')}\n1;"Khai sinh, nhận con";Kho 1;1;Quyển 1;120;;births;2019`
  assert.deepEqual(readBoxesCsv(other), boxes.slice(0, 1))
})
