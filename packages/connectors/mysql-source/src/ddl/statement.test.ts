import { expect, it } from 'vitest'
import { Catalog } from '../history/catalog.ts'
import { readStatement } from './statement.ts'
import { DdlError, tokensOf } from './tokens.ts'

const catalogOf = (...statements: readonly string[]): Catalog => {
  const catalog = new Catalog()
  for (const sql of statements) {
    const statement = readStatement(sql, 'shop', catalog)
    if (statement.kind !== 'tables') continue
    for (const { id, table, previous } of statement.changes) {
      if (previous !== undefined) catalog.drop(previous)
      if (table === null) catalog.drop(id)
      else catalog.set(table)
    }
  }
  return catalog
}
const columnsOf = (name: string, ...statements: readonly string[]) =>
  catalogOf(...statements)
    .table({ database: 'shop', name })
    ?.columns.map((column) => column.name)

it.each([
  ["a 'b''c' `d``e` -- f\n\"g\\n\"", ['a', "b'c", 'd`e', 'g\n']],
  ['/* a */ b /*!50000 c */ /*M!100100 d*/ # e', ['b', 'c', 'd']],
  ["1.5e3 0x1f .5 'a' 'b'", ['1.5e3', '0x1f', '.5', 'ab']],
  ['1a @@x é_1', ['1a', '@@x', 'é_1']],
])('the parts of %j', (sql, parts) => {
  expect(tokensOf(sql).map(({ text }) => text)).toEqual(parts)
})

it('a quote that is not closed is an error', () => {
  expect(() => tokensOf("a 'b")).toThrow(DdlError)
})

it('columns stand where they are put, and go by another name', () => {
  const make = 'CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT)'
  expect(columnsOf('t', make, 'ALTER TABLE t ADD c INT AFTER id, ADD COLUMN d INT FIRST')).toEqual([
    'd',
    'id',
    'c',
    'a',
    'b',
  ])
  expect(columnsOf('t', make, 'ALTER TABLE t CHANGE b z TEXT FIRST, DROP a')).toEqual(['z', 'id'])
  expect(columnsOf('u', make, 'RENAME TABLE t TO u')).toEqual(['id', 'a', 'b'])
  expect(columnsOf('t', make, 'RENAME TABLE t TO u')).toBeUndefined()
})

it('tables that change their names with each other keep their columns', () => {
  const make = ['CREATE TABLE a (a INT)', 'CREATE TABLE b (b INT)', 'RENAME TABLE a TO x, b TO a, x TO b']
  expect(columnsOf('a', ...make)).toEqual(['b'])
  expect(columnsOf('b', ...make)).toEqual(['a'])
})

it('a key follows its columns, and what may not be null is the key where there is none', () => {
  const key = (...statements: readonly string[]) => catalogOf(...statements).table({ database: 'shop', name: 't' })?.key
  const make = 'CREATE TABLE t (id INT PRIMARY KEY, a INT NOT NULL UNIQUE, b INT UNIQUE)'
  expect(key(make)).toEqual(['id'])
  expect(key(make, 'ALTER TABLE t CHANGE id key_id BIGINT')).toEqual(['key_id'])
  expect(key(make, 'ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY USING BTREE (b, a)')).toEqual(['b', 'a'])
  expect(key('CREATE TABLE t (a INT NOT NULL, b INT, UNIQUE KEY u (b), UNIQUE v (a))')).toEqual(['a'])
  expect(key('CREATE TABLE t (a INT NOT NULL, UNIQUE u ((a + 1)), UNIQUE v (a, (lower(b))))')).toEqual([])
})

it.each([
  'GRANT ALL ON *.* TO x',
  'CREATE VIEW v AS SELECT 1',
  "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = 'b'",
  'SAVEPOINT s',
  'ROLLBACK TO s',
  'FLUSH TABLES',
  '',
])('%j says nothing about tables', (sql) => {
  expect(readStatement(sql, 'shop', new Catalog())).toEqual({ kind: 'none' })
})

it.each([
  'CREATE TABLE t',
  'CREATE TABLE t (a',
  'CREATE TABLE t (a INT(',
  'ALTER TABLE',
  "CREATE TABLE t (a ENUM('x)",
  'CREATE TABLE t LIKE u',
])('%j is not understood', (sql) => {
  expect(() => readStatement(sql, 'shop', new Catalog())).toThrow(DdlError)
})

it.each([
  ['INSERT IGNORE INTO t VALUES (1)', 't'],
  ['UPDATE LOW_PRIORITY `t` SET a = 1', 't'],
  ["LOAD DATA INFILE 'x' INTO TABLE t", 't'],
  ['DELETE FROM other.t', 't'],
])('%j changes rows of a table', (sql, name) => {
  expect(readStatement(sql, 'shop', new Catalog())).toMatchObject({ kind: 'rows', id: { name } })
})
