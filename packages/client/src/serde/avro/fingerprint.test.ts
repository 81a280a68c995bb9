import avsc from 'avsc'
import { expect, test } from 'vitest'
import { canonicalForm } from './avro-type.ts'
import { fingerprintOf } from './fingerprint.ts'

// Schemas with their fingerprints as Apache Avro publishes them (schema-tests.txt of its shared test data).
test.each([
  ['"null"', 7195948357588979594n],
  ['{"type":"boolean"}', -6970731678124411036n],
  ['"int"', 8247732601305521295n],
  ['"long"', -3434872931120570953n],
  ['"float"', 5583340709985441680n],
  ['"double"', -8181574048448539266n],
  ['"bytes"', 5746618253357095269n],
  ['"string"', -8142146995180207161n],
  ['[ "int"  ]', -5232228896498058493n],
  ['[ "int" , {"type":"boolean"} ]', 5392556393470105090n],
  ['{"fields":[], "type":"record", "name":"foo"}', -4824392279771201922n],
  ['{"type":"fixed","name":"foo","size":15}', 1756455273707447556n],
  ['{"type":"record","name":"foo","fields":[{"name":"f1","type":"boolean"}]}', 7843277075252814651n],
  [
    '{"name":"PigValue","type":"record","fields":[{"name":"value","type":["null","int","long","PigValue"]}]}',
    -1759257747318642341n,
  ],
])('the fingerprint of %s', (schema, published) => {
  const type = avsc.Type.forSchema(JSON.parse(schema) as avsc.Schema)
  expect(fingerprintOf(canonicalForm(type))).toBe(BigInt.asUintN(64, published).toString(16).padStart(16, '0'))
})

test('what does not change the bytes does not change the fingerprint', () => {
  const plain = { type: 'record', name: 'Order', fields: [{ name: 'item', type: 'string' }] }
  const dressed = {
    fields: [{ default: 'rye', doc: 'what', name: 'item', type: { type: 'string' }, aliases: ['article'] }],
    doc: 'An order.',
    aliases: ['Purchase'],
    name: 'Order',
    type: 'record',
  }
  const [one, other] = [plain, dressed].map((schema) => canonicalForm(avsc.Type.forSchema(schema as avsc.Schema)))
  expect(other).toBe(one)
})
