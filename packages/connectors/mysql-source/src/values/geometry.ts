import { type ConnectValue, dataError, Schema, Struct } from '@millrace/connect'

/** A point: its coordinates, and the same as well-known binary. */
export const pointSchema = Schema.struct(
  {
    x: Schema.float64(),
    y: Schema.float64(),
    wkb: Schema.bytes({ optional: true }),
    srid: Schema.int32({ optional: true }),
  },
  { name: 'io.debezium.data.geometry.Point', version: 1, doc: 'Geometry (POINT)' },
)

/** Any other shape, as well-known binary. */
export const geometrySchema = Schema.struct(
  { wkb: Schema.bytes(), srid: Schema.int32({ optional: true }) },
  { name: 'io.debezium.data.geometry.Geometry', version: 1, doc: 'Geometry' },
)

const headerLength = 4
const pointLength = 21

/** A shape as MariaDB keeps it: the number of its system of coordinates, 0 for none, and well-known binary. Throws INVALID_DATA. */
export function geometryValue(schema: Schema, isPoint: boolean, bytes: Buffer): ConnectValue {
  if (bytes.length < headerLength + 5) throw dataError('a geometry is shorter than its header')
  const number = bytes.readInt32LE(0)
  const srid = number === 0 ? null : number
  const wkb = bytes.subarray(headerLength)
  if (!isPoint) return Struct.ofChecked(schema, [wkb, srid])
  if (wkb.length < pointLength) throw dataError('a point is shorter than its coordinates')
  const little = wkb[0] === 1
  const [x, y] = [5, 13].map((at) => (little ? wkb.readDoubleLE(at) : wkb.readDoubleBE(at)))
  return Struct.ofChecked(schema, [x ?? 0, y ?? 0, wkb, srid])
}
