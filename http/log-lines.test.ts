import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'

describe('the log of the process', async () => {
  const house = await openTestHouse()
  const lines: string[] = []
  const { app } = await openDoor(house, {
    more: { logTo: { write: (line) => void lines.push(line) } },
    pages: async (scope) => {
      scope.get('/hong/:who', (request) => {
        request.log.warn(
          { req: request, headers: request.headers, body: { password: 'mat-khau-cua-toi' } },
          'odd',
        )
        throw new Error('broken on purpose')
      })
      scope.get('/gia-tri', () => house.owner`select ${'Nguyễn Thị Hoa'}::int`)
      scope.get('/trung', () => house.owner`insert into people select * from people limit 1`)
    },
  })
  const hoa = await caller(app, 'congdan.1')

  test('says the address as it is registered, and neither what was asked in it nor any cookie or password', async () => {
    assert.equal(
      (await hoa.get('/hong/001190000123?q=Nguyen+Thi+Hoa', { authorization: 'Bearer bi-mat' })).statusCode,
      500,
    )
    const said = lines.join('')
    assert.match(said, /\/hong\/:who/)
    assert.match(said, /broken on purpose/)
    assert.doesNotMatch(said, /001190000123|Nguyen|haicap_session=|bi-mat|mat-khau-cua-toi/)
  })

  test('of a failure of PostgreSQL says its code, and not the values it quotes', async () => {
    lines.length = 0
    assert.equal((await hoa.get('/gia-tri')).statusCode, 500)
    assert.equal((await hoa.get('/trung')).statusCode, 500)
    const told: { err: { code: string; message: string } }[] = lines.map((line) => JSON.parse(line))
    assert.deepEqual(
      told.map(({ err }) => err.code),
      ['22P02', '23505'],
    )
    assert.doesNotMatch(lines.join(''), /Nguyễn|already exists|invalid input/)
  })
})
