import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { joinBytes, sameBytes } from './bytes.ts'
import { isConsistent, isIncluded } from './check-proof.ts'
import { growTree } from './growing-tree.ts'
import { hashOver, leafHash } from './hashing.ts'
import { prover, tilesFor } from './make-proof.ts'
import { foldTile, NODE } from './node-algorithms.ts'
import {
  bundleOf,
  entriesOf,
  hashesOf,
  parseTilePath,
  tilePath,
  tilesOf,
  TILE_WIDTH,
  widthIn,
} from './tile.ts'

const { sha256 } = NODE

/** RFC 9162, 2.1.1, word for word: the oracle. */
function treeHead(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0) return sha256(new Uint8Array())
  const [first] = entries
  if (entries.length === 1 && first) return sha256(joinBytes([Uint8Array.of(0), first]))
  let k = 1
  while (k * 2 < entries.length) k *= 2
  return sha256(joinBytes([Uint8Array.of(1), treeHead(entries.slice(0, k)), treeHead(entries.slice(k))]))
}

const entry = (index: number): Uint8Array => Buffer.from(`entry ${index}`)
const entries = (size: number): Uint8Array[] => Array.from({ length: size }, (_, index) => entry(index))

/** A tree with all its tiles, unfinished ones too, as a store would have them. */
function grown(size: number) {
  const tree = growTree(sha256)
  const levels: Uint8Array[][] = [[]]
  for (let index = 0; index < size; index += 1) {
    const leaf = leafHash(sha256, entry(index))
    levels[0]?.push(leaf)
    for (const { level, root } of tree.append(leaf)) (levels[level + 1] ??= []).push(root)
  }
  return { tree, levels }
}

const LARGEST = 1500
const large = grown(LARGEST)

/** A prover that has loaded only the tiles it says it needs. */
function proverOf(sizes: number[]) {
  const loaded = new Set(tilesFor(sizes).map(({ level, n }) => `${level}/${n}`))
  return prover(sha256, (level, n) =>
    loaded.has(`${level}/${Math.floor(n / TILE_WIDTH)}`) ? large.levels[level]?.[n] : undefined,
  )
}

const sizes = fc.integer({ min: 1, max: LARGEST })

describe('the Merkle tree', () => {
  test('it gives the root of the reference vectors of Certificate Transparency', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ]
    const tree = growTree(sha256)
    for (const input of inputs) tree.append(leafHash(sha256, Buffer.from(input, 'hex')))
    assert.equal(
      Buffer.from(tree.root()).toString('hex'),
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    )
    assert.ok(sameBytes(growTree(sha256).root(), sha256(new Uint8Array())))
  })

  test('grown leaf by leaf, stopped and gone on from its tiles, it has the root of the definition', () => {
    fc.assert(
      fc.property(sizes, fc.nat(300), (before, more) => {
        const { levels } = grown(before)
        const unfinished = levels.map((hashes) => hashes.slice(hashes.length - (hashes.length % TILE_WIDTH)))
        const tree = growTree(sha256, unfinished)
        assert.equal(tree.size(), before)
        for (let index = before; index < before + more; index += 1)
          tree.append(leafHash(sha256, entry(index)))
        assert.ok(sameBytes(tree.root(), treeHead(entries(before + more))))
      }),
      { numRuns: 30 },
    )
  })

  test('a full tile’s root is the hash over its 256 hashes', () => {
    const tree = growTree(sha256)
    const tiles = entries(600).flatMap((one) => tree.append(leafHash(sha256, one)))
    assert.deepEqual(
      tiles.map(({ level, n }) => [level, n]),
      [
        [0, 0],
        [0, 1],
      ],
    )
    assert.ok(sameBytes(tiles[1]?.root ?? new Uint8Array(), treeHead(entries(600).slice(256, 512))))
  })

  test('tiles of the third level are filled as well', () => {
    const tree = growTree(sha256)
    const leaf = leafHash(sha256, entry(0))
    const tiles = Array.from({ length: 65_536 }, () => tree.append(leaf)).flat()
    assert.deepEqual(tiles.at(-1) && { level: tiles.at(-1)?.level, n: tiles.at(-1)?.n }, { level: 1, n: 0 })
    assert.ok(sameBytes(tiles.at(-1)?.root ?? new Uint8Array(), tree.root()))
  })
})

describe('proofs', () => {
  test('every leaf is proven in every tree that has it, from few tiles, and no other leaf, index, size or root', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, seed) => {
        const index = seed % size
        const made = proverOf([index, size])
        const claim = {
          index,
          size,
          leaf: leafHash(sha256, entry(index)),
          proof: made.inclusion(index, size),
          root: treeHead(entries(size)),
        }
        assert.ok(sameBytes(made.root(size), claim.root))
        assert.ok(isIncluded(sha256, claim))
        assert.ok(!isIncluded(sha256, { ...claim, leaf: leafHash(sha256, entry(index + 1)) }))
        assert.ok(!isIncluded(sha256, { ...claim, index: index + 1 }))
        assert.ok(!isIncluded(sha256, { ...claim, root: sha256(claim.root) }))
        assert.ok(!isIncluded(sha256, { ...claim, proof: [...claim.proof, claim.root] }))
        if (claim.proof.length > 0) assert.ok(!isIncluded(sha256, { ...claim, proof: claim.proof.slice(1) }))
      }),
      { numRuns: 60 },
    )
  })

  test('an older tree is proven to be the beginning of a newer, and nothing else is', () => {
    fc.assert(
      fc.property(sizes, sizes, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const proof = proverOf([from - 1, from, to]).consistency(from, to)
        const claim = {
          from: { size: from, root: treeHead(entries(from)) },
          to: { size: to, root: treeHead(entries(to)) },
          proof,
        }
        assert.ok(isConsistent(sha256, claim))
        const forked = sha256(claim.from.root)
        assert.ok(!isConsistent(sha256, { ...claim, from: { size: from, root: forked } }))
        assert.ok(!isConsistent(sha256, { ...claim, to: { size: to, root: forked } }))
        assert.ok(!isConsistent(sha256, { ...claim, from: claim.to, to: claim.from }) || from === to)
        assert.ok(!isConsistent(sha256, { ...claim, proof: [...proof, forked] }))
      }),
      { numRuns: 60 },
    )
  })
})

describe('tiles', () => {
  test('paths are those of the specification, and nothing else is a path', () => {
    assert.equal(tilePath({ level: 0, n: 1_234_067, width: 256 }), 'tile/0/x001/x234/067')
    assert.equal(tilePath({ level: 'entries', n: 0, width: 17 }), 'tile/entries/000.p/17')
    for (const place of tilesOf(70_000)) assert.deepEqual(parseTilePath(tilePath(place)), place)
    for (const wrong of [
      'tile/0/0',
      'tile/00/000',
      'tile/64/000',
      'tile/0/x000/001',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/x/000',
      'tile/0/001/002',
    ]) {
      assert.equal(parseTilePath(wrong), null, wrong)
    }
  })

  test('a tree of 70,000 leaves has the tiles of the specification’s example', () => {
    const places = [...tilesOf(70_000)].filter(({ level }) => level !== 'entries')
    assert.equal(places.filter(({ level, width }) => level === 0 && width === 256).length, 273)
    assert.deepEqual(
      places.filter(({ width }) => width < 256),
      [
        { level: 0, n: 273, width: 112 },
        { level: 1, n: 1, width: 17 },
        { level: 2, n: 0, width: 1 },
      ],
    )
    assert.equal(widthIn(70_000, 1, 1), 17)
    assert.equal(widthIn(70_000, 1, 2), 0)
  })

  test('bundles and tiles are read as they were written; cut off ones are refused', () => {
    const some = entries(3)
    assert.deepEqual(
      entriesOf(bundleOf(some))?.map((one) => Buffer.from(one).toString()),
      some.map(String),
    )
    assert.equal(entriesOf(bundleOf(some).subarray(1)), null)
    assert.equal(hashesOf(new Uint8Array(33)), null)
  })

  test('a fold inside a tile is the hash node by node, and there is none over what the tile has not', () => {
    const leaves = entries(200).map((one) => leafHash(sha256, one))
    const tile = joinBytes(leaves)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.nat({ max: 200 }), (height, from) => {
        const count = 2 ** height
        const folded = foldTile(tile, from, count)
        const hashes = leaves.slice(from, from + count)
        assert.deepEqual(
          folded,
          hashes.length === count ? Uint8Array.from(hashOver(sha256, hashes)) : undefined,
        )
      }),
    )
  })
})
