import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CalendarContent } from './calendar-content.ts'
import { parseCalendarContent } from './parse-calendar-content.ts'

/** Reads every `.json` of a folder as a calendar, the city's first. Refuses the first broken one by its name. */
export async function readCalendarFiles(folder: string): Promise<CalendarContent[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const contents: CalendarContent[] = []
  for (const name of names) {
    const parsed: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'))
    contents.push(parseCalendarContent(parsed, name))
  }
  return contents.sort((a, b) => Number(a.agency !== null) - Number(b.agency !== null))
}
